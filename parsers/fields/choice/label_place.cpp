#include "parsers/fields/choice/label_place.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// At least two.
bool has_amounts(const Analysis& analysis, std::size_t row)
{
    return row < analysis.values.size()
        && std::ranges::count_if(
               analysis.values[row],
               [](const PieceValues& values) {
                   return std::ranges::any_of(values.amounts, is_money);
               })
        > 1;
}

} // namespace

bool heads_column(
    const Analysis& analysis,
    PieceRef at,
    const std::vector<Label>& labels,
    std::size_t index,
    Family family)
{
    const auto& text = analysis.piece(at).text;
    return index + 1 < labels.size() && labels[index + 1].begin <= labels[index].end + 2
        && family != Family::amount && family_of(labels[index + 1].best()) != Family::mark
        && std::ranges::none_of(text, is_digit);
}

bool heads_amount(const Analysis& analysis, PieceRef at, const Label& label, Family family)
{
    const auto& rows = analysis.grid.rows;
    if (family != Family::amount || analysis.values_of(at).labels.size() < 2
        || std::ranges::any_of(rows[at.row].pieces, [](const Piece& piece) {
               return std::ranges::any_of(piece.text, is_digit);
           }))
        return false;
    const auto box = analysis.piece(at).box_of(label.begin, label.end);
    return has_amounts(analysis, at.row + 1) && !has_amounts(analysis, at.row + 2)
        && std::ranges::any_of(rows[at.row + 1].pieces, [&](const Piece& piece) {
               return overlap_x(box, piece.box) > 0;
           });
}

bool ends_piece(std::string_view text, const Label& label, bool last, Family family)
{
    const auto rest = text.substr(label.end);
    const auto words = std::ranges::count(rest, ' ');
    const bool amount = family == Family::amount;
    return (last || amount) && (amount ? words <= 6 : words <= 2)
        && (family != Family::number || std::ranges::none_of(rest, is_digit));
}

} // namespace mailroom::fields
