#include "classifiers/details/master_data_values.h"

#include "classifiers/text/phrases.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// "3 Dock Road, Limerick. The old one is closed": a point behind a long word or a number ends it.
std::string_view first_sentence(std::string_view value)
{
    constexpr std::size_t abbreviation_max = 3;
    for (auto stop = value.find(". "); stop != value.npos && stop + 2 < value.size();
         stop = value.find(". ", stop + 1)) {
        const auto before = value.substr(0, stop);
        const auto word = before.substr(before.find_last_of(" ,") + 1);
        if (is_digit(value[stop + 2])) // "Walzwerkstr. 20"
            continue;
        if (word.size() > abbreviation_max || std::any_of(word.begin(), word.end(), is_digit))
            return before;
    }
    return value;
}

// "Aura Lights LLP, 402 Titanium Square"; but "Blue Whale Co., Ltd."
std::string_view name_alone(std::string_view value)
{
    const auto comma = value.find(", ");
    if (comma == value.npos)
        return value;
    const auto rest = value.substr(comma + 2);
    const auto next = rest.substr(0, rest.find_first_of(" ,;"));
    constexpr std::size_t legal_form_max = 5;
    const auto letters = std::ranges::count_if(next, is_letter);
    const auto dot = next.find('.');
    const bool dots = dot != next.npos && dot + 1 < next.size(); // "S.L."
    const bool form = letters > 0 && letters <= static_cast<std::ptrdiff_t>(legal_form_max)
        && std::ranges::none_of(next, is_digit) && (dots || next.size() == rest.size());
    if (form)
        return value.substr(0, comma + 2 + next.size());
    return value.substr(0, comma);
}

// "5 Mill Lane, Leeds, jo@fenwick.example": what stands before the address of mail.
std::string_view before_mail_address(std::string_view value)
{
    const auto at = value.find('@');
    if (at == value.npos)
        return value;
    const auto blank = value.find_last_of(" ,;<(", at);
    if (blank == value.npos)
        return value;
    const auto end = value.find_last_not_of(" ,;<(-", blank);
    return value.substr(0, end == value.npos ? 0 : end + 1);
}

// "de Vries", "van der Berg"
bool begins_with_particle(const Words& words)
{
    static constexpr std::array<std::string_view, 12> particles{
        "de", "van", "von", "den", "der", "ter", "te", "di", "da", "du", "la", "el"};
    std::size_t at = 0;
    while (at < words.words.size() && !words.words[at].capital
           && std::ranges::find(particles, words.words[at].folded) != particles.end())
        ++at;
    return at > 0 && at < words.words.size() && words.words[at].capital;
}

// "à partir du 1er décembre", "it's now ...": a sentence, and no name. Streets begin small in some
// languages ("rue du Four 17"), and "c/o Fenwick" does everywhere.
bool begins_small(std::string_view field, std::string_view value)
{
    const auto words = split_words(std::string(value.substr(0, value.find('\n'))));
    if (field == "phone" || words.words.empty() || words.words[0].capital
        || words.words[0].has_digit || value.starts_with("c/o"))
        return false;
    if (field != "address")
        return !begins_with_particle(words);
    const auto hits = find_phrases(words);
    return hit_at(hits, "name.street", 0) == nullptr && hit_at(hits, "name.house", 0) == nullptr;
}

// "Jo Hale leaves": more than a name.
bool says_more(std::string_view value)
{
    constexpr std::size_t joiner_bytes_max = 3;
    const auto words = split_words(std::string(value));
    return std::ranges::any_of(words.words, [](const TextWord& word) {
        return !word.capital && word.folded.size() > joiner_bytes_max;
    });
}

} // namespace

std::string value_of(std::string_view field, std::string_view value)
{
    value = before_mail_address(value);
    if (field == "contact" || field == "bank_name")
        value = value.substr(0, value.find_first_of(",;(/<"));
    if (field == "contact")
        value = value.substr(0, value.find_first_of("0123456789+"));
    if (field == "address" || field == "name")
        value = first_sentence(value);
    if (field == "address" && value.ends_with('.'))
        value.remove_suffix(1);
    if (field == "name")
        value = name_alone(value.substr(0, value.find(';')));
    if (field == "phone")
        value = value.substr(0, value.find_first_not_of("0123456789 +()./-"));
    if (field == "phone")
        value = value.substr(0, value.find_last_of("0123456789") + 1);
    return std::string(trimmed(value));
}

bool fits(std::string_view field, std::string_view value)
{
    if (begins_small(field, value))
        return false;
    const auto digits = std::count_if(value.begin(), value.end(), is_digit);
    constexpr std::ptrdiff_t phone_digits_min = 6;
    if (value.size() < 3 || value.find('@') != value.npos)
        return false;
    if (field == "phone")
        return digits >= phone_digits_min;
    const bool letters =
        std::ranges::any_of(value, [](char c) { return is_letter(c) || is_beyond_ascii(c); });
    if (field == "address")
        return letters && digits > 0 && value.find(' ') != value.npos;
    if (field == "contact")
        return digits == 0 && !says_more(value);
    return digits < phone_digits_min;
}

} // namespace mailroom
