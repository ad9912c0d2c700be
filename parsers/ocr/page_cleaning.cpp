#include "parsers/ocr/page_cleaning.h"

#include "parsers/ocr/page_bands.h"
#include "parsers/ocr/page_marks.h"
#include "parsers/ocr/page_noise.h"
#include "parsers/ocr/pictures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

void replace(PixOwner& pix, Pix* other)
{
    if (other != nullptr)
        pix.reset(other);
}

// The paper is meant to be white: its brightness is what most of the pixels have.
bool is_paper_white(Pix* gray)
{
    constexpr int every = 8, white = 225;
    constexpr float share = 0.5F;
    float value = 0;
    return ::pixGetRankValueMasked(gray, nullptr, 0, 0, every, 1 - share, &value, nullptr) == 0
        && value >= white;
}

// The lid stood open, or a fold threw a shadow: at some places the paper is darker than at most.
// Ink leaves light gaps at each place, and a dark band is darker than any shadow.
bool is_shaded(Pix* gray)
{
    constexpr int tile = 8; // Of a picture of a sixteenth of the pixels, which evens out the grain.
    constexpr double share_min = 0.04, shade_most = 0.86, band_most = 0.4; // Of the paper.
    const PixOwner half(::pixScaleAreaMap2(gray));
    const PixOwner small(half != nullptr ? ::pixScaleAreaMap2(half.get()) : nullptr);
    const PixOwner paper(
        small != nullptr ? ::pixScaleGrayMinMax(small.get(), tile, tile, L_CHOOSE_MAX) : nullptr);
    float usual = 0;
    if (paper == nullptr
        || ::pixGetRankValueMasked(paper.get(), nullptr, 0, 0, 1, 0.5F, &usual, nullptr) != 0)
        return false;
    const int width = ::pixGetWidth(paper.get()), height = ::pixGetHeight(paper.get());
    int shaded = 0;
    for (int y = 0; y < height; ++y) {
        const auto* line =
            ::pixGetData(paper.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(paper.get());
        for (int x = 0; x < width; ++x) {
            const int value = GET_DATA_BYTE(line, x);
            shaded += value > band_most * usual && value < shade_most * usual;
        }
    }
    return shaded > share_min * width * height;
}

// Shadows, coloured and crumpled paper. What is darker than most of its surroundings is ink.
void even_out_background(PixOwner& gray)
{
    constexpr int tile_width = 20, tile_height = 30, ink_max = 100, tile_pixels_min = 50,
                  paper = 230, smooth_x = 2, smooth_y = 1;
    replace(
        gray,
        ::pixBackgroundNorm(
            gray.get(), nullptr, nullptr, tile_width, tile_height, ink_max, tile_pixels_min, paper,
            smooth_x, smooth_y));
}

// Where the shadow was deep, the paper in it was taken for ink at first. What is left of the grain
// is lighter than the paper.
void even_out_shadow(PixOwner& gray)
{
    constexpr int darkest = 60, paper = 230;
    even_out_background(gray);
    if (is_shaded(gray.get()))
        even_out_background(gray);
    ::pixGammaTRC(gray.get(), gray.get(), 1, darkest, paper);
}

// A fax, or a scan of two shades: what is neither black nor white is hardly there.
bool is_of_two_shades(Pix* gray)
{
    constexpr int dark = 40, light = 215, every = 4;
    constexpr double between_max = 0.01;
    const int width = ::pixGetWidth(gray), height = ::pixGetHeight(gray);
    std::int64_t between = 0, ink = 0;
    for (int y = 0; y < height; y += every) {
        const auto* line = ::pixGetData(gray) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(gray);
        for (int x = 0; x < width; ++x) {
            const int value = GET_DATA_BYTE(line, x);
            ink += value < light;
            between += value >= dark && value < light;
        }
    }
    return static_cast<double>(between) < between_max * static_cast<double>(ink);
}

// The models were taught on shades of gray: steps at the edges are read as strokes.
void soften_edges(PixOwner& gray)
{
    replace(gray, ::pixBlockconvGray(gray.get(), nullptr, 1, 1));
}

// The median height of what looks like a letter, in pixels; 0 where there are too few of them.
int letter_height(Pix* gray)
{
    constexpr int least = 8, most = 90, enough = 30, ink = 170;
    const PixOwner binary(::pixConvertTo1(gray, ink));
    Boxa* boxes = binary != nullptr ? ::pixConnCompBB(binary.get(), 8) : nullptr;
    std::array<int, most + 1> heights{};
    int letters = 0;
    for (int i = 0; i < ::boxaGetCount(boxes); ++i) {
        int width = 0, height = 0;
        ::boxaGetBoxGeometry(boxes, i, nullptr, nullptr, &width, &height);
        if (height < least || height > most || width < 2 || width > 2 * height
            || height > 6 * width)
            continue;
        ++heights[static_cast<std::size_t>(height)];
        ++letters;
    }
    ::boxaDestroy(&boxes);
    if (letters < enough)
        return 0;
    int height = 0;
    for (int below = 0; 2 * below < letters; ++height)
        below += heights[static_cast<std::size_t>(height)];
    return height - 1;
}

double within_pixels(const Pix* pix, double factor, const Limits& limits)
{
    const double pixels = static_cast<double>(::pixGetWidth(pix)) * ::pixGetHeight(pix);
    return std::min(factor, std::sqrt(limits.ocr_pixels_max / std::max(pixels, 1.0)));
}

void scale(CleanPage& page, double factor)
{
    const auto f = static_cast<float>(factor);
    Pix* other = ::pixScale(page.pix.get(), f, f);
    if (other == nullptr)
        return;
    page.pix.reset(other);
    page.dots_per_inch *= factor;
}

void level(CleanPage& page)
{
    constexpr float confidence_min = 3, degrees_min = 0.1F, degrees_max = 11;
    constexpr float degrees_to_radians = 3.14159265F / 180;
    constexpr int reduced_sweep = 4, reduced_search = 2;
    constexpr float degrees_step = 1, degrees_exact = 0.01F;
    constexpr int ink = 160;
    const PixOwner binary(::pixConvertTo1(page.pix.get(), ink));
    float degrees = 0, confidence = 0;
    if (binary == nullptr
        || ::pixFindSkewSweepAndSearch(
               binary.get(), &degrees, &confidence, reduced_sweep, reduced_search, degrees_max,
               degrees_step, degrees_exact)
            != 0
        || confidence < confidence_min || std::abs(degrees) < degrees_min
        || std::abs(degrees) > degrees_max)
        return;
    replace(page.pix, ::pixRotateAMGray(page.pix.get(), degrees * degrees_to_radians, 255));
}

void clean_scan(CleanPage& page, const Limits& limits)
{
    constexpr double dpi_wanted = 300;
    // Smaller letters run together as if they were a band.
    constexpr int letter_least = 14;
    constexpr double dpi_least = 220;
    const bool two_shades = is_of_two_shades(page.pix.get());
    turn_negative(page.pix);
    page.dots_per_inch = remove_specks(page.pix, page.dots_per_inch);
    remove_streaks(page.pix, page.dots_per_inch);
    const auto factor = within_pixels(page.pix.get(), dpi_wanted / page.dots_per_inch, limits);
    if (factor < 0.8 || factor > 1.25)
        scale(page, factor);
    // Else a shadow is taken for a band.
    const bool shaded = is_shaded(page.pix.get());
    if (shaded)
        even_out_shadow(page.pix);
    if (page.dots_per_inch >= dpi_least && letter_height(page.pix.get()) >= letter_least)
        lighten_bands(page.pix, page.dots_per_inch);
    if (!shaded && !is_paper_white(page.pix.get()))
        even_out_background(page.pix);
    remove_lonely_specks(page.pix, page.dots_per_inch);
    darken_faint_ink(page.pix);
    if (two_shades)
        soften_edges(page.pix);
    level(page);
    remove_tight_frames(page.pix, page.dots_per_inch);
}

void clean_photograph(CleanPage& page, const Limits& limits)
{
    constexpr double letter_wanted = 30, factor_min = 0.2, factor_max = 4;
    constexpr int tile = 40, contrast_min = 60;
    constexpr float darker = 0.5F;
    even_out_background(page.pix);
    replace(page.pix, ::pixBlockconvGray(page.pix.get(), nullptr, 1, 1));
    const PixOwner smooth(::pixBlockconvGray(page.pix.get(), nullptr, 1, 1));
    const auto height = letter_height(smooth != nullptr ? smooth.get() : page.pix.get());
    const auto factor = height > 0 ? letter_wanted / height : 300 / page.dots_per_inch;
    const auto fit =
        within_pixels(page.pix.get(), std::clamp(factor, factor_min, factor_max), limits);
    if (fit < 0.85 || fit > 1.2)
        scale(page, fit);
    level(page);
    replace(page.pix, ::pixContrastNorm(nullptr, page.pix.get(), tile, tile, contrast_min, 1, 1));
    ::pixGammaTRC(page.pix.get(), page.pix.get(), darker, 0, 255);
}

} // namespace

CleanPage cleaned(const Image& gray, const Limits& limits)
{
    CleanPage page{
        .pix = pix_of(gray),
        .dots_per_inch = likely_dots_per_inch(gray),
        .photographed = !tells_resolution(gray)};
    if (page.pix == nullptr)
        return page;
    if (page.photographed)
        clean_photograph(page, limits);
    else
        clean_scan(page, limits);
    return page;
}

CleanPage turned(const CleanPage& page, int degrees)
{
    CleanPage other{
        .pix = PixOwner(::pixRotateOrth(page.pix.get(), degrees / 90)),
        .dots_per_inch = page.dots_per_inch,
        .photographed = page.photographed};
    if (other.pix != nullptr)
        level(other);
    return other;
}

CleanPage thickened(const CleanPage& page)
{
    constexpr int pen = 3;
    return {
        .pix = PixOwner(::pixErodeGray(page.pix.get(), pen, pen)),
        .dots_per_inch = page.dots_per_inch,
        .photographed = page.photographed};
}

CleanPage whitened(const CleanPage& page)
{
    constexpr double ink = 0.35, grain = 0.8; // Of the paper's brightness.
    constexpr int every = 4;
    CleanPage other{
        .pix = PixOwner(::pixBlockconvGray(page.pix.get(), nullptr, 1, 1)),
        .dots_per_inch = page.dots_per_inch,
        .photographed = page.photographed};
    float paper = 0;
    if (other.pix != nullptr
        && ::pixGetRankValueMasked(other.pix.get(), nullptr, 0, 0, every, 0.5F, &paper, nullptr)
            == 0)
        ::pixGammaTRC(
            other.pix.get(), other.pix.get(), 1, static_cast<int>(ink * paper),
            static_cast<int>(grain * paper));
    return other;
}

CleanPage at_resolution(const CleanPage& page, double dots_per_inch)
{
    CleanPage other{
        .pix = PixOwner(::pixClone(page.pix.get())),
        .dots_per_inch = page.dots_per_inch,
        .photographed = page.photographed};
    scale(other, dots_per_inch / page.dots_per_inch);
    return other;
}

} // namespace mailroom
