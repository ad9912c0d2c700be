#include "parsers/fields/tables/column_title.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "parsers/fields/labels/label_spelling.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

bool is_currency(std::string_view title)
{
    const auto begin = std::min(title.find_first_not_of("( ["), title.size());
    const auto length = currency_starting_at(title, begin).length;
    return length > 0 && title.find_first_not_of(") ]", begin + length) == title.npos;
}

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

// "EUR", "£", and no word that is written like a code.
bool is_written_as_currency(std::string_view word)
{
    return std::ranges::any_of(word, is_capital) || std::ranges::none_of(word, is_lower);
}

// "Amount EUR", "Betrag (CHF)", "Credits £": the currency takes nothing from what the words before
// it mean.
std::size_t words_to_cover(const std::string& title)
{
    const auto words =
        static_cast<std::size_t>(1 + std::ranges::count(normalized_phrase(title), ' '));
    const auto last = title.find_last_of(' ');
    const bool currency = last != title.npos && words > 1
        && is_currency(std::string_view(title).substr(last + 1))
        && is_written_as_currency(std::string_view(title).substr(last + 1));
    return currency ? words - 1 : words;
}

std::vector<Meaning> meanings_of(const std::string& title)
{
    std::vector<Meaning> meanings;
    const auto tokens = static_cast<float>(words_to_cover(title));
    for (const auto& label : labels_in(title)) {
        const float coverage = std::min(1.0F, std::sqrt(static_cast<float>(label.tokens) / tokens));
        for (auto meaning : label.meanings) {
            meaning.weight *= coverage;
            if (is_column_sense(meaning.sense))
                meanings.push_back(meaning);
        }
    }
    return meanings;
}

bool has_sense(const std::vector<Meaning>& meanings, Sense sense)
{
    return std::ranges::any_of(
        meanings, [sense](const Meaning& meaning) { return meaning.sense == sense; });
}

// "Invoice / Facture" is one title in two languages: what each half means, or the one that is
// known, the whole means.
void add_meanings_of_halves(const std::string& title, std::vector<Meaning>& meanings)
{
    constexpr float other_unknown = 0.85F;
    const auto slash = title.find('/');
    if (slash == title.npos || title.find('/', slash + 1) != title.npos)
        return;
    const auto first = meanings_of(title.substr(0, slash));
    const auto second = meanings_of(title.substr(slash + 1));
    const auto add = [&](const std::vector<Meaning>& half, const std::vector<Meaning>& other) {
        for (auto meaning : half) {
            if (!other.empty() && !has_sense(other, meaning.sense))
                continue;
            meaning.weight *= other.empty() ? other_unknown : 1;
            meanings.push_back(meaning);
        }
    };
    add(first, second);
    add(second, first);
}

bool is_one_label(const std::string& title)
{
    const auto labels = labels_in(title);
    const auto phrase = normalized_phrase(title);
    return labels.size() == 1 && labels[0].tokens == 1 + std::ranges::count(phrase, ' ');
}

} // namespace

bool is_column_sense(Sense sense)
{
    const auto family = family_of(sense);
    return family == Family::number || family == Family::date || family == Family::amount
        || family == Family::text;
}

TitleMeaning meaning_of_title(const std::string& title)
{
    TitleMeaning meaning{meanings_of(title), is_one_label(title), is_currency(title)};
    add_meanings_of_halves(title, meaning.meanings);
    if (meaning.meanings.empty() && !meaning.is_currency) {
        const auto spelled = in_label_words(title);
        if (spelled != title)
            meaning = {meanings_of(spelled), is_one_label(spelled), false};
    }
    return meaning;
}

} // namespace mailroom::fields
