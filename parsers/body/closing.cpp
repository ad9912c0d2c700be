#include "parsers/body/closing.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/body/phrases.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::string_view end_marks = " ,.!"; // Of a formula or a sentence.

constexpr std::size_t contact_words_max = 8;

bool starts_upper(std::string_view text)
{
    return !text.empty() && (is_upper(text[0]) || is_beyond_ascii(text[0]));
}

// Parts of phrases that say goodbye rather than thanks.
constexpr auto formal = std::to_array<std::string_view>(
    {"gruss",       "gruesse", "gruess", "regards", "salut",  "cordial",  "atentament", "atenciosa",
     "cumprimento", "groet",   "saludo", "saluda",  "saluti", "hoogacht", "hochacht",   "sincer",
     "faithful",    "truly",   "wishes", "abra",    "cheers", "mfg",      "mvg"});

bool is_formal_phrase(std::string_view phrase)
{
    constexpr std::size_t abbreviation_bytes_max = 3; // "LG Tim"
    return phrase.size() <= abbreviation_bytes_max
        || std::ranges::any_of(
               formal, [&](std::string_view part) { return phrase.find(part) != phrase.npos; });
}

// "Veuillez agréer, Madame, l'expression de nos salutations distinguées."
bool is_french_sentence(std::string_view folded)
{
    constexpr std::size_t bytes_max = 220;
    return folded.size() <= bytes_max
        && (folded.find("agreer") != folded.npos || folded.starts_with("recevez")
            || folded.starts_with("veuillez recevoir"))
        && (folded.find("salutations") != folded.npos || folded.find("sentiments") != folded.npos
            || folded.find("consideration") != folded.npos);
}

// A short sentence whose last words are a formula.
bool ends_in_greeting(std::string_view folded)
{
    constexpr std::size_t words_max = 12, bytes_max = 120;
    folded = without_trailing(folded, end_marks);
    if (folded.size() > bytes_max || words_in(folded) > words_max || words_in(folded) < 3)
        return false;
    constexpr int formula_words_max = 5;
    int words = 0;
    for (auto at = folded.rfind(' '); at != folded.npos && at > 0 && ++words <= formula_words_max;
         at = folded.rfind(' ', at - 1)) {
        const auto tail = folded.substr(at + 1);
        if (tail.find(' ') != tail.npos && is_phrase(PhraseKind::closing, tail)
            && is_formal_phrase(tail))
            return true;
    }
    return false;
}

// "In attesa di un riscontro, le auguro una buona giornata."
bool is_wish(std::string_view folded)
{
    constexpr std::size_t words_max = 20, bytes_max = 160;
    folded = without_trailing(folded, end_marks);
    if (folded.size() > bytes_max || words_in(folded) > words_max
        || phrase_at_start(PhraseKind::closing, folded) == 0)
        return false;
    constexpr int formula_words_max = 4;
    auto blank = folded.rfind(' ');
    for (int i = 0; i < formula_words_max && blank != folded.npos && blank > 0; ++i) {
        if (is_phrase(PhraseKind::closing, folded.substr(blank + 1)))
            return true;
        blank = folded.rfind(' ', blank - 1);
    }
    return false;
}

} // namespace

std::size_t words_in(std::string_view text)
{
    std::size_t words = 0;
    for (const auto piece : split(text, ' ')) {
        words += std::ranges::any_of(piece, [](char c) {
            return is_beyond_ascii(c) || is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        });
    }
    return words;
}

bool has_amount(std::string_view text)
{
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if ((text[i] == '.' || text[i] == ',') && is_digit(text[i - 1]) && is_digit(text[i + 1])
            && is_digit(text[i + 2]) && (i + 3 == text.size() || !is_digit(text[i + 3])))
            return true;
    }
    return false;
}

bool has_figures(const TextLine& line)
{
    return has_amount(line.text) && !phrase_within(PhraseKind::legal, line.folded);
}

bool is_address(const TextLine& line)
{
    return words_in(line.text) <= contact_words_max
        && (line.text.find('@') != line.text.npos || line.folded.find("www.") != std::string::npos
            || line.folded.starts_with("http"));
}

bool is_contact(const TextLine& line)
{
    constexpr std::size_t phone_digits_min = 7;
    return is_address(line)
        || (words_in(line.text) <= contact_words_max
            && count_digits(line.text) >= phone_digits_min);
}

bool is_name_like(const TextLine& line)
{
    constexpr std::size_t bytes_max = 60, words_max = 6;
    auto text = trimmed(line.text);
    if (is_contact(line)) // "Linda Osei - 617 555 0102"
        text = trimmed(text.substr(0, text.find_first_of("0123456789+(<|")));
    text = without_trailing(text, "- ");
    if (text.empty() || text.size() > bytes_max || words_in(text) > words_max || !starts_upper(text)
        || text.find_first_of("?!:;0123456789") != text.npos
        || phrase_at_start(PhraseKind::greeting, line.folded) > 0)
        return false;
    // "S.p.A." and "Inc." end a name, "Contested." a sentence.
    constexpr std::size_t abbreviation_bytes_max = 4;
    const auto last_word = text.substr(text.rfind(' ') + 1);
    if (last_word.ends_with('.') && last_word.size() > abbreviation_bytes_max + 1
        && last_word.find('.') + 1 == last_word.size())
        return false;
    std::size_t capitals = 0;
    for (const auto word : split(text, ' '))
        capitals += starts_upper(word);
    return capitals * 2 >= words_in(text);
}

bool is_closing(std::string_view folded)
{
    constexpr std::size_t bytes_max = 80, rest_words_max = 4;
    folded = without_leading(folded, "-~ ");
    const auto size = phrase_at_start(PhraseKind::closing, folded);
    if ((size > 0 && is_french_sentence(folded)) || ends_in_greeting(folded) || is_wish(folded))
        return true;
    if (size == 0 || folded.size() > bytes_max)
        return false;
    const auto phrase = folded.substr(0, size);
    auto rest = folded.substr(size);
    rest = without_trailing(rest, " ,.!;-:");
    if (rest.empty())
        return true;
    const bool is_formal = std::ranges::any_of(
        formal, [&](std::string_view part) { return phrase.find(part) != phrase.npos; });
    if (rest.find_first_of("?") != rest.npos || words_in(rest) > rest_words_max + 2)
        return false;
    const bool parted = std::string_view(",/!.-&+").find(rest[0]) != std::string_view::npos;
    if (parted) {
        const auto more = trimmed(rest.substr(1));
        return phrase_at_start(PhraseKind::closing, more) > 0
            || (words_in(more) <= rest_words_max && more.find('.') == more.npos);
    }
    return is_formal && words_in(rest) <= rest_words_max;
}

bool is_closing_with_name(std::string_view text, std::string_view folded)
{
    if (!is_thanks_above_name(folded))
        return false;
    const auto phrase = folded.substr(0, phrase_at_start(PhraseKind::closing, folded));
    const auto words = split(trimmed(text), ' ');
    std::size_t capitals = 0;
    while (capitals < words.size() && starts_upper(words[words.size() - 1 - capitals]))
        ++capitals;
    const auto around = words_in(phrase);
    return words.size() > around && capitals >= words.size() - around
        && std::string_view(".!?:").find(words.back().back()) == std::string_view::npos;
}

bool is_thanks_alone(std::string_view folded)
{
    static constexpr auto parts = std::to_array<std::string_view>(
        {"thank", "thx", "tks", "dank", "merci", "gracias", "grazie", "obrigad", "grat"});
    folded = without_trailing(folded, end_marks);
    return is_phrase(PhraseKind::closing, folded)
        && (folded == "ta" || std::ranges::any_of(parts, [&](std::string_view part) {
                return folded.find(part) != folded.npos;
            }));
}

bool is_thanks_above_name(std::string_view folded)
{
    constexpr std::size_t words_max = 6;
    const auto size = phrase_at_start(PhraseKind::closing, folded);
    if (size == 0 || words_in(folded) > words_max || folded.find('?') != folded.npos)
        return false;
    // What one gives thanks for is part of the message.
    static constexpr auto reasons = std::to_array<std::string_view>(
        {" for", " fur", " pour", " por", " per", " pela", " pelo", " voor", " di ", " de ",
         " que"});
    const auto rest = folded.substr(size);
    // "Kindly note ..." goes on; "Kindly," and "Cheers all" do not.
    const auto phrase = folded.substr(0, size);
    if (rest.starts_with(' ') && words_in(phrase) == 1 && !is_thanks_alone(phrase)
        && !is_formal_phrase(phrase))
        return false;
    return std::ranges::none_of(
        reasons, [&](std::string_view reason) { return rest.find(reason) != rest.npos; });
}

} // namespace mailroom
