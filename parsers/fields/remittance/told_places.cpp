#include "parsers/fields/remittance/told_places.h"

#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {

namespace {

bool says(std::string_view words, std::string_view code)
{
    static const PhraseCodes codes("sum_words.tsv");
    return codes.contains(words, code);
}

} // namespace

bool says_minus(std::string_view words)
{
    return says(words, "minus");
}

bool says_part(std::string_view words)
{
    return says(words, "part");
}

std::string words_between(const Analysis& analysis, const ToldPlace& first, const ToldPlace& second)
{
    constexpr std::size_t rows_most = 3; // What is told of one document is wrapped as often.
    if (second < first || second.at.row - first.at.row > rows_most)
        return {};
    std::string words;
    for (auto at = first.at; at <= second.at;) {
        const std::string_view text = analysis.piece(at).text;
        const auto begin = at == first.at ? first.end : 0;
        const auto end = at == second.at ? second.begin : text.size();
        (words += words.empty() ? "" : " ") += text.substr(begin, end - begin);
        const bool is_last = at.piece + 1 == analysis.grid.rows[at.row].pieces.size();
        at = is_last ? PieceRef{at.row + 1, 0} : PieceRef{at.row, at.piece + 1};
    }
    return words;
}

bool begins_total(const Analysis& analysis, std::size_t row)
{
    return std::ranges::any_of(analysis.values[row][0].labels, [](const Label& label) {
        return label.begin == 0
            && (label.weight_of(Sense::total) > 0 || label.weight_of(Sense::gross_total) > 0
                || label.weight_of(Sense::payment_amount) > 0);
    });
}

bool begins_item(const Analysis& analysis, std::size_t row)
{
    constexpr std::array bullets{"- ", "* ", "• ", "– ", "· ", "o ", "▪ ", "> "};
    const std::string_view text = analysis.grid.rows[row].pieces[0].text;
    return std::ranges::any_of(
        bullets, [&](std::string_view bullet) { return text.starts_with(bullet); });
}

} // namespace mailroom::fields
