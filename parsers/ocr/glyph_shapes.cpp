#include "parsers/ocr/glyph_shapes.h"

#include <algorithm>
#include <cstddef>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

struct Columns {
    int first = 0, last = 0; // Of the ink in rows of a glyph.
};

Columns columns_of(Pix* glyph, double from, double to)
{
    const int width = ::pixGetWidth(glyph), height = ::pixGetHeight(glyph);
    Columns columns{width, -1};
    for (int y = static_cast<int>(from * height); y < static_cast<int>(to * height); ++y) {
        const auto* line =
            ::pixGetData(glyph) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(glyph);
        for (int x = 0; x < width; ++x) {
            if (GET_DATA_BIT(line, x) != 0)
                columns = {std::min(columns.first, x), std::max(columns.last, x)};
        }
    }
    return columns;
}

double flag_of(Pix* glyph)
{
    const auto top = columns_of(glyph, 0, 0.4), stem = columns_of(glyph, 0.5, 0.75);
    return static_cast<double>((stem.first - top.first) - (top.last - stem.last))
        / std::max(1, static_cast<int>(::pixGetHeight(glyph)));
}

// What is darker than `ink` in the box and a few pixels around it.
PixOwner ink_in(const CleanPage& page, const Box& box, int ink)
{
    constexpr int margin = 2;
    const double scale = page.dots_per_inch / 72;
    ::Box* clip = ::boxCreate(
        std::max(0, static_cast<int>(box.x0 * scale) - margin),
        std::max(0, static_cast<int>(box.y0 * scale) - margin),
        static_cast<int>(box.width() * scale) + 2 * margin,
        static_cast<int>(box.height() * scale) + 2 * margin);
    const PixOwner part(::pixClipRectangle(page.pix.get(), clip, nullptr));
    ::boxDestroy(&clip);
    return PixOwner(part != nullptr ? ::pixConvertTo1(part.get(), ink) : nullptr);
}

} // namespace

std::vector<Glyph> glyphs_in(const CleanPage& page, const Box& box)
{
    constexpr int ink = 150;
    constexpr double letter_least = 0.6; // Of the tallest.
    const auto binary = ink_in(page, box, ink);
    Pixa* shapes = nullptr;
    Boxa* boxes = binary != nullptr ? ::pixConnComp(binary.get(), &shapes, 8) : nullptr;
    std::vector<Glyph> glyphs;
    int tallest = 0;
    for (int i = 0; i < ::boxaGetCount(boxes); ++i) {
        Glyph glyph;
        ::boxaGetBoxGeometry(boxes, i, &glyph.left, nullptr, &glyph.width, &glyph.height);
        tallest = std::max(tallest, glyph.height);
        const PixOwner shape(::pixaGetPix(shapes, i, L_CLONE));
        glyph.flag = shape != nullptr ? flag_of(shape.get()) : 0;
        glyphs.push_back(glyph);
    }
    ::boxaDestroy(&boxes);
    ::pixaDestroy(&shapes);
    std::erase_if(
        glyphs, [tallest](const Glyph& glyph) { return glyph.height < letter_least * tallest; });
    std::ranges::sort(glyphs, {}, &Glyph::left);
    return glyphs;
}

bool has_flat_stroke(const CleanPage& page, const Box& box)
{
    constexpr double breadth_least = 0.17; // Of the box's height; specks are smaller.
    constexpr double flat = 1.25;          // Breadth to height.
    constexpr int faint_ink = 195;         // A thin stroke is never black.
    const auto binary = ink_in(page, box, faint_ink);
    Boxa* shapes = binary != nullptr ? ::pixConnComp(binary.get(), nullptr, 8) : nullptr;
    bool found = false;
    for (int i = 0; i < ::boxaGetCount(shapes); ++i) {
        int width = 0, height = 0;
        ::boxaGetBoxGeometry(shapes, i, nullptr, nullptr, &width, &height);
        found = found
            || (width >= flat * height
                && width >= breadth_least * box.height() * page.dots_per_inch / 72);
    }
    ::boxaDestroy(&shapes);
    return found;
}

} // namespace mailroom
