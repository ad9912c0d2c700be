#include "parsers/pdf/poppler_picture.h"

#include "core/layout.h"
#include "parsers/pdf/page_budget.h"
#include "parsers/pdf/poppler_paints.h"

#include <algorithm>
#include <cmath>

#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

namespace mailroom {
namespace {

// Ink costs by what it covers: filling a page takes as long as thousands of small operators.
constexpr double pixels_an_operation = 400;
constexpr double rows_an_operation = 40; // That one piece of an outline crosses.

double area_of(const Box& box)
{
    return std::max(0.0F, box.width()) * std::max(0.0F, box.height());
}

struct PathCost {
    double points = 0;
    Box box; // In pixels, within the clip.
};

PathCost cost_of(GfxState& state)
{
    PathCost cost{.box = {1e9F, 1e9F, -1e9F, -1e9F}};
    const auto* path = state.getPath();
    for (int i = 0; path != nullptr && i < path->getNumSubpaths(); ++i) {
        const auto* part = path->getSubpath(i);
        for (int j = 0; j < part->getNumPoints(); ++j) {
            double x = 0, y = 0;
            state.transform(part->getX(j), part->getY(j), &x, &y);
            cost.box = {
                std::min(cost.box.x0, static_cast<float>(x)),
                std::min(cost.box.y0, static_cast<float>(y)),
                std::max(cost.box.x1, static_cast<float>(x)),
                std::max(cost.box.y1, static_cast<float>(y))};
        }
        cost.points += part->getNumPoints();
    }
    const auto clip = clip_of(state);
    cost.box = {
        std::max(cost.box.x0, clip.x0), std::max(cost.box.y0, clip.y0),
        std::min(cost.box.x1, clip.x1), std::min(cost.box.y1, clip.y1)};
    return cost;
}

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

    // clang-format off
    void fill(GfxState* state) override
        { if (may_fill(*state)) SplashOutputDev::fill(state); }
    void eoFill(GfxState* state) override
        { if (may_fill(*state)) SplashOutputDev::eoFill(state); }
    void stroke(GfxState* state) override
        { if (may_stroke(*state)) SplashOutputDev::stroke(state); }
    bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override
        { return !may_cover(*state) || SplashOutputDev::functionShadedFill(state, shading); }
    bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double from, double to) override
        { return !may_cover(*state) || SplashOutputDev::axialShadedFill(state, shading, from, to); }
    bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double from, double to)
        override
    {
        return !may_cover(*state) || SplashOutputDev::radialShadedFill(state, shading, from, to);
    }
    void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
        GfxImageColorMap* colors, bool interpolate, const int* mask, bool in_line) override
    {
        if (may_draw(*state, width, height))
            SplashOutputDev::drawImage(
                state, reference, stream, width, height, colors, interpolate, mask, in_line);
    }
    void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height,
        bool invert, bool interpolate, bool in_line) override
    {
        if (may_draw(*state, width, height))
            SplashOutputDev::drawImageMask(
                state, reference, stream, width, height, invert, interpolate, in_line);
    }
    void drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
        GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width, int mask_height,
        bool invert, bool interpolate_mask) override
    {
        if (may_draw(*state, width, height) && may_draw(*state, mask_width, mask_height))
            SplashOutputDev::drawMaskedImage(state, reference, stream, width, height, colors,
                interpolate, mask, mask_width, mask_height, invert, interpolate_mask);
    }
    void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width,
        int height, GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
        int mask_height, GfxImageColorMap* mask_colors, bool interpolate_mask) override
    {
        if (may_draw(*state, width, height) && may_draw(*state, mask_width, mask_height))
            SplashOutputDev::drawSoftMaskedImage(state, reference, stream, width, height, colors,
                interpolate, mask, mask_width, mask_height, mask_colors, interpolate_mask);
    }
    // clang-format on

private:
    bool spend(double operations)
    {
        constexpr double most = 1e9;
        return budget_.spend(static_cast<std::uint64_t>(std::clamp(operations, 1.0, most)));
    }
    bool may_fill(GfxState& state)
    {
        const auto cost = cost_of(state);
        const double rows = std::max(0.0F, cost.box.height());
        return spend(
            area_of(cost.box) / pixels_an_operation + cost.points * rows / rows_an_operation);
    }
    bool may_stroke(GfxState& state)
    {
        const auto cost = cost_of(state);
        const double length = std::max(0.0F, cost.box.height()) + std::max(0.0F, cost.box.width());
        const double width = std::max(1.0, state.getTransformedLineWidth());
        return spend(
            cost.points * length / rows_an_operation
            + std::min(area_of(cost.box), cost.points * length * width) / pixels_an_operation);
    }
    bool may_cover(const GfxState& state)
    {
        return spend(area_of(clip_of(state)) / pixels_an_operation);
    }
    bool may_draw(const GfxState& state, int width, int height)
    {
        const auto* matrix = state.getCTM(); // Of the unit square that the picture fills.
        const double covered = std::min(
            area_of(clip_of(state)), std::abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
        return spend((static_cast<double>(width) * height + covered) / pixels_an_operation);
    }

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
