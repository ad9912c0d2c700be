#include "parsers/ocr/page_bands.h"

#include <algorithm>
#include <vector>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

constexpr int white = 255;

// One bit for four by four pixels: where most of them are darker than the paper.
PixOwner dark_pixels(Pix* gray)
{
    constexpr double dark = 0.62; // Of the paper's brightness.
    const int paper = brightness_of(gray, nullptr, 0, 0, 0.5F);
    const PixOwner binary(::pixConvertTo1(gray, static_cast<int>(dark * paper)));
    return PixOwner(
        binary != nullptr ? ::pixReduceRankBinaryCascade(binary.get(), 2, 2, 0, 0) : nullptr);
}

// Where these make an area larger than letters, with what is light in it.
PixOwner dark_areas(Pix* dark, double dots_per_inch)
{
    constexpr double letter_gap = 0.07, band_height = 0.09, band_width = 0.3;
    const int gap = pixels_in(letter_gap, dots_per_inch);
    const PixOwner filled(::pixCloseSafeBrick(nullptr, dark, gap, gap));
    return PixOwner(
        filled != nullptr ? ::pixOpenBrick(
            nullptr, filled.get(), pixels_in(band_width, dots_per_inch),
            pixels_in(band_height, dots_per_inch))
                          : nullptr);
}

struct Rows {
    int first = 0, last = -1; // None.
};

// Of the column of a picture of one bit a pixel, the rows between which it is black.
Rows black_rows(Pix* picture, int x)
{
    Rows rows;
    for (int y = 0; y < ::pixGetHeight(picture); ++y) {
        const auto* line =
            ::pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(picture);
        if (GET_DATA_BIT(line, x) == 0)
            continue;
        rows.first = rows.last < 0 ? y : rows.first;
        rows.last = y;
    }
    return rows;
}

// The rows that a band covers: letters of the next row stand so close to it that they seem to be
// of it, but have no stroke as broad. Column by column, since the page is not level yet; what is
// beside a letter of the band tells how far the band goes there.
void cut_to_band(Pix* area, Pix* broad, int left, int top, int beside)
{
    const PixOwner core(::pixCopy(nullptr, area));
    if (core == nullptr)
        return;
    const int width = ::pixGetWidth(area), height = ::pixGetHeight(area);
    ::pixRasterop(core.get(), 0, 0, width, height, PIX_SRC & PIX_DST, broad, left, top);
    std::vector<Rows> columns;
    for (int x = 0; x < width; ++x)
        columns.push_back(black_rows(core.get(), x));
    for (int x = 0; x < width; ++x) {
        Rows rows{.first = height, .last = -1};
        for (int i = std::max(0, x - beside); i < std::min(width, x + beside + 1); ++i) {
            const auto& column = columns[static_cast<std::size_t>(i)];
            if (column.last >= 0)
                rows = {std::min(rows.first, column.first), std::max(rows.last, column.last)};
        }
        if (rows.last < 0)
            continue;
        ::pixRasterop(area, x, 0, 1, rows.first, PIX_CLR, nullptr, 0, 0);
        ::pixRasterop(area, x, rows.last + 1, 1, height - rows.last - 1, PIX_CLR, nullptr, 0, 0);
    }
}

// Letters on paper stand as close to each other, but leave most of it light, and no stroke of
// theirs is as broad as what a band leaves around its letters.
bool is_band(Pix* dark, Pix* broad, Pix* area, int left, int top)
{
    constexpr double dark_min = 0.55, broad_min = 0.2;
    const auto share = [&](Pix* of) {
        l_int32 all = 0, common = 0;
        const PixOwner both(::pixCopy(nullptr, area));
        if (both == nullptr)
            return 0.0;
        ::pixRasterop(
            both.get(), 0, 0, ::pixGetWidth(area), ::pixGetHeight(area), PIX_SRC & PIX_DST, of,
            left, top);
        ::pixCountPixels(area, &all, nullptr);
        ::pixCountPixels(both.get(), &common, nullptr);
        return static_cast<double>(common) / std::max(all, 1);
    };
    return share(dark) > dark_min && share(broad) > broad_min;
}

// What is dark of a band hangs together around its letters, cell by cell; bold letters, whose
// strokes are as broad, stand each for itself.
bool hangs_together(Pix* gray, Pix* area, int left, int top)
{
    constexpr double ink = 0.35; // Of the way from the band's shade to the paper's.
    constexpr double cell = 1.6; // Of the height; no letter is as broad.
    constexpr double share_min = 0.5, whole_min = 0.7;
    const int width = 4 * ::pixGetWidth(area), height = 4 * ::pixGetHeight(area);
    const PixOwner mask(::pixExpandReplicate(area, 4));
    ::Box* clip = ::boxCreate(4 * left, 4 * top, width, height);
    const PixOwner cut(::pixClipRectangle(gray, clip, nullptr));
    ::boxDestroy(&clip);
    if (mask == nullptr || cut == nullptr)
        return false;
    const int paper = brightness_of(gray, nullptr, 0, 0, 0.5F);
    const int shade = brightness_of(gray, mask.get(), 4 * left, 4 * top, 0.5F);
    const PixOwner binary(
        ::pixConvertTo1(cut.get(), shade + static_cast<int>(ink * (paper - shade))));
    const PixOwner dark(binary != nullptr ? ::pixAnd(nullptr, binary.get(), mask.get()) : nullptr);
    Pixa* shapes = nullptr;
    Boxa* boxes = dark != nullptr ? ::pixConnComp(dark.get(), &shapes, 4) : nullptr;
    double all = 0, broad = 0, largest = 0;
    for (int i = 0; i < ::boxaGetCount(boxes); ++i) {
        const PixOwner shape(::pixaGetPix(shapes, i, L_CLONE));
        l_int32 count = 0;
        ::pixCountPixels(shape.get(), &count, nullptr);
        all += count;
        largest = std::max<double>(largest, count);
        if (::pixGetWidth(shape.get()) > cell * height)
            broad += count;
    }
    ::boxaDestroy(&boxes);
    ::pixaDestroy(&shapes);
    return broad > share_min * all || largest > whole_min * all;
}

// The band's own shade becomes white, and white black.
void turn_light(Pix* gray, Pix* area, int left, int top)
{
    const int width = ::pixGetWidth(area), height = ::pixGetHeight(area);
    const PixOwner mask(::pixExpandReplicate(area, 4));
    if (mask == nullptr)
        return;
    constexpr int shade_max = 200;
    const int shade = std::min(brightness_of(gray, mask.get(), left * 4, top * 4, 0.5F), shade_max);
    const int right = std::min(4 * (left + width), ::pixGetWidth(gray));
    const int bottom = std::min(4 * (top + height), ::pixGetHeight(gray));
    for (int y = 4 * top; y < bottom; ++y) {
        auto* line = ::pixGetData(gray) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(gray);
        const auto* bits = ::pixGetData(mask.get())
            + static_cast<std::ptrdiff_t>(y - 4 * top) * ::pixGetWpl(mask.get());
        for (int x = 4 * left; x < right; ++x) {
            if (GET_DATA_BIT(bits, x - 4 * left) == 0)
                continue;
            const int above = std::max(0, static_cast<int>(GET_DATA_BYTE(line, x)) - shade);
            const int turned = white - std::min(white, above * white / (white - shade));
            SET_DATA_BYTE(line, x, static_cast<l_uint8>(turned));
        }
    }
}

} // namespace

void lighten_bands(PixOwner& gray, double dots_per_inch)
{
    constexpr int bands_max = 200;
    constexpr double stroke_max = 0.06, beside = 0.8; // Inches.
    const auto dark = dark_pixels(gray.get());
    const auto areas = dark != nullptr ? dark_areas(dark.get(), dots_per_inch / 4) : nullptr;
    if (areas == nullptr)
        return;
    const int stroke = pixels_in(stroke_max, dots_per_inch / 4);
    const PixOwner broad(::pixOpenBrick(nullptr, dark.get(), stroke, stroke));
    if (broad == nullptr)
        return;
    Pixa* shapes = nullptr;
    Boxa* boxes = ::pixConnComp(areas.get(), &shapes, 8);
    for (int i = 0; i < std::min(::boxaGetCount(boxes), bands_max); ++i) {
        int left = 0, top = 0;
        ::boxaGetBoxGeometry(boxes, i, &left, &top, nullptr, nullptr);
        const PixOwner shape(::pixaGetPix(shapes, i, L_CLONE));
        if (is_band(dark.get(), broad.get(), shape.get(), left, top)
            && hangs_together(gray.get(), shape.get(), left, top)) {
            cut_to_band(shape.get(), broad.get(), left, top, pixels_in(beside, dots_per_inch / 4));
            turn_light(gray.get(), shape.get(), left, top);
        }
    }
    ::boxaDestroy(&boxes);
    ::pixaDestroy(&shapes);
}

} // namespace mailroom
