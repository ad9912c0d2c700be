#include "parsers/fields/names.h"

#include "core/text.h"
#include "parsers/fields/labels.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailroom::fields {
namespace {

// Normalized and with blanks around.
constexpr std::array<std::string_view, 71> legal_forms{
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "mbh",
    "kgaa",
    "gbr",
    "eg",
    "ek",
    "ev",
    "bv",
    "b v",
    "nv",
    "n v",
    "vof",
    "zn",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "inc",
    "corp",
    "corporation",
    "company",
    "co",
    "plc",
    "sarl",
    "sas",
    "sasu",
    "eurl",
    "sa",
    "s a",
    "snc",
    "srl",
    "s r l",
    "spa",
    "s p a",
    "sl",
    "s l",
    "slu",
    "sau",
    "lda",
    "ltda",
    "unipessoal",
    "oy",
    "ab",
    "as",
    "aps",
    "pty",
    "pte",
    "bhd",
    "pvt",
    "earl",
    "gaec",
    "scea",
    "scop",
    "bvba",
    "comm v",
    "vve",
    "sgps",
    "dac",
    "clg",
    "pllc",
    "coop",
    "s coop",
    "scoop",
    "eingetragene",
    "stiftung",
    "genossenschaft"};

constexpr std::array<std::string_view, 8> name_ends{"\n",  " · ", " • ", " | ",
                                                    " – ", " — ", " ● ", ";"};

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
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    return std::ranges::any_of(legal_forms, [&phrase](std::string_view form) {
        const auto at = phrase.find(' ' + std::string(form) + ' ');
        return at != phrase.npos && at > 0;
    });
}

std::string name_key(std::string_view name)
{
    auto key = normalized_phrase(name);
    for (auto blank = key.rfind(' '); blank != key.npos; blank = key.rfind(' ')) {
        if (std::ranges::find(legal_forms, std::string_view(key).substr(blank + 1))
            == legal_forms.end())
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
    return trimmed(text);
}

} // namespace mailroom::fields
