#include "parsers/fields/remittance/told_differences.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/remittance/named_numbers.h"
#include "parsers/fields/remittance/rate_columns.h"
#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/told_places.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.6;
constexpr std::size_t number_bytes_least = 4;

// Between the two amounts that are printed, where neither is a payment with another sign.
std::optional<Decimal> difference_of(const Facts& line)
{
    const auto gross = line.amount(Term::gross_amount), net = line.amount(Term::net_amount);
    if (!gross || !net || gross->is_negative() != net->is_negative() || !(abs(*net) < abs(*gross))
        || line.amount(Term::deduction_amount))
        return std::nullopt;
    const auto rest = *gross - *net - line.amount(Term::discount_amount).value_or(Decimal());
    const bool is_taken = !rest.is_zero() && rest.is_negative() == gross->is_negative();
    return is_taken ? std::optional(rest) : std::nullopt;
}

bool names(std::string_view words, Sense sense)
{
    constexpr float label_least = 0.5F;
    return std::ranges::any_of(labels_in(words), [sense](const Label& label) {
        return label.weight_of(sense) >= label_least;
    });
}

bool names_discount(std::string_view words)
{
    return names(words, Sense::discount);
}

class Teller {
public:
    Teller(const Analysis& analysis, const Decimal& difference, Facts& line)
        : analysis_(analysis),
          difference_(difference),
          line_(line)
    {
    }

    // "withheld 49.00, item missing"
    bool tells_amount(std::size_t row)
    {
        for (std::size_t i = 0; i < analysis_.values[row].size(); ++i) {
            for (const auto& amount : analysis_.values[row][i].amounts) {
                if (!is_money(amount) || abs(amount.value) != abs(difference_))
                    continue;
                const std::string_view text = analysis_.piece({row, i}).text;
                const auto term = line_.find(Term::discount_amount) == nullptr
                        && names_discount(text.substr(0, amount.begin))
                    ? Term::discount_amount
                    : Term::deduction_amount;
                line_.set(
                    {term, difference_, confidence,
                     evidence_of(analysis_, {row, i}, amount.begin, amount.end)});
                if (term == Term::deduction_amount)
                    set_reason(row);
                return true;
            }
        }
        return false;
    }

    // "2 %", where this is what the line takes off: of the discount, unless words say otherwise.
    bool tells_rate(std::size_t row, const RemittanceTable& table)
    {
        const auto gross = line_.amount(Term::gross_amount).value_or(Decimal());
        for (std::size_t i = 0; i < analysis_.values[row].size(); ++i) {
            for (const auto& amount : analysis_.values[row][i].amounts) {
                if (!is_rate_of(amount.value, gross, difference_))
                    continue;
                const auto term = term_of_rate({row, i}, amount, table);
                if (line_.find(term) != nullptr)
                    return false;
                line_.set(
                    {term, difference_, confidence,
                     evidence_of(analysis_, {row, i}, amount.begin, amount.end)});
                if (term == Term::deduction_amount)
                    set_reason(row);
                return true;
            }
        }
        return false;
    }

    // "Late delivery penalty": why, and what it came to is plain.
    bool tells_reason(std::size_t row)
    {
        const auto at = reason_in(row);
        if (!at)
            return false;
        line_.set(
            {Term::deduction_amount, difference_, confidence,
             evidence_of(analysis_, *at, 0, analysis_.piece(*at).text.size())});
        set_reason(row);
        return true;
    }

private:
    // What the words beside the rate, or above it, say that it is taken for.
    Term term_of_rate(PieceRef at, const ScannedAmount& rate, const RemittanceTable& table) const
    {
        const Decimal discount_most{6, 0};
        const auto& text = analysis_.piece(at).text;
        std::string words = text.substr(0, rate.begin) + ' ' + text.substr(rate.end);
        for (const auto& column : table.table->columns) {
            const auto& box = analysis_.piece(at).box;
            if (column.box.x0 < box.x1 && box.x0 < column.box.x1)
                (words += ' ') += column.title;
        }
        const bool deducts = !names_discount(words)
            && (rate.value > discount_most || !named_deduction_reason_of(words).empty()
                || names(words, Sense::deduction));
        return deducts ? Term::deduction_amount : Term::discount_amount;
    }

    std::optional<PieceRef> reason_in(std::size_t row) const
    {
        for (std::size_t i = 0; i < analysis_.grid.rows[row].pieces.size(); ++i) {
            const auto reason = named_deduction_reason_of(analysis_.piece({row, i}).text);
            if (!reason.empty())
                return PieceRef{row, i};
        }
        return std::nullopt;
    }

    void set_reason(std::size_t row)
    {
        const auto at = reason_in(row);
        if (!at || line_.find(Term::deduction_reason) != nullptr)
            return;
        const auto& text = analysis_.piece(*at).text;
        line_.set(
            {Term::deduction_reason, std::string(named_deduction_reason_of(text)), confidence,
             evidence_of(analysis_, *at, 0, text.size())});
    }

    const Analysis& analysis_;
    Decimal difference_;
    Facts& line_;
};

// Behind the rows that may say more of the line: the next one is another, or stands apart.
std::size_t
end_of_line(const Analysis& analysis, const RemittanceTable& table, const PaidLine& line)
{
    constexpr std::size_t rows_most = 3;
    constexpr float lines_between_most = 1.2F;
    const auto& rows = analysis.grid.rows;
    const auto first = line.row->grid_row;
    auto end = first + 1;
    const auto is_line = [&](const PaidLine& other) { return other.row->grid_row == end; };
    while (end < rows.size() && end <= first + rows_most && rows[end].page == rows[first].page
           && rows[end].box.y0 - rows[end - 1].box.y1 < lines_between_most * analysis.grid.body_size
           && std::ranges::none_of(table.lines, is_line) && !begins_total(analysis, end))
        ++end;
    return end;
}

// The numbers of the line, of the payee and of the payer: what notes elsewhere may call it by.
std::vector<std::string_view> numbers_of(const PaidLine& line)
{
    std::vector<std::string_view> numbers;
    for (const auto& cell : line.row->cells) {
        const bool is_value = cell.date || (cell.amount && is_money(*cell.amount));
        const std::string_view text = cell.text;
        if (is_value || text.size() < number_bytes_least || !std::ranges::any_of(text, is_digit))
            continue;
        const auto named = named_number_in(text);
        numbers.push_back(named.empty() ? text : named);
    }
    return numbers;
}

bool names_one_of(const Row& row, const std::vector<std::string_view>& numbers)
{
    return std::ranges::any_of(row.pieces, [&](const Piece& piece) {
        return std::ranges::any_of(split(piece.text, ' '), [&](std::string_view word) {
            const auto bare = without_around(word, "().,:;*");
            return std::ranges::find(numbers, bare) != numbers.end();
        });
    });
}

} // namespace

void add_told_difference(
    const Analysis& analysis, const RemittanceTable& table, const PaidLine& line, Facts& facts)
{
    const auto difference = difference_of(facts);
    if (!difference)
        return;
    Teller teller(analysis, *difference, facts);
    const auto first = line.row->grid_row, end = end_of_line(analysis, table, line);
    for (auto row = first; row < end; ++row) {
        if (teller.tells_amount(row))
            return;
    }
    const auto numbers = numbers_of(line);
    const auto& rows = analysis.grid.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if ((row < first || row >= end) && names_one_of(rows[row], numbers)
            && teller.tells_amount(row))
            return;
    }
    for (auto row = first; row < end; ++row) {
        if (teller.tells_rate(row, table))
            return;
    }
    for (auto row = first; row < end; ++row) {
        if (teller.tells_reason(row))
            return;
    }
}

} // namespace mailroom::fields
