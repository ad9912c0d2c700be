#include "parsers/fields/invoice/deadlines.h"

#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr double in_sentence = 0.8, behind_day = 0.85;

bool announces_deadline(std::string_view words_before)
{
    static const PhraseCodes phrases("deadlines.tsv");
    return phrases.ends_with(words_before, "by") && phrases.contains(words_before, "settles");
}

// The amount that ends the row, where it stands right behind this piece or is its end.
std::optional<Candidate> amount_behind(const Analysis& analysis, PieceRef at, std::size_t from)
{
    const auto& pieces = analysis.grid.rows[at.row].pieces;
    if (at.piece + 2 < pieces.size())
        return std::nullopt;
    const bool next = at.piece + 2 == pieces.size();
    const PieceRef there{at.row, next ? at.piece + 1 : at.piece};
    const auto& amounts = analysis.values_of(there).amounts;
    if (amounts.size() != 1 || !is_money(amounts[0]) || (!next && amounts[0].begin < from))
        return std::nullopt;
    const auto& amount = amounts[0];
    return Candidate{Sense::payable, Value(amount.value), behind_day,     there,
                     amount.begin,   amount.end,          amount.currency};
}

} // namespace

void add_deadlines(const Analysis& analysis, PieceRef at, std::vector<Candidate>& candidates)
{
    const std::string_view text = analysis.piece(at).text;
    for (const auto& date : analysis.values_of(at).dates) {
        if (announces_deadline(text.substr(0, date.begin)))
            candidates.push_back(
                {Sense::due_date, Value(date.value), in_sentence, at, date.begin, date.end, {}});
    }
}

void add_payable_by_day(const Analysis& analysis, std::vector<Candidate>& candidates)
{
    std::vector<PieceRef> days;
    std::optional<Candidate> amount;
    for (const auto& candidate : candidates) {
        if (candidate.sense != Sense::due_date || !std::holds_alternative<Date>(candidate.value)
            || std::ranges::find(days, candidate.at) != days.end())
            continue;
        days.push_back(candidate.at);
        if (auto behind = amount_behind(analysis, candidate.at, candidate.end))
            amount = std::move(behind);
    }
    if (days.size() == 1 && amount)
        candidates.push_back(std::move(*amount));
}

} // namespace mailroom::fields
