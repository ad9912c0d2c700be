#include "parsers/fields/parties/whole_names.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/fields/parties/name_pieces.h"
#include "parsers/fields/parties/name_words.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/street_words.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace mailroom::fields {
namespace {

// "Commune de", "Shire OF", "Holt &": the next row goes on.
bool joins(std::string_view word)
{
    constexpr std::array joints{"de",  "du", "des", "del", "della", "di", "do", "da",
                                "dos", "of", "and", "und", "et",    "en", "y",  "e",
                                "&",   "la", "the", "van", "von",   "l",  "d"};
    const auto plain = folded(word);
    const auto letters = std::string_view(plain).substr(0, plain.find_first_of("'’"));
    return std::ranges::find(joints, letters) != joints.end();
}

std::string_view first_word(std::string_view text)
{
    return text.substr(0, text.find(' '));
}

std::string_view last_word(std::string_view text)
{
    return text.substr(text.rfind(' ') + 1);
}

// "BUILDERS, INC.", "Pty Ltd": words that only a name before them makes a name.
bool ends_name(std::string_view text)
{
    constexpr std::ptrdiff_t blanks_most = 3;
    return std::ranges::count(text, ' ') <= blanks_most && std::ranges::none_of(text, is_digit)
        && has_legal_form("x " + std::string(text))
        && (!has_legal_form(text) || std::ranges::count(text, ' ') == 1);
}

// "c/o Harper & Co": whoever takes the letter in is no part of the name above him.
bool names_forwarder(std::string_view text)
{
    const auto words = name_words_in(normalized_phrase(text));
    return std::ranges::find(words, "begins.attention") != words.end();
}

bool is_below(
    const Grid& grid,
    const Row& upper_row,
    const Piece& upper,
    const Row& lower_row,
    const Piece& lower)
{
    constexpr float gap_most = 0.9F; // Of the taller row.
    const float gap = lower.box.y0 - upper.box.y1;
    return upper_row.page == lower_row.page && overlap_x(upper.box, lower.box) > 0
        && gap > -0.5F * upper.box.height()
        && gap < gap_most * std::max(upper.box.height(), grid.body_size);
}

// With the row below, where that is the rest of the name; rows of another column may stand between.
std::string with_row_below(const Analysis& analysis, const NamedParty& party)
{
    constexpr std::size_t rows_below_most = 3;
    const auto& rows = analysis.grid.rows;
    const auto& piece = analysis.piece(party.at);
    const auto end = std::min(rows.size(), party.at.row + 1 + rows_below_most);
    for (auto row = party.at.row + 1; row < end && party.end == piece.text.size(); ++row) {
        for (const auto& lower : rows[row].pieces) {
            const bool goes_on = joins(last_word(party.name))
                || (ends_name(lower.text) && !names_forwarder(lower.text))
                || (joins(first_word(lower.text)) && !may_be_street(lower.text));
            if (goes_on && is_below(analysis.grid, rows[party.at.row], piece, rows[row], lower)
                && has_form_of_name(party.name + ' ' + lower.text)
                && std::ranges::none_of(lower.text, is_digit))
                return party.name + ' ' + lower.text;
        }
    }
    return party.name;
}

// The name that begins with these words here and ends with a legal form.
std::string_view longer_name_in(std::string_view text, std::string_view short_name)
{
    constexpr std::ptrdiff_t words_more_most = 5;
    const auto key = normalized_phrase(short_name);
    for (std::size_t at = 0; at < text.size();
         at = std::min(text.find(' ', at), text.size() - 1) + 1) {
        const auto name = name_in_sentence(text.substr(at));
        const auto phrase = normalized_phrase(name);
        if (phrase.starts_with(key + ' ') && has_legal_form(name)
            && std::ranges::count(phrase, ' ') <= std::ranges::count(key, ' ') + words_more_most)
            return name;
    }
    return {};
}

std::string longer_name(const Analysis& analysis, const std::string& name)
{
    for (const auto& row : analysis.grid.rows) {
        for (const auto& piece : row.pieces) {
            if (const auto longer = longer_name_in(piece.text, name); !longer.empty())
                return std::string(longer);
        }
    }
    return name;
}

std::size_t edits_between(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> above(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = above[0];
        above[0] = i + 1;
        for (std::size_t k = 0; k < b.size(); ++k) {
            const auto change = diagonal + (a[i] == b[k] ? 0 : 1);
            diagonal = above[k + 1];
            above[k + 1] = std::min({change, above[k] + 1, diagonal + 1});
        }
    }
    return above[b.size()];
}

} // namespace

std::string whole_name(const Analysis& analysis, const NamedParty& party)
{
    constexpr std::size_t letters_least = 4;
    if (has_legal_form(party.name) || party.name.size() < letters_least)
        return party.name;
    const auto joined = with_row_below(analysis, party);
    return has_legal_form(joined) ? joined : longer_name(analysis, joined);
}

bool is_logo_of(std::string_view logo, std::string_view name)
{
    constexpr std::size_t letters_least = 5, letters_to_one_wrong = 3;
    auto letters = normalized_phrase(logo), words = normalized_phrase(name);
    if (words.starts_with(letters + ' '))
        return true;
    std::erase(letters, ' ');
    if (letters.size() < letters_least)
        return false;
    std::string begun;
    for (const auto word : split(words, ' ')) {
        begun += word;
        if (edits_between(letters, begun) <= letters.size() / letters_to_one_wrong)
            return true;
    }
    return false;
}

} // namespace mailroom::fields
