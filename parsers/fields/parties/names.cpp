#include "parsers/fields/parties/names.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace mailroom::fields {
namespace {

// Normalized.
constexpr std::size_t form_words_max = 3;
constexpr std::string_view legal_forms =
    "gmbh|ggmbh|ag|kg|ohg|ug|mbh|kgaa|gbr|eg|ek|ev|bv|b v|nv|n v|vof|zn|ltd|limited|llc|llp|lp|inc|"
    "corp|corporation|company|co|plc|sarl|sas|sasu|eurl|sa|s a|snc|srl|s r l|spa|s p a|sl|s l|"
    "scarl|s c a r l|scrl|sca|scpa|u a|crl|vzw|asbl|gie|slu|sau|lda|ltda|unipessoal|oy|ab|as|aps|"
    "pty|pte|bhd|pvt|earl|gaec|scea|scop|bvba|comm v|"
    "vve|sgps|dac|clg|pllc|coop|s coop|scoop|partg|partg "
    "mbb|partgmbb|eingetragene|stiftung|genossenschaft|a s|asa|i s|k s|p s|amba|hb|kb|oyj|ky|tmi|"
    "ry|z o o|z oo|zoo|sp j|sp k|s c|s k a|s r o|sro|v o s|z s|kft|bt|zrt|nyrt|kkt|pfa|ans|"
    "spol|doo|d o o|jdoo|d d|uab|sia|osauhing|aktsiaselts|ltd sti|sti|san tic|"
    "αε|επε|ικε|οε|εε|"
    "еоод|оод|ад|ет";
// Those that stand before the name: "UAB Pavyzdys".
constexpr std::array<std::string_view, 5> forms_before{"uab ", "sia ", "ou ", "vsi ", "mb "};

constexpr std::array<std::string_view, 10> name_ends{
    "\n",
    " · ",
    " • ",
    " | ",
    " ● ",
    ";",
    " au capital",
    " cap.",
    " capital social",
    " Capital social"};

// Behind a name that begins a sentence: "Sample Finance is a trading name of Sample Bank plc",
// "Muster GmbH hat Ihnen heute überwiesen".
constexpr std::array<std::string_view, 44> verbs_behind_names{
    " is a trading ",   " is a trade name", " is part of ",   " is a division ", " is a brand ",
    " is a member ",    " is a subsidiary", " has paid ",     " has made ",      " has issued ",
    " has remitted ",   " has sent ",       " has today ",    " has instructed", " has transferred",
    " has authorised",  " has authorized",  " ist eine ",     " hat Ihnen ",     " hat am ",
    " hat heute ",      " hat zu ",         " hat folgende ", " hat die ",       " überweist ",
    " est une marque",  " est une société", " a effectué ",   " a procédé ",     " a émis ",
    " vous a ",         " ha disposto ",    " ha eseguito ",  " ha effettuato ", " ha ordinato ",
    " ha efectuado ",   " ha ordenado ",    " ha emitido ",   " ha realizado ",  " es una marca",
    " is een handelsn", " heeft ",          " procedeu ",     " efetuou "};
constexpr std::array<std::string_view, 2> long_dashes{" – ", " — "};

bool is_legal_form(std::string_view phrase)
{
    static const auto forms = [] {
        const auto list = split(legal_forms, '|');
        return std::unordered_set<std::string_view>(list.begin(), list.end());
    }();
    return forms.contains(phrase);
}

// Where "CNPJ 95.441.443/0001-34" begins behind a name; the end where nothing of the kind does.
std::size_t tax_label_in(std::string_view text)
{
    constexpr std::ptrdiff_t digits_least = 8;
    constexpr std::size_t name_bytes_least = 3;
    if (std::ranges::count_if(text, is_digit) < digits_least)
        return text.size();
    for (const auto& label : labels_in(text)) {
        if (label.begin > name_bytes_least && label.weight_of(Sense::tax_id) > 0.8F)
            return label.begin;
    }
    return text.size();
}

// "Muster – Heating, Ltd." is one name, and "Muster Ltd – 12 High Street" ends at its dash.
std::size_t long_dash_in(std::string_view text)
{
    std::size_t end = text.size();
    for (const auto dash : long_dashes) {
        const auto at = text.find(dash);
        if (at == text.npos)
            continue;
        const auto rest = text.substr(at + dash.size());
        const bool goes_on = !has_legal_form(text.substr(0, at)) && has_legal_form(rest)
            && rest.find_first_of("0123456789") == rest.npos;
        end = goes_on ? end : std::min(end, at);
    }
    return end;
}

} // namespace

bool greets(std::string_view name)
{
    constexpr std::array<std::string_view, 16> greetings{
        "hi",       "hello",     "dear",       "bonjour", "madame",  "monsieur",
        "hallo",    "sehr",      "guten",      "beste",   "geachte", "goedemiddag",
        "estimado", "estimados", "buongiorno", "gentile"};
    const auto phrase = normalized_phrase(name);
    return std::ranges::find(greetings, phrase.substr(0, phrase.find(' '))) != greetings.end();
}

bool has_legal_form(std::string_view text)
{
    // A form alone, "AG", is no name: one begins behind the first word.
    const auto phrase = normalized_phrase(text);
    if (std::ranges::any_of(
            forms_before, [&phrase](std::string_view form) { return phrase.starts_with(form); }))
        return true;
    for (auto blank = phrase.find(' '); blank != phrase.npos; blank = phrase.find(' ', blank + 1)) {
        auto end = blank;
        for (std::size_t word = 0; word < form_words_max && end < phrase.size(); ++word) {
            end = std::min(phrase.find(' ', end + 1), phrase.size());
            if (is_legal_form(std::string_view(phrase).substr(blank + 1, end - blank - 1)))
                return true;
        }
    }
    return false;
}

std::string name_key(std::string_view name)
{
    auto key = normalized_phrase(name);
    for (auto blank = key.rfind(' '); blank != key.npos; blank = key.rfind(' ')) {
        if (!is_legal_form(std::string_view(key).substr(blank + 1)))
            break;
        key.resize(blank);
    }
    return key;
}

std::string_view name_in(std::string_view text)
{
    auto end = text.size();
    for (const auto mark : name_ends)
        end = std::min(end, text.find(mark));
    for (const auto verb : verbs_behind_names) {
        if (const auto at = text.find(verb); at > 0)
            end = std::min(end, at);
    }
    end = std::min(end, long_dash_in(text.substr(0, end)));
    const auto dash = text.find(" - ");
    if (dash < end
        && (has_legal_form(text.substr(0, dash))
            || text.find_first_of("0123456789", dash) != text.npos))
        end = dash;
    text = text.substr(0, end);
    for (auto comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        // "Foods, Inc." goes on; "Foods Inc., Street" ends.
        const auto rest = text.substr(comma + 1);
        const auto piece = trimmed(rest.substr(0, rest.find(',')));
        if (piece.size() > 14 || !has_legal_form("x " + std::string(piece))) {
            text = text.substr(0, comma);
            break;
        }
    }
    if (const auto bracket = text.find(" (");
        bracket != text.npos && bracket > 3 && !has_legal_form(text.substr(bracket)))
        text = text.substr(0, bracket);
    return trimmed(text.substr(0, tax_label_in(text)));
}

namespace {

// "l'Orvanne", "dell'Arno": the letter behind the article is that of the name.
char first_letter_of(std::string_view word)
{
    constexpr std::size_t article_bytes_most = 4;
    auto mark = word.find('\'');
    auto behind = mark + 1;
    if (mark == word.npos) {
        constexpr std::string_view typographic = "’";
        mark = word.find(typographic);
        behind = mark + typographic.size();
    }
    const bool elides = mark != word.npos && mark <= article_bytes_most && behind < word.size();
    return word.empty() ? ' ' : word[elides ? behind : 0];
}

} // namespace

std::string_view name_in_sentence(std::string_view text)
{
    constexpr std::array<std::string_view, 24> joints{
        "de",  "du",  "des", "la",  "le",  "les", "et",  "e",  "y",  "und", "of",    "and",
        "the", "van", "der", "den", "het", "dos", "das", "da", "do", "del", "della", "di"};
    text = name_in(text);
    std::size_t end = 0;
    for (const auto word : split(text, ' ')) {
        const auto begin = static_cast<std::size_t>(word.data() - text.data());
        const char first = first_letter_of(word);
        const bool is_small = is_lower(first);
        if (is_small && std::ranges::find(joints, word) == joints.end())
            break;
        if (is_small || word.empty())
            continue;
        end = begin + word.size();
        const auto name = text.substr(0, end);
        if (word.ends_with(':') || (word.ends_with('.') && has_legal_form(name)))
            break;
    }
    const auto name = text.substr(0, end);
    return name.ends_with('.') && !has_legal_form(name) ? name.substr(0, end - 1) : name;
}

} // namespace mailroom::fields
