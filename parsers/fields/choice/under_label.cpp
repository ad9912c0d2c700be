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

std::optional<PieceRef> amount_in_order(const Analysis& analysis, PieceRef title)
{
    const auto below = title.row + 1;
    if (below >= analysis.values.size() || analysis.values[title.row].size() < 2
        || analysis.values[below].size() != analysis.values[title.row].size()
        || analysis.grid.rows[below].page != analysis.grid.rows[title.row].page)
        return std::nullopt;
    const bool all_titles =
        std::ranges::all_of(analysis.values[title.row], [](const PieceValues& piece) {
            return !piece.labels.empty() && piece.amounts.empty()
                && family_of(piece.labels[0].best()) == Family::amount;
        });
    const bool all_amounts =
        std::ranges::all_of(analysis.values[below], [](const PieceValues& piece) {
            return piece.amounts.size() == 1 && is_money(piece.amounts[0]);
        });
    if (!all_titles || !all_amounts)
        return std::nullopt;
    return PieceRef{below, title.piece};
}

} // namespace mailroom::fields
