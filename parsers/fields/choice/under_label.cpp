#include "parsers/fields/choice/under_label.h"

#include <algorithm>

namespace mailroom::fields {

ByteRange under_label(const Analysis& analysis, const Box& label, PieceRef at, Family family)
{
    const auto& piece = analysis.piece(at);
    const auto& dates = analysis.values_of(at).dates;
    const ByteRange whole{0, piece.text.size()};
    if (dates.empty() || (dates.size() == 1 && family == Family::date))
        return whole;
    if (family == Family::date) {
        const auto date = std::ranges::max_element(dates, {}, [&](const ScannedDate& of) {
            return overlap_x(label, piece.box_of(of.begin, of.end));
        });
        return {date->begin, date->end};
    }
    const auto first = std::ranges::find_if(
        piece.words, [&](const WordSpan& word) { return overlap_x(label, word.box) > 0; });
    return first == piece.words.end() ? whole : ByteRange{first->begin, whole.end};
}

namespace {

bool is_title_of_amount(const PieceValues& piece)
{
    return !piece.labels.empty() && family_of(piece.labels[0].best()) == Family::amount
        && std::ranges::all_of(piece.amounts, &ScannedAmount::percent);
}

bool has_money_only(const PieceValues& piece)
{
    return !piece.amounts.empty() && std::ranges::all_of(piece.amounts, is_money);
}

} // namespace

std::optional<AmountRef> amount_in_order(const Analysis& analysis, PieceRef title)
{
    const auto below = title.row + 1;
    if (below >= analysis.values.size() || analysis.values[title.row].size() < 2
        || analysis.grid.rows[below].page != analysis.grid.rows[title.row].page
        || !std::ranges::all_of(analysis.values[title.row], is_title_of_amount)
        || !std::ranges::all_of(analysis.values[below], has_money_only))
        return std::nullopt;
    std::vector<AmountRef> amounts;
    for (std::size_t piece = 0; piece < analysis.values[below].size(); ++piece) {
        for (const auto& amount : analysis.values[below][piece].amounts)
            amounts.push_back({{below, piece}, amount.begin});
    }
    if (amounts.size() != analysis.values[title.row].size())
        return std::nullopt;
    return amounts[title.piece];
}

} // namespace mailroom::fields
