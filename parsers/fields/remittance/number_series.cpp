#include "parsers/fields/remittance/number_series.h"

#include "core/ascii.h"
#include "core/currency.h"
#include "parsers/fields/choice/candidates.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

bool is_capitals(std::string_view text)
{
    return std::ranges::all_of(text, is_upper);
}

std::string_view word_at(const Piece& piece, std::size_t word)
{
    const auto& span = piece.words[word];
    return std::string_view(piece.text).substr(span.begin, span.end - span.begin);
}

// A heading in capitals is no series: "RECHNUNG RE 331" is one of RE, "PAID BY BACS 331" of none.
bool follows_capitals(const Piece& piece, std::size_t word)
{
    return word > 0 && is_capitals(word_at(piece, word - 1))
        && labels_in(word_at(piece, word - 1)).empty();
}

// "credit memo CM 118": the letters only repeat the words.
bool abbreviates_words_before(const Piece& piece, std::size_t word)
{
    const auto letters = word_at(piece, word);
    if (letters.size() > word)
        return false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto before = word_at(piece, word - letters.size() + i);
        if (lower_case(before.front()) != lower_case(letters[i]))
            return false;
    }
    return true;
}

} // namespace

std::size_t begin_of_series(const Piece& piece, std::size_t word)
{
    constexpr std::size_t letters_least = 2, letters_most = 4;
    const auto begin = piece.words[word].begin;
    if (word == 0 || !is_digit(piece.text[begin]))
        return begin;
    const auto& before = piece.words[word - 1];
    const std::string_view text = piece.text;
    const auto letters = word_at(piece, word - 1);
    const bool is_series = letters.size() >= letters_least && letters.size() <= letters_most
        && is_capitals(letters) && currency_starting_at(letters, 0).length == 0
        && after_number_words(text, before.begin) == before.begin
        && !follows_capitals(piece, word - 1) && !abbreviates_words_before(piece, word - 1);
    return is_series ? before.begin : begin;
}

} // namespace mailroom::fields
