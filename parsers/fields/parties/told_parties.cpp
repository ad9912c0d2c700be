#include "parsers/fields/parties/told_parties.h"

#include "core/ascii.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"
#include "parsers/fields/parties/name_pieces.h"
#include "parsers/fields/parties/names.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace mailroom::fields {
namespace {

using Phrases =
    std::vector<std::string>; // Between blanks, as the text that they are looked for in.

std::string between_blanks(std::string_view text)
{
    return ' ' + normalized_phrase(text) + ' ';
}

const Phrases& phrases_of(std::string_view kind)
{
    static const auto all = [] {
        std::map<std::string, Phrases, std::less<>> read;
        for (const auto& file : embedded::label_files()) {
            if (file.name != "told_parties.tsv")
                continue;
            for (const auto line : split(file.bytes, '\n')) {
                if (line.empty() || line.starts_with('#'))
                    continue;
                const auto columns = split(line, '\t');
                assert(columns.size() == 2 && "kind, phrases");
                for (const auto phrase : split(columns[1], '|'))
                    read[std::string(columns[0])].push_back(between_blanks(phrase));
            }
        }
        return read;
    }();
    return all.find(kind)->second;
}

bool begins_with(std::string_view words, std::string_view kind)
{
    return std::ranges::any_of(
        phrases_of(kind), [&](const std::string& phrase) { return words.starts_with(phrase); });
}

bool holds(std::string_view words, std::string_view kind)
{
    return std::ranges::any_of(phrases_of(kind), [&](const std::string& phrase) {
        return words.find(phrase) != words.npos;
    });
}

// The text of the piece, and of the row below where the sentence goes on there.
std::string sentence_from(const Analysis& analysis, PieceRef at)
{
    const auto& rows = analysis.grid.rows;
    auto text = analysis.piece(at).text;
    const bool is_last = at.piece + 1 == rows[at.row].pieces.size();
    for (auto row = at.row + 1; is_last && row < std::min(at.row + 3, rows.size()); ++row) {
        if (rows[row].page != rows[at.row].page || rows[row].pieces.size() > 1)
            break;
        text += ' ' + rows[row].pieces[0].text;
    }
    return text;
}

bool is_whole_name(std::string_view name)
{
    constexpr std::ptrdiff_t blanks_least = 2;
    return has_form_of_name(name) && !begins_with_article(name)
        && (has_legal_form(name) || std::ranges::count(name, ' ') >= blanks_least);
}

// "Muster do Rio, Lda.": a legal form behind a comma belongs to the name.
std::string_view name_with_form(std::string_view text)
{
    auto name = name_in_sentence(text);
    auto rest = text.substr(name.size());
    if (!has_legal_form(name) && rest.starts_with(", ")) {
        const auto form = rest.substr(2, rest.find(' ', 2) - 2);
        if (has_legal_form("x " + std::string(form)))
            name = text.substr(0, name.size() + 2 + form.size());
    }
    return name;
}

// Where a name may begin: the beginning, and behind words for "that".
std::vector<std::size_t> beginnings_in(std::string_view text)
{
    std::vector<std::size_t> found{0};
    for (auto blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        const auto word = text.substr(0, blank);
        const auto last = word.substr(word.rfind(' ') + 1);
        if (begins_with(between_blanks(last), "that"))
            found.push_back(blank + 1);
    }
    return found;
}

} // namespace

std::optional<NamedParty> told_payer(const Analysis& analysis, PieceRef at)
{
    constexpr double told = 0.85, from_to = 0.75;
    constexpr std::ptrdiff_t blanks_least = 3;
    const auto& own = analysis.piece(at).text;
    if (std::ranges::count(own, ' ') < blanks_least)
        return std::nullopt;
    const auto text = sentence_from(analysis, at);
    const auto party = [&](std::string_view name, std::size_t begin, double confidence) {
        const auto end = std::min(begin + name.size(), own.size());
        return NamedParty{std::string(name), confidence, at, begin, end};
    };
    for (const auto begin : beginnings_in(own)) {
        const auto name = name_with_form(std::string_view(text).substr(begin));
        const auto words = between_blanks(std::string_view(text).substr(begin + name.size()));
        if (is_whole_name(name) && begins_with(words, "verb") && holds(words, "transfer"))
            return party(name, begin, told);
    }
    if (!begins_with(between_blanks(own), "from"))
        return std::nullopt;
    const auto begin = own.find(' ') + 1;
    const auto name = name_in_sentence(std::string_view(own).substr(begin));
    const auto rest = trimmed(std::string_view(own).substr(begin + name.size()));
    const bool is_to = begins_with(between_blanks(rest), "to") && rest.find(' ') != rest.npos
        && is_upper(rest[rest.find(' ') + 1]);
    return is_to && has_form_of_name(name) ? std::optional(party(name, begin, from_to))
                                           : std::nullopt;
}

} // namespace mailroom::fields
