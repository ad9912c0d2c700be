#include "parsers/ocr/page_marks.h"

#include <algorithm>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

constexpr int white = 255;

// Most pages have none, which a picture of a sixteenth of the pixels tells.
bool may_have_streaks(Pix* binary, int length)
{
    l_int32 none = 1;
    const PixOwner small(::pixReduceRankBinaryCascade(binary, 1, 1, 0, 0));
    const PixOwner lines(
        small != nullptr ? ::pixOpenBrick(nullptr, small.get(), 1, std::max(1, length / 4 - 1))
                         : nullptr);
    return lines == nullptr || ::pixZero(lines.get(), &none) != 0 || none == 0;
}

struct UprightLines {
    PixOwner ink, thin; // Black and white; `thin` is null where there are none.
    int thick = 0;
};

UprightLines upright_lines(Pix* gray, double dots_per_inch, double length_min)
{
    constexpr int ink = 150;
    constexpr double thickness_max = 0.02; // Inches.
    UprightLines found{
        .ink = PixOwner(::pixConvertTo1(gray, ink)),
        .thin = nullptr,
        .thick = pixels_in(thickness_max, dots_per_inch) + 1};
    const int length = pixels_in(length_min, dots_per_inch);
    if (found.ink == nullptr || !may_have_streaks(found.ink.get(), length))
        return found;
    const PixOwner lines(::pixOpenBrick(nullptr, found.ink.get(), 1, length));
    const PixOwner broad(
        lines != nullptr ? ::pixOpenBrick(nullptr, lines.get(), found.thick, 1) : nullptr);
    found.thin.reset(broad != nullptr ? ::pixSubtract(nullptr, lines.get(), broad.get()) : nullptr);
    return found;
}

void remove(PixOwner& gray, const UprightLines& lines)
{
    // What has ink on both sides is a letter behind the line.
    const PixOwner letters(::pixSubtract(nullptr, lines.ink.get(), lines.thin.get()));
    const PixOwner crossed(
        letters != nullptr ? ::pixCloseSafeBrick(nullptr, letters.get(), lines.thick + 1, 1)
                           : nullptr);
    const PixOwner frayed(::pixDilateBrick(nullptr, lines.thin.get(), 3, 1));
    if (crossed == nullptr || frayed == nullptr)
        return;
    const PixOwner away(::pixSubtract(nullptr, frayed.get(), crossed.get()));
    if (away != nullptr)
        ::pixSetMasked(gray.get(), away.get(), white);
}

// Ink beside a good part of the line. Rules that end at it are thin.
bool touches_letters(Pix* letters, int left, int top, int width, int height)
{
    constexpr int frayed = 2, beside = 5, rows_max = 400; // Pixels.
    constexpr double share_min = 0.15;
    int touched = 0;
    for (int y = top; y < top + std::min(height, rows_max); ++y) {
        const auto* line =
            ::pixGetData(letters) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(letters);
        const int last = std::min(left + width + beside, ::pixGetWidth(letters));
        for (int x = left + width + frayed; x < last; ++x) {
            if (GET_DATA_BIT(line, x) != 0) {
                ++touched;
                break;
            }
        }
    }
    return touched >= share_min * std::min(height, rows_max);
}

} // namespace

void turn_negative(PixOwner& gray)
{
    constexpr int dark = 110;
    if (brightness_of(gray.get(), nullptr, 0, 0, 0.5F) < dark)
        ::pixInvert(gray.get(), gray.get());
}

void remove_streaks(PixOwner& gray, double dots_per_inch)
{
    constexpr double length_min = 2; // Inches.
    if (const auto lines = upright_lines(gray.get(), dots_per_inch, length_min); lines.thin)
        remove(gray, lines);
}

void remove_tight_frames(PixOwner& gray, double dots_per_inch)
{
    constexpr double length_min = 0.35; // Inches; of letters only those of titles are taller.
    auto lines = upright_lines(gray.get(), dots_per_inch, length_min);
    if (!lines.thin)
        return;
    const PixOwner letters(::pixSubtract(nullptr, lines.ink.get(), lines.thin.get()));
    Boxa* boxes = letters != nullptr ? ::pixConnCompBB(lines.thin.get(), 8) : nullptr;
    for (int i = 0; i < ::boxaGetCount(boxes); ++i) {
        int left = 0, top = 0, width = 0, height = 0;
        ::boxaGetBoxGeometry(boxes, i, &left, &top, &width, &height);
        if (!touches_letters(letters.get(), left, top, width, height))
            ::pixRasterop(lines.thin.get(), left, top, width, height, PIX_CLR, nullptr, 0, 0);
    }
    ::boxaDestroy(&boxes);
    remove(gray, lines);
}

} // namespace mailroom
