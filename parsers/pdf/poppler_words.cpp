#include "parsers/pdf/poppler_words.h"

#include "core/fold.h"
#include "parsers/pdf/pdf_words.h"
#include "parsers/pdf/spaced_letters.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <poppler/TextOutputDev.h>
#include <poppler/goo/GooString.h>

namespace mailroom {
namespace {

// QUIRK: some fonts claim twice the room of their letters above and below the line (their
// FontBBox), which would put a word on its neighbours' lines: what is usual is taken instead.
Box box_of(const TextWord& word)
{
    constexpr double font_points_least = 4, tall = 1.6, ascent = 0.8, descent = 0.2;
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    word.getBBox(&x0, &y0, &x1, &y1);
    const double size = word.getFontSize();
    // A font's own units may hide how large its letters are: then these are not half as broad.
    const bool is_known = size >= font_points_least && x1 - x0 < size * word.getLength();
    if (word.getRotation() == 0 && is_known && y1 - y0 > tall * size) {
        y0 = word.getBaseline() - ascent * size;
        y1 = word.getBaseline() + descent * size;
    }
    return {
        static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
        static_cast<float>(y1)};
}

PlacedWord placed(const TextWord& word)
{
    std::u32string characters;
    for (int i = 0; i < word.getLength(); ++i)
        characters += static_cast<char32_t>(*word.getChar(i));
    const auto* font = word.getLength() > 0 ? word.getFontInfo(0) : nullptr;
    const auto* name = font != nullptr ? font->getFontName() : nullptr;
    return {
        .word{
            .text = word_text(characters),
            .box = box_of(word),
            .font_size = static_cast<float>(word.getFontSize()),
            .bold = name != nullptr && is_bold_font(name->toStr())},
        .drawn_by = static_cast<std::size_t>(word.getCharPos() + word.getCharLen()),
        .turn = word.getRotation()};
}

bool is_of_letters(std::string_view text)
{
    return letters_at(text, 0).size() == text.size();
}

// "W" in large letters and "ALPER" in smaller ones, touching it on the same line: one word in small
// capitals.
bool goes_on(const PlacedWord& first, const PlacedWord& next)
{
    constexpr float touching = 0.05F, smaller_least = 0.6F, smaller_most = 0.95F;
    const float size = first.word.font_size;
    const float share = next.word.font_size / std::max(size, 1.0F);
    return first.turn == 0 && next.turn == 0
        && std::abs(next.word.box.x0 - first.word.box.x1) < touching * size && share > smaller_least
        && share < smaller_most && is_of_letters(first.word.text) && is_of_letters(next.word.text);
}

} // namespace

std::vector<PlacedWord> words_of(TextOutputDev& text)
{
    constexpr double same_line = 0.05; // Of the size of the letters, between baselines.
    const auto list = text.makeWordList();
    std::vector<PlacedWord> words;
    words.reserve(static_cast<std::size_t>(list->getLength()));
    double baseline = 0; // Of the last word.
    for (int i = 0; i < list->getLength(); ++i) {
        auto word = placed(*list->get(i));
        if (word.word.text.empty())
            continue;
        const double above = std::abs(list->get(i)->getBaseline() - baseline);
        baseline = list->get(i)->getBaseline();
        if (words.empty() || above > same_line * word.word.font_size
            || !goes_on(words.back(), word)) {
            words.push_back(std::move(word));
            continue;
        }
        auto& last = words.back();
        last.word.text += word.word.text;
        last.word.box.x1 = word.word.box.x1;
        last.drawn_by = std::max(last.drawn_by, word.drawn_by);
    }
    join_spaced_letters(words);
    return words;
}

} // namespace mailroom
