#include "parsers/ocr/umlaut_mending.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace mailroom {
namespace {

bool is_german(const Word& word)
{
    constexpr std::array<std::string_view, 10> words{
        "GmbH", "Rechnung",  "Zahlung", "Gutschrift", "Betrag",
        "MwSt", "Lieferant", "Ihre",    "Auszahlung", "und"};
    return std::ranges::any_of(
        words, [&](std::string_view each) { return word.text.starts_with(each); });
}

bool is_consonant(char c)
{
    return (is_lower(c) || is_upper(c))
        && std::string_view("aeiouAEIOU").find(c) == std::string_view::npos;
}

} // namespace

void mend_umlauts(Page& page)
{
    constexpr std::ptrdiff_t words_least = 2;
    if (std::ranges::count_if(page.words, is_german) < words_least)
        return;
    for (auto& word : page.words) {
        auto& text = word.text;
        for (auto at = text.find("ii"); at != std::string::npos; at = text.find("ii", at + 2)) {
            if (at > 0 && at + 2 < text.size() && is_consonant(text[at - 1])
                && is_consonant(text[at + 2]))
                text.replace(at, 2, "\u00FC"); // As long.
        }
    }
}

} // namespace mailroom
