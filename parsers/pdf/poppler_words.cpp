#include "parsers/pdf/poppler_words.h"

#include "parsers/pdf/pdf_words.h"

#include <string>

#include <poppler/TextOutputDev.h>
#include <poppler/goo/GooString.h>

namespace mailroom {
namespace {

PlacedWord placed(const TextWord& word)
{
    std::u32string characters;
    for (int i = 0; i < word.getLength(); ++i)
        characters += static_cast<char32_t>(*word.getChar(i));
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    word.getBBox(&x0, &y0, &x1, &y1);
    const auto* font = word.getLength() > 0 ? word.getFontInfo(0) : nullptr;
    const auto* name = font != nullptr ? font->getFontName() : nullptr;
    return {
        .word{
            .text = word_text(characters),
            .box{
                static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
                static_cast<float>(y1)},
            .font_size = static_cast<float>(word.getFontSize()),
            .bold = name != nullptr && is_bold_font(name->toStr())},
        .drawn_by = static_cast<std::size_t>(word.getCharPos() + word.getCharLen()),
        .turn = word.getRotation()};
}

} // namespace

std::vector<PlacedWord> words_of(TextOutputDev& text)
{
    const auto list = text.makeWordList();
    std::vector<PlacedWord> words;
    words.reserve(static_cast<std::size_t>(list->getLength()));
    for (int i = 0; i < list->getLength(); ++i) {
        if (auto word = placed(*list->get(i)); !word.word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

} // namespace mailroom
