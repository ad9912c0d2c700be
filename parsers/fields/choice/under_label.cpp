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

} // namespace mailroom::fields
