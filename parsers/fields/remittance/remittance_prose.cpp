#include "parsers/fields/remittance/remittance_prose.h"

#include "core/fold.h"
#include "parsers/fields/choice/candidates.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t words_max = 12; // More make a sentence.

struct Found {
    PieceRef at;
    std::size_t begin = 0, end = 0;
};

bool is_taken(const PieceValues& values, std::size_t begin, std::size_t end)
{
    return std::ranges::any_of(
               values.dates, [&](const auto& date) { return begin < date.end && date.begin < end; })
        || std::ranges::any_of(values.amounts, [&](const auto& amount) {
               return is_money(amount) && begin < amount.end && amount.begin < end;
           });
}

// The first word with a digit that is neither date nor money: three characters make a number.
std::optional<Found> number_in_row(const Analysis& analysis, std::size_t row)
{
    for (std::size_t i = 0; i < analysis.grid.rows[row].pieces.size(); ++i) {
        const auto& piece = analysis.grid.rows[row].pieces[i];
        for (const auto& word : piece.words) {
            const auto number =
                number_at(std::string_view(piece.text).substr(0, word.end), word.begin);
            if (number.size() < 3)
                continue;
            const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
            if (!is_taken(analysis.values[row][i], begin, begin + number.size()))
                return Found{{row, i}, begin, begin + number.size()};
        }
    }
    return std::nullopt;
}

std::optional<Facts> line_of(const Analysis& analysis, std::size_t row)
{
    const auto& grid_row = analysis.grid.rows[row];
    std::size_t words = 0, money = 0;
    PieceRef at{row, 0};
    const ScannedAmount* amount = nullptr;
    for (std::size_t i = 0; i < grid_row.pieces.size(); ++i) {
        words += grid_row.pieces[i].words.size();
        for (const auto& found : analysis.values[row][i].amounts) {
            if (!is_money(found))
                continue;
            ++money;
            amount = &found;
            at.piece = i;
        }
    }
    // "4711 (1,498.00 less 58.00)    1,440.00": what stands by itself at the end counts.
    if (money > 1 && at.piece + 1 == grid_row.pieces.size()
        && analysis.values_of(at).amounts.size() == 1)
        money = 1;
    const auto number = number_in_row(analysis, row);
    if (money != 1 || words > words_max || !number)
        return std::nullopt;
    // The number comes first: "of 68.43 under reference 4711" is another sentence.
    if (number->at.piece > at.piece || (number->at == at && number->begin > amount->begin))
        return std::nullopt;
    Facts line;
    const auto& text = analysis.piece(number->at).text;
    line.set(
        {Term::document_number, text.substr(number->begin, number->end - number->begin), 0.7,
         evidence_of(analysis, number->at, number->begin, number->end)});
    for (std::size_t i = 0; i < grid_row.pieces.size(); ++i) {
        for (const auto& date : analysis.values[row][i].dates) {
            if (line.find(Term::document_date) == nullptr)
                line.set(
                    {Term::document_date, date.value, 0.7,
                     evidence_of(analysis, {row, i}, date.begin, date.end)});
        }
    }
    line.set(
        {Term::net_amount, amount->value, 0.7,
         evidence_of(analysis, at, amount->begin, amount->end)});
    return line;
}

} // namespace

ProseLines prose_lines_of(const Analysis& analysis)
{
    ProseLines found;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        if (auto line = line_of(analysis, row)) {
            found.lines.push_back(std::move(*line));
            found.grid_rows.push_back(row);
        }
    }
    return found;
}

ProseLines block_lines_of(const Analysis& analysis)
{
    ProseLines found;
    for (const auto& candidate : candidates_of(analysis, {})) {
        const bool number = candidate.sense == Sense::invoice_number && candidate.score > 0.5;
        const bool paid = (candidate.sense == Sense::paid || candidate.sense == Sense::amount)
            && candidate.score > 0.6;
        const bool same_row =
            !found.grid_rows.empty() && found.grid_rows.back() == candidate.at.row;
        if (number && !same_row) {
            found.lines.emplace_back();
            found.lines.back().set(fact_of(analysis, Term::document_number, candidate, 0.7));
            found.grid_rows.push_back(candidate.at.row);
        } else if (
            paid && !found.lines.empty() && found.lines.back().find(Term::net_amount) == nullptr) {
            found.lines.back().set(fact_of(analysis, Term::net_amount, candidate, 0.7));
            found.grid_rows.push_back(candidate.at.row);
        }
    }
    std::erase_if(
        found.lines, [](const Facts& line) { return line.find(Term::net_amount) == nullptr; });
    if (found.lines.size() < 2)
        return {};
    return found;
}

namespace {

bool adds_up(const Analysis& analysis, const ProseLines& prose)
{
    if (prose.lines.size() < 2)
        return false; // One line adds up to itself.
    Decimal sum;
    for (const auto& line : prose.lines)
        sum = sum + line.amount(Term::net_amount).value_or(Decimal());
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (std::ranges::binary_search(prose.grid_rows, row))
            continue;
        for (const auto& piece : analysis.values[row]) {
            for (const auto& amount : piece.amounts) {
                if (is_money(amount) && amount.value == sum)
                    return true;
            }
        }
    }
    return false;
}

} // namespace

bool adds_up_in_prose(const Analysis& analysis)
{
    return adds_up(analysis, prose_lines_of(analysis))
        || adds_up(analysis, block_lines_of(analysis));
}

} // namespace mailroom::fields
