#pragma once

// PDF (ISO 32000-1), read by Poppler: the text of each page with its places, pictures of pages, and
// the files inside. Hostile bytes: call only where a crash is affordable.
//
// Pages are counted from 1. A page that Poppler can't open stands in the result as an empty page,
// with a defect. Boxes are relative to the crop box with the page's rotation undone - and that of
// its text, where most of it lies on its side - as are the pictures, so that a box times dpi / 72
// lies over its words.
//
// Not thread-safe within one object; different objects may be used by different threads.

#include "core/layout.h"
#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/layout/image.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct EmbeddedPdfFile {
    std::string name;       // As its file specification says.
    std::string media_type; // As the embedded stream says; often empty.
    std::string bytes;
};

enum class PictureColor : std::uint8_t { gray, rgb };

class PdfDocument {
public:
    // `bytes` must outlive the object. Of a document locked by a user password the first of
    // `passwords` that fits is used.
    PdfDocument(std::string_view bytes, std::span<const std::string> passwords);
    ~PdfDocument();
    PdfDocument(PdfDocument&&) noexcept;
    PdfDocument& operator=(PdfDocument&&) noexcept;

    bool is_readable() const;  // False where it is damaged beyond repair, or locked.
    bool is_encrypted() const; // Locked by a password that we don't have.
    std::uint32_t pages() const;

    // What a person reads on the pages, values of form fields among it. Text that nobody can see -
    // in the colour of its ground, behind a picture, drawn invisibly and without a scan, cut off,
    // outside the page, tiny, on a hidden layer - is left out, and said as a defect. Where the
    // words of a page are those that a scanner's software laid over its picture, the method is ocr.
    //
    // At most Limits::pages_max pages, words_max words, and what its pdf_ limits allow; what is cut
    // is said as a defect.
    Parsed<TextLayout> text(const Limits& limits);

    // Whether something on the page, which text() has read, looks like a QR code.
    bool may_hold_codes(std::uint32_t page) const;

    // At a lower resolution than asked for where the picture would exceed image_pixels_max. An
    // error where it would take more work than pdf_drawn_operations_max, or holds a picture of more
    // pixels.
    Result<Image> render(std::uint32_t page, double dpi, PictureColor color, const Limits& limits);

    std::vector<EmbeddedPdfFile> embedded_files(const Limits& limits);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The same for a single use.
Parsed<TextLayout>
read_pdf(std::string_view bytes, std::span<const std::string> passwords, const Limits& limits);

} // namespace mailroom
