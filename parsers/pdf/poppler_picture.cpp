#include "parsers/pdf/poppler_picture.h"

#include "parsers/pdf/page_budget.h"

#include <poppler/PDFDoc.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

namespace mailroom {
namespace {

class PictureOutput final : public SplashOutputDev {
public:
    PictureOutput(SplashColorMode mode, SplashColorPtr background, PageBudget& budget)
        : SplashOutputDev(mode, 4, false, background),
          budget_(budget)
    {
        setFontAntialias(true);
        setVectorAntialias(true);
        setFreeTypeHinting(false, false);
    }

    // Forms that call each other would not end: from then on they are left to drawForm(), which
    // does nothing.
    bool useDrawForm() override { return !budget_.spend(operations_a_form); }

    bool beginType3Char(
        GfxState* state,
        double x,
        double y,
        double dx,
        double dy,
        CharCode code,
        const Unicode* characters,
        int length) override
    {
        constexpr std::uint64_t operations_a_glyph = 60;
        return !budget_.spend(operations_a_glyph) // Then it counts as drawn.
            || SplashOutputDev::beginType3Char(state, x, y, dx, dy, code, characters, length);
    }

private:
    PageBudget& budget_;
};

bool is_spent(void* budget)
{
    return !static_cast<PageBudget*>(budget)->spend(operations_a_check);
}

Image copy_of(SplashBitmap& bitmap, std::uint32_t channels, double dpi)
{
    Image image{
        .width = static_cast<std::uint32_t>(bitmap.getWidth()),
        .height = static_cast<std::uint32_t>(bitmap.getHeight()),
        .channels = channels,
        .dots_per_inch = dpi};
    image.pixels.reserve(std::size_t{image.bytes_per_row()} * image.height);
    const auto* data = reinterpret_cast<const char*>(bitmap.getDataPtr());
    for (std::uint32_t y = 0; y < image.height; ++y)
        image.pixels.append(
            data + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize(), image.bytes_per_row());
    return image;
}

} // namespace

Result<Image> draw_page(
    PDFDoc& document,
    int number,
    int turn,
    double dpi,
    std::uint32_t channels,
    const Limits& limits)
{
    PageBudget budget(limits.pdf_drawn_operations_max, limits.pdf_content_bytes_max);
    SplashColor white{255, 255, 255};
    PictureOutput out(channels == 1 ? splashModeMono8 : splashModeRGB8, white, budget);
    out.startDoc(&document);
    document.displayPageSlice(
        &out, number, dpi, dpi, turn, false, true, false, -1, -1, -1, -1, is_spent, &budget);
    if (budget.is_spent())
        return Error{
            ErrorCode::over_limit,
            "page " + std::to_string(number) + " takes more work to draw than is allowed"};
    auto* bitmap = out.getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr)
        return Error{ErrorCode::corrupt, "page " + std::to_string(number) + " can't be drawn"};
    return copy_of(*bitmap, channels, dpi);
}

} // namespace mailroom
