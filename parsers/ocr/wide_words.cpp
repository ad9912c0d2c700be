#include "parsers/ocr/wide_words.h"

#include "core/ascii.h"
#include "parsers/ocr/word_heights.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

constexpr std::size_t places_max = 10; // Some hundredths of a second each.

bool is_wide(const Word& word, float height)
{
    constexpr float widest = 1.6F; // Of a character with the gap behind it, in heights.
    const auto characters = std::ranges::count_if(
        word.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return std::ranges::any_of(word.text, is_digit)
        && word.box.width() > widest * static_cast<float>(characters) * height;
}

// Left to right, parted where no ink is. A rule at the upper or the lower edge is none of the word.
std::vector<Box> inked_parts(const CleanPage& page, const Box& box, float height)
{
    constexpr int ink = 150;
    constexpr float gap_least = 1.2F, margin = 0.25F; // Of the height.
    constexpr float sliver_most = 0.25F;              // Of a rule, or of the word beside.
    const double scale = page.dots_per_inch / 72;
    const float middle = (box.y0 + box.y1) / 2;
    const int left = static_cast<int>(box.x0 * scale);
    const float tall = std::min(box.height(), height);
    ::Box* clip = ::boxCreate(
        left, static_cast<int>((middle - margin * tall) * scale),
        static_cast<int>(box.width() * scale), static_cast<int>(2 * margin * tall * scale));
    const PixOwner cut(::pixClipRectangle(page.pix.get(), clip, nullptr));
    ::boxDestroy(&clip);
    const PixOwner binary(cut != nullptr ? ::pixConvertTo1(cut.get(), ink) : nullptr);
    std::vector<Box> parts;
    Numa* columns = binary != nullptr ? ::pixCountPixelsByColumn(binary.get()) : nullptr;
    for (int x = 0; columns != nullptr && x < ::numaGetCount(columns); ++x) {
        int pixels = 0;
        ::numaGetIValue(columns, x, &pixels);
        const auto at = static_cast<float>((left + x) / scale);
        if (pixels == 0)
            continue;
        if (parts.empty() || at - parts.back().x1 > gap_least * height)
            parts.push_back({at, box.y0, at, box.y1});
        parts.back().x1 = static_cast<float>((left + x + 1) / scale);
    }
    ::numaDestroy(&columns);
    std::erase_if(parts, [&](const Box& part) { return part.width() < sliver_most * height; });
    return parts;
}

// Empty where a part says nothing sure.
std::vector<Word> read_parts(
    Recognizer& reader,
    const CleanPage& page,
    const std::vector<Box>& parts,
    float height,
    const Limits& limits)
{
    constexpr float sure = 0.6F;
    std::vector<Word> words;
    for (auto part : parts) {
        // A rule that the box reaches to is left out of the picture.
        const float middle = (part.y0 + part.y1) / 2, half = std::min(part.height(), height) / 2;
        part.y0 = middle - half;
        part.y1 = middle + half;
        auto found = reader.read_line(page, part, limits);
        const bool is_sure = !found.empty()
            && std::ranges::all_of(found, [](const Word& word) { return word.confidence >= sure; });
        if (!is_sure)
            return {};
        std::ranges::move(found, std::back_inserter(words));
    }
    return words;
}

} // namespace

void reread_wide_words(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits)
{
    const float height = height_of(words);
    std::size_t places = 0;
    std::vector<Word> all;
    for (auto& word : words) {
        std::vector<Word> found;
        if (is_wide(word, height) && places < places_max) {
            ++places;
            found = read_parts(reader, page, inked_parts(page, word.box, height), height, limits);
        }
        if (found.empty())
            all.push_back(std::move(word));
        else
            std::ranges::move(found, std::back_inserter(all));
    }
    words = std::move(all);
}

} // namespace mailroom
