#include "parsers/ocr/specks.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailroom {
namespace {

// Of table rules and specks. Signs of currencies, minus and percent are not among them.
constexpr std::array<std::string_view, 17> specks{"|", "¦", "_", "'", "`", "\"", "~", ".", ",",
                                                  ";", "‚", "‘", "’", "“", "”",  "·", "\\"};

std::size_t speck_at(std::string_view text)
{
    for (const auto speck : specks) {
        if (text.starts_with(speck))
            return speck.size();
    }
    return 0;
}

bool is_mark(char c)
{
    return c == '.' || c == ',';
}

// Specks beside the number of a document: it has letters or a stroke, or no marks inside.
std::string_view without_specks(std::string_view text)
{
    constexpr std::ptrdiff_t digits_least = 4;
    auto inner = text;
    while (const auto length = inner.starts_with('_') ? 0 : speck_at(inner))
        inner.remove_prefix(length);
    inner = without_trailing(inner, ".,:;'\"");
    for (const std::string_view quote : {"‘", "’"}) {
        if (inner.ends_with(quote))
            inner.remove_suffix(quote.size());
    }
    const bool number = std::ranges::count_if(inner, is_digit) >= digits_least
        && inner.find_first_of(".,:") == inner.npos;
    return number ? inner : text;
}

// "‚angeliefert": a speck at a word's shoulder, where no quote ends.
std::string_view without_quote_in_front(std::string_view text)
{
    for (const std::string_view quote : {"‚", "‘", "’", "“", "”"}) {
        if (text.starts_with(quote) && text.size() > quote.size()
            && (is_letter(text[quote.size()]) || is_digit(text[quote.size()]))
            && text.find(quote, quote.size()) == text.npos
            && static_cast<unsigned char>(text.back()) < 0x80)
            return text.substr(quote.size());
    }
    return text;
}

} // namespace

bool is_speck(std::string_view text)
{
    while (const auto length = speck_at(text))
        text.remove_prefix(length);
    return text.empty();
}

void strip_specks(Word& word)
{
    std::string_view text = without_specks(word.text);
    while (text.starts_with('|') || text.starts_with('_') || text.starts_with("¦"))
        text.remove_prefix(speck_at(text));
    text = without_trailing(text, "|_");
    text = without_quote_in_front(text);
    if (text.size() > 3 && is_mark(text[text.size() - 4])
        && std::string_view("}]{[").find(text.back()) != text.npos)
        text.remove_suffix(1);
    word.text = std::string(text);
}

} // namespace mailroom
