#include "parsers/ocr/page_noise.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

constexpr float ink_share = 0.001F; // A line of text is ink enough.

// Where the pixels stand that `share` of all are darker than.
float brightness(Pix* gray, float share)
{
    constexpr int every = 4;
    float value = 0;
    return ::pixGetRankValueMasked(gray, nullptr, 0, 0, every, share, &value, nullptr) == 0 ? value
                                                                                            : 0;
}

PixOwner dark_pixels(Pix* gray)
{
    constexpr float dark = 0.55F; // Of the paper's brightness.
    return PixOwner(::pixConvertTo1(gray, static_cast<int>(dark * brightness(gray, 0.5F))));
}

// Text leaves most of a page white, and what is printed dark has no white in it; specks leave no
// place white and none black.
bool has_specks_everywhere(Pix* dark)
{
    constexpr int lightest = 252, darkest = 150; // Of tiles of 16 by 16 pixels.
    constexpr double share_min = 0.6;
    const PixOwner tiles(::pixScaleToGray16(dark));
    if (tiles == nullptr)
        return false;
    const int width = ::pixGetWidth(tiles.get()), height = ::pixGetHeight(tiles.get());
    int speckled = 0;
    for (int y = 0; y < height; ++y) {
        const auto* line =
            ::pixGetData(tiles.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(tiles.get());
        for (int x = 0; x < width; ++x) {
            const int value = GET_DATA_BYTE(line, x);
            speckled += value >= darkest && value <= lightest;
        }
    }
    return speckled > share_min * width * height;
}

// Shapes as tall as letters, and the marks in their lines: points, commas and dashes.
PixOwner letters_and_marks(Pix* dark)
{
    constexpr int letter_height = 6, beside = 25, below = 7, mark_least = 3; // Pixels.
    const PixOwner marks(::pixSelectBySize(
        dark, mark_least, mark_least, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    const PixOwner letters(
        ::pixSelectBySize(dark, 1, letter_height, 8, L_SELECT_HEIGHT, L_SELECT_IF_GTE, nullptr));
    const PixOwner lines(
        letters != nullptr ? ::pixDilateBrick(nullptr, letters.get(), beside, below) : nullptr);
    const PixOwner seeds(
        lines != nullptr && marks != nullptr ? ::pixAnd(nullptr, lines.get(), marks.get())
                                             : nullptr);
    return PixOwner(
        seeds != nullptr ? ::pixSeedfillBinary(nullptr, seeds.get(), marks.get(), 8) : nullptr);
}

// Dark shapes smaller than points and commas, and those that no letter is near.
PixOwner lonely_specks(Pix* gray, double dots_per_inch)
{
    constexpr float dark = 0.8F;                            // Of the paper's brightness.
    constexpr double speck_most = 0.017, letter_far = 0.09; // Inches.
    const PixOwner ink(::pixConvertTo1(gray, static_cast<int>(dark * brightness(gray, 0.5F))));
    const int larger = static_cast<int>(speck_most * dots_per_inch) + 1;
    const int far = static_cast<int>(letter_far * dots_per_inch);
    const PixOwner letters(
        ink != nullptr ? ::pixSelectBySize(
            ink.get(), larger, larger, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr)
                       : nullptr);
    const PixOwner near(
        letters != nullptr ? ::pixDilateBrick(nullptr, letters.get(), far, far) : nullptr);
    return PixOwner(near != nullptr ? ::pixSubtract(nullptr, ink.get(), near.get()) : nullptr);
}

} // namespace

double remove_specks(PixOwner& gray, double dots_per_inch)
{
    constexpr double fax = 204;
    constexpr int filter = 3, edge = 3, white = 255; // Pixels.
    if (const auto dark = dark_pixels(gray.get()); !dark || !has_specks_everywhere(dark.get()))
        return dots_per_inch;
    const auto factor = static_cast<float>(std::min(1.0, fax / dots_per_inch));
    const PixOwner small(::pixScaleAreaMap(gray.get(), factor, factor));
    PixOwner clean(small != nullptr ? ::pixMedianFilter(small.get(), filter, filter) : nullptr);
    const auto dark = clean != nullptr ? dark_pixels(clean.get()) : nullptr;
    const auto ink = dark != nullptr ? letters_and_marks(dark.get()) : nullptr;
    const PixOwner letters(
        ink != nullptr ? ::pixDilateBrick(nullptr, ink.get(), edge, edge) : nullptr);
    const PixOwner paper(letters != nullptr ? ::pixInvert(nullptr, letters.get()) : nullptr);
    if (paper == nullptr)
        return dots_per_inch;
    ::pixSetMasked(clean.get(), paper.get(), white);
    gray = std::move(clean);
    return dots_per_inch * factor;
}

void remove_lonely_specks(PixOwner& gray, double dots_per_inch)
{
    constexpr int many = 60, edge = 5, white = 255; // A page; pixels.
    const auto specks = lonely_specks(gray.get(), dots_per_inch);
    int count = 0;
    if (specks == nullptr || ::pixCountConnComp(specks.get(), 8, &count) != 0 || count < many)
        return;
    const PixOwner whole(::pixDilateBrick(nullptr, specks.get(), edge, edge));
    if (whole != nullptr)
        ::pixSetMasked(gray.get(), whole.get(), white);
}

void darken_faint_ink(PixOwner& gray)
{
    constexpr float grain_share = 0.2F;
    constexpr float faint_from = 0.5F, faint_to = 0.82F; // Of the paper's brightness.
    constexpr float black = 30;
    const float paper = brightness(gray.get(), 0.5F);
    const float darkest = brightness(gray.get(), ink_share);
    if (darkest < faint_from * paper || darkest > faint_to * paper)
        return;
    PixOwner smooth(::pixBlockconvGray(gray.get(), nullptr, 1, 1));
    if (smooth == nullptr)
        return;
    const float ink = brightness(smooth.get(), ink_share);
    const float grain = brightness(smooth.get(), grain_share);
    // What is as dark as the ink comes out black and not lighter, and the grain white.
    const float below = black * (grain - ink) / 255;
    ::pixGammaTRC(
        smooth.get(), smooth.get(), 1, static_cast<int>(ink - below), static_cast<int>(grain));
    gray = std::move(smooth);
}

} // namespace mailroom
