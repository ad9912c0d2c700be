#include "parsers/fields/parties/name_pieces.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/fields/parties/names.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

bool has_letters(std::string_view text, std::size_t least)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        letters += !letters_at(text, i).empty();
    return letters >= least;
}

// "Booking #800"
bool is_reference(std::string_view text)
{
    const auto mark = text.find('#');
    return mark != text.npos && mark + 1 < text.size() && is_digit(text[mark + 1]);
}

constexpr std::size_t state_and_code_bytes = 8; // "CO 81301"

// "Muster Falls, CO 81301"
bool is_american_town(std::string_view name)
{
    const auto comma = name.rfind(", ");
    if (comma == name.npos || name.size() < comma + 2 + state_and_code_bytes)
        return false;
    const auto state = name.substr(comma + 2, 2);
    return std::ranges::all_of(state, is_upper) && name[comma + 4] == ' '
        && std::ranges::all_of(name.substr(comma + 5, 5), is_digit);
}

} // namespace

double labelled_share(std::string_view name)
{
    std::size_t labelled = 0;
    for (const auto& label : labels_in(name)) {
        if (label.weight_of(Sense::word) == 0)
            labelled += label.end - label.begin;
    }
    return static_cast<double>(labelled)
        / static_cast<double>(std::max<std::size_t>(1, name.size()));
}

bool has_form_of_name(std::string_view name)
{
    if (name.size() < 3 || name.size() > 80 || !has_letters(name, 3))
        return false;
    const auto digits = std::ranges::count_if(name, is_digit);
    if (digits * 3 > std::ssize(name) || name.find('@') != name.npos
        || name.find("www.") != name.npos || name.find("http") != name.npos
        || name.find("__") != name.npos || name.back() == ':' || is_digit(name.front())
        || is_reference(name))
        return false;
    if (currency_starting_at(name, 0).length == name.size())
        return false; // "EUR" above a column.
    return labelled_share(name) < 0.5 || has_legal_form(name);
}

bool looks_like_name(const Analysis& analysis, PieceRef at, std::string_view name)
{
    const bool is_form_alone = name_key("x " + std::string(name)) == "x"; // "Pty Ltd"
    return has_form_of_name(name) && !is_form_alone && !is_american_town(name)
        && analysis.values_of(at).dates.empty();
}

bool is_in_sentence(std::string_view text)
{
    constexpr std::ptrdiff_t blanks_least = 3;
    const auto word = text.substr(0, text.find(' '));
    const bool is_small = std::ranges::all_of(word, [](char c) { return is_folded_letter(c); });
    return is_small && word.size() > 1 && word[0] >= 'a'
        && std::ranges::count(text, ' ') >= blanks_least;
}

bool may_be_town(std::string_view text)
{
    bool code = false, word = false, outward = false;
    for (const auto token : split(text, ' ')) {
        const auto digits = static_cast<std::size_t>(std::ranges::count_if(token, is_digit));
        const bool plain = digits == token.size() || (digits + 1 == token.size() && !token.empty());
        code = code || (digits >= 4 && digits <= 6 && plain);
        code = code || (outward && token.size() == 3 && digits == 1 && is_digit(token[0]));
        outward = token.size() <= 4 && digits >= 1 && digits < token.size();
        word = word || (digits == 0 && token.size() > 2);
    }
    return code && word;
}

std::optional<NamedParty>
party_at(const Analysis& analysis, PieceRef at, std::size_t from, double confidence)
{
    const std::string_view text = analysis.piece(at).text;
    while (from < text.size()
           && std::string_view(" :,.(").find(text[from]) != std::string_view::npos)
        ++from;
    // Behind a label that no list holds: "Ansprechfirma: Muster GmbH".
    if (const auto colon = text.find(": ", from); colon != text.npos && colon + 2 < text.size()
        && !has_legal_form(text.substr(from, colon - from)))
        from = colon + 2;
    const auto name = name_in(text.substr(from));
    if (!looks_like_name(analysis, at, name))
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(name.data() - text.data());
    if (has_legal_form(name))
        confidence = std::min(0.95, confidence + 0.15);
    return NamedParty{std::string(name), confidence, at, begin, begin + name.size()};
}

bool begins_with_article(std::string_view name)
{
    constexpr std::array<std::string_view, 24> words{
        "our",     "the",     "this", "your",  "we",     "unsere", "unser", "wir",
        "die",     "der",     "das",  "notre", "nous",   "votre",  "le",    "la",
        "nuestra", "nuestro", "el",   "il",    "nostro", "onze",   "wij",   "nossa"};
    const auto phrase = normalized_phrase(name);
    return std::ranges::find(words, phrase.substr(0, phrase.find(' '))) != words.end();
}

} // namespace mailroom::fields
