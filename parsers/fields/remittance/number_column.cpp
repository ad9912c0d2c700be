#include "parsers/fields/remittance/number_column.h"

#include "core/ascii.h"
#include "parsers/fields/remittance/named_numbers.h"
#include "parsers/fields/remittance/number_cells.h"
#include "parsers/fields/remittance/number_titles.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr float own_least = 0.6F;

double share_of_numbers(const Analysis& analysis, const Table& table, std::size_t column)
{
    const NumberCells cells(analysis, table, column);
    double all = 0, numbers = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        if (row.kind == RowKind::other || !has_money(analysis, table, row, column))
            continue;
        const auto whole = cells.row_at(i).cells[column];
        if (row.kind == RowKind::total && !is_number_cell(whole))
            continue;
        ++all;
        numbers += is_number_cell(whole);
    }
    return all > 0 ? numbers / all : 0;
}

bool pays_something(const Table& table)
{
    return column_of(table, Sense::paid, 0.6F)
        && (column_of(table, Sense::gross, 0.6F) || column_of(table, Sense::deduction, 0.6F)
            || column_of(table, Sense::discount, 0.6F));
}

// By its title, the payee's own.
bool names_payees_document(const Column& column)
{
    constexpr float named = 0.5F;
    return column.weight_of(Sense::invoice_number) >= named
        || column.weight_of(Sense::your_number) >= named
        || column.weight_of(Sense::credit_note_number) >= named;
}

bool differs(const Table& table, std::size_t column)
{
    std::set<std::string_view> seen;
    return std::ranges::none_of(table.rows, [&](const TableRow& row) {
        const std::string_view text = row.cells[column].text;
        return row.kind == RowKind::line && !text.empty() && !seen.insert(text).second;
    });
}

bool holds_amounts(const Table& table, std::size_t column)
{
    return std::ranges::any_of(table.rows, [&](const TableRow& row) {
        const auto& amount = row.cells[column].amount;
        return row.kind == RowKind::line && amount
            && (amount->has_decimals || amount->value.is_zero());
    });
}

// A place, a department or a count: "117", in each row.
bool holds_short_figures(const Table& table, std::size_t column)
{
    constexpr std::size_t digits_most = 3;
    return std::ranges::all_of(table.rows, [&](const TableRow& row) {
        const auto& text = row.cells[column].text;
        return row.kind != RowKind::line
            || (text.size() <= digits_most && std::ranges::all_of(text, is_digit));
    });
}

std::size_t payees_number_column(const Analysis& analysis, const Table& table, std::size_t found)
{
    constexpr double nearly_all = 0.9;
    if (!names_document_alone(table.columns[found]))
        return found;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i != found && names_plain_reference(table.columns[i]) && !repeats_one_text(table, i)
            && !holds_short_figures(table, i) && share_of_numbers(analysis, table, i) >= nearly_all)
            return i;
    }
    return found;
}

// Its amounts are all taken off: what the payer claims bears numbers of the payer.
bool lists_claims(const Table& table)
{
    std::size_t taken = 0;
    for (const auto& row : table.rows) {
        for (const auto& cell : row.cells) {
            const bool is_amount = row.kind == RowKind::line && cell.amount && !cell.date
                && is_money(*cell.amount) && !cell.amount->value.is_zero();
            if (is_amount && !cell.amount->value.is_negative())
                return false;
            taken += is_amount;
        }
    }
    return taken > 0;
}

double weight_of(const Analysis& analysis, const Table& table, std::size_t i)
{
    constexpr double weak = 0.36, of_repeated = 0.5; // Shops and sites have numbers, too.
    constexpr double of_words = 0.6, of_claims = 0.5, of_unnamed = 0.16, of_short = 0.5;
    const auto& column = table.columns[i];
    double named =
        std::max(number_weight(column), holds_amounts(table, i) ? 0 : kind_weight(column));
    if (named < weak && !differs(table, i))
        named *= of_repeated;
    // Beside amounts that are paid, any column of different numbers will do.
    const bool unnamed = says_no_document(column) && pays_something(table) && differs(table, i);
    double weight = std::max(
        {named, unnamed ? of_unnamed : 0, names_numbers_in_words(table, i) ? of_words : 0});
    if (column.weight_of(Sense::own_number) > own_least && lists_claims(table))
        weight = std::max(weight, of_claims);
    if (!names_payees_document(column) && holds_short_figures(table, i))
        weight *= of_short;
    return weight * share_of_numbers(analysis, table, i);
}

} // namespace

std::optional<std::size_t> number_column_of(const Analysis& analysis, const Table& table)
{
    std::optional<std::size_t> best;
    double most = 0.1;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const double weight = weight_of(analysis, table, i);
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best ? std::optional(payees_number_column(analysis, table, *best)) : best;
}

} // namespace mailroom::fields
