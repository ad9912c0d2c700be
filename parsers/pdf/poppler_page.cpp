#include "parsers/pdf/poppler_page.h"

#include "parsers/pdf/page_contents.h"

#include <algorithm>
#include <utility>

#include <poppler/Catalog.h>
#include <poppler/Object.h>
#include <poppler/OptionalContent.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>

namespace mailroom {
namespace {

bool names_wavelets(const Object& filter)
{
    if (!filter.isArray())
        return filter.isName("JPXDecode");
    for (int i = 0; i < filter.arrayGetLength(); ++i) {
        if (filter.arrayGet(i).isName("JPXDecode"))
            return true;
    }
    return false;
}

template <std::size_t count>
bool read_numbers(Object array, std::array<double, count>& out)
{
    if (!array.isArray() || array.arrayGetLength() < static_cast<int>(count))
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = array.arrayGet(static_cast<int>(i));
        out[i] = number.isNum() ? number.getNum() : 0;
    }
    return true;
}

} // namespace

Page page_size(::Page& page, int turn)
{
    auto width = static_cast<float>(page.getCropWidth());
    auto height = static_cast<float>(page.getCropHeight());
    if ((page.getRotate() + turn) % 180 != 0)
        std::swap(width, height);
    return {.width = width, .height = height};
}

bool has_wavelet_pictures(::Page& page)
{
    constexpr int pictures_max = 100;
    auto* resources = page.getResourceDict();
    if (resources == nullptr)
        return false;
    const auto objects = resources->lookup("XObject");
    if (!objects.isDict())
        return false;
    for (int i = 0; i < std::min(objects.dictGetLength(), pictures_max); ++i) {
        const auto object = objects.dictGetVal(i);
        if (object.isStream() && names_wavelets(object.streamGetDict()->lookup("Filter")))
            return true;
    }
    return false;
}

std::optional<FormXObject> read_form(Object& object, PDFDoc& document, PageBudget& budget)
{
    if (!object.isStream())
        return std::nullopt;
    const auto* entries = object.streamGetDict();
    FormXObject form;
    if (!read_numbers(entries->lookup("BBox"), form.box))
        return std::nullopt;
    read_numbers(entries->lookup("Matrix"), form.matrix);
    auto* layers = document.getCatalog()->getOptContentConfig();
    form.on_hidden_layer =
        layers != nullptr && !layers->optContentIsVisible(&entries->lookupNF("OC"));
    if (const auto resources = entries->lookup("Resources"); resources.isDict()) {
        const auto fonts = resources.dictLookup("Font");
        form.fonts = fonts.isDict() ? static_cast<std::uint64_t>(fonts.dictGetLength()) : 0;
    }
    form.contents = decoded_contents(object, budget);
    return form;
}

} // namespace mailroom
