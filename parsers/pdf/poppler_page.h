#pragma once

// What a page of Poppler's is like and its forms are like before they are interpreted.

#include "core/layout.h"
#include "parsers/pdf/page_budget.h"

#include <array>
#include <optional>
#include <string>

// Poppler's.
class Object;
class PDFDoc;
class Page;

namespace mailroom {

// Its crop box as a person sees it, turned by so many more degrees. Without words.
Page page_size(::Page& page, int turn);

// Whether a picture is compressed by wavelets (JPEG 2000): Poppler decodes those whole to learn
// their size.
bool has_wavelet_pictures(::Page& page);

// A form XObject (ISO 32000-1, 8.10).
struct FormXObject {
    std::array<double, 6> matrix{1, 0, 0, 1, 0, 0};
    std::array<double, 4> box{};
    bool on_hidden_layer = false;
    std::uint64_t fonts = 0; // That its resources name.
    std::string contents;
};

// Nothing where the object is none.
std::optional<FormXObject> read_form(Object& object, PDFDoc& document, PageBudget& budget);

} // namespace mailroom
