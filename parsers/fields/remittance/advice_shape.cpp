#include "parsers/fields/remittance/advice_shape.h"

#include "core/ascii.h"
#include "parsers/fields/remittance/remittance_lines.h"

#include <algorithm>
#include <span>

namespace mailroom::fields {
namespace {

// "Tipo" stands over rates of a tax, or over the kinds of documents, which are words.
bool names_rates(const Table& table)
{
    constexpr float named = 0.6F;
    const auto rate = column_of(table, Sense::tax_rate, named);
    return rate && (table.rows.empty() || std::ranges::any_of(table.rows, [&](const TableRow& row) {
                        return row.kind == RowKind::line
                            && std::ranges::any_of(row.cells[*rate].text, is_digit);
                    }));
}

std::optional<std::size_t> listed_amount_of(const Table& table)
{
    const auto amount = column_of(table, Sense::amount, 0.5F);
    return amount ? amount : column_of(table, Sense::total, 0.5F);
}

bool is_list_of_documents(const Table& table, float reference_least)
{
    return (column_of(table, Sense::invoice_number, 0.5F)
            || column_of(table, Sense::your_number, 0.5F)
            || column_of(table, Sense::document_number, reference_least))
        && listed_amount_of(table) && !column_of(table, Sense::quantity, 0.6F)
        && !column_of(table, Sense::unit_price, 0.7F);
}

// "3388": a cell of a sheet that is a number has no decimals to show that it is money.
bool is_typed_figure(const Analysis& analysis, PieceRef at)
{
    const auto& piece = analysis.piece(at);
    const auto& amounts = analysis.values_of(at).amounts;
    return !piece.cell.empty() && amounts.size() == 1 && amounts[0].begin == 0
        && amounts[0].end == piece.text.size();
}

// The lines that have an amount in this column, added up, less those of `minus`.
struct Sum {
    Decimal value;
    std::vector<std::size_t> lines; // Grid rows.
};

void add_sum_of(const Table& table, std::size_t column, std::optional<std::size_t> minus, Sum& sum)
{
    const auto amount_in = [&table](const TableRow& row, std::size_t of) {
        const auto& amount = row.cells[of].amount;
        const bool typed = !table.columns[of].sheet_column.empty();
        return amount && (typed || is_money(*amount)) ? std::optional(amount->value) : std::nullopt;
    };
    for (const auto& row : table.rows) {
        const auto plus = amount_in(row, column);
        const auto less = minus ? amount_in(row, *minus) : std::nullopt;
        // "Pay to the order of Osier Baskets Inc   4,120.00": what all above come to is no line.
        const bool is_all = plus && sum.lines.size() > 1 && *plus == sum.value;
        if (row.kind != RowKind::line || (!plus && !less) || is_all)
            continue;
        sum.value = sum.value + plus.value_or(Decimal()) - less.value_or(Decimal());
        sum.lines.push_back(row.grid_row);
    }
}

// One table, or several that are one list: parted by pages, or drawn in columns side by side.
using List = std::span<const Table>;

Sum sum_of(List list, std::size_t column, std::optional<std::size_t> minus = {})
{
    Sum sum;
    for (const auto& table : list)
        add_sum_of(table, column, minus, sum);
    return sum;
}

// Each table by itself, since a page may show one twice, and each list of several.
std::vector<List> lists_in(const std::vector<Table>& tables)
{
    std::vector<List> lists;
    const List all(tables);
    for (std::size_t first = 0, next = 0; first < tables.size(); first = next) {
        next = first + 1;
        while (next < tables.size() && goes_on(tables[first], tables[next]))
            ++next;
        for (auto i = first; i < next; ++i)
            lists.push_back(all.subspan(i, 1));
        if (next - first > 1)
            lists.push_back(all.subspan(first, next - first));
    }
    return lists;
}

// What the lines add up to is printed elsewhere.
bool is_printed(const Analysis& analysis, const Sum& added)
{
    constexpr std::size_t lines_least = 2;
    const auto& lines = added.lines;
    if (lines.size() < lines_least)
        return false;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
            const bool typed = is_typed_figure(analysis, {row, i});
            if (std::ranges::find(lines, row) == lines.end()
                && std::ranges::any_of(
                    analysis.values[row][i].amounts, [&](const ScannedAmount& amount) {
                        return (typed || is_money(amount)) && abs(amount.value) == abs(added.value);
                    }))
                return true;
        }
    }
    return false;
}

bool adds_up(const Analysis& analysis, List list)
{
    for (std::size_t column = 0; column < list.front().columns.size(); ++column) {
        if (is_printed(analysis, sum_of(list, column)))
            return true;
    }
    return false;
}

// Documents in columns of debits (or amounts) and credits, without a balance after each.
bool sets_off_documents(const Analysis& analysis, List list)
{
    const auto& table = list.front();
    auto debit = column_of(table, Sense::debit);
    if (!debit)
        debit = column_of(table, Sense::gross);
    if (!debit)
        debit = listed_amount_of(table);
    const auto credit = column_of(table, Sense::credit);
    const bool numbered = column_of(table, Sense::invoice_number)
        || column_of(table, Sense::your_number) || column_of(table, Sense::document_number);
    return debit && credit && *debit != *credit && numbered
        && !column_of(table, Sense::balance, 0.6F)
        && is_printed(analysis, sum_of(list, *credit, *debit));
}

bool has_shape_of_advice(
    const Analysis& analysis, const RemittanceTable& payments, const std::vector<List>& lists)
{
    const auto& table = *payments.table;
    const auto names = [&](Sense sense) { return column_of(table, sense, 0.6F).has_value(); };
    const auto adds_up_with_it = [&](List list) {
        return &table >= list.data() && &table < list.data() + list.size()
            && adds_up(analysis, list);
    };
    return payments.lines.size() > 1 && std::ranges::any_of(lists, adds_up_with_it)
        && !names(Sense::quantity) && !names(Sense::unit_price) && !names_rates(table)
        && !names(Sense::tax) && !names(Sense::due_date) && !names(Sense::balance);
}

} // namespace

double count_of(const Analysis& analysis, std::initializer_list<Sense> senses, const RowRange& but)
{
    double count = 0;
    for (const auto sense : senses) {
        float best = 0;
        for (std::size_t row = 0; row < analysis.values.size(); ++row) {
            if (but.contains(row))
                continue;
            for (const auto& piece : analysis.values[row]) {
                for (const auto& label : piece.labels)
                    best = std::max(best, label.weight_of(sense));
            }
        }
        count += best >= 0.7F ? 1 : 0;
    }
    return count;
}

bool is_list_of_payments(const Table& table)
{
    const bool paid = column_of(table, Sense::paid, 0.6F).has_value();
    const bool less =
        column_of(table, Sense::discount, 0.6F) || column_of(table, Sense::deduction, 0.6F);
    const bool gross = column_of(table, Sense::gross, 0.6F).has_value();
    const bool number = column_of(table, Sense::invoice_number, 0.5F)
        || column_of(table, Sense::your_number, 0.5F)
        || column_of(table, Sense::document_number, 0.5F);
    return ((paid && (number || gross || less)) || (number && less && gross))
        && !column_of(table, Sense::quantity, 0.6F) && !column_of(table, Sense::unit_price, 0.7F)
        && !names_rates(table) && !column_of(table, Sense::tax, 0.8F);
}

bool lists_payments(const std::vector<Table>& tables)
{
    return std::ranges::any_of(tables, is_list_of_payments);
}

bool lists_documents(const std::vector<Table>& tables)
{
    return std::ranges::any_of(
        tables, [](const Table& table) { return is_list_of_documents(table, 0.6F); });
}

bool lists_documents_that_add_up(const Analysis& analysis, const std::vector<Table>& tables)
{
    return std::ranges::any_of(lists_in(tables), [&](List list) {
        return is_list_of_documents(list.front(), 0.35F)
            && is_printed(analysis, sum_of(list, *listed_amount_of(list.front())));
    });
}

bool adds_up_in_lines(const Analysis& analysis, const std::vector<RemittanceTable>& payments)
{
    std::vector<Sum> sums; // Of each column, over the tables that are one.
    const auto is_sum_printed = [&] {
        return std::ranges::any_of(sums, [&](const Sum& sum) {
            return !sum.value.is_zero() && is_printed(analysis, sum);
        });
    };
    const Table* first = nullptr;
    for (const auto& payment : payments) {
        if (first == nullptr || !goes_on(*first, *payment.table)) {
            if (is_sum_printed())
                return true;
            first = payment.table;
            sums.assign(first->columns.size(), {});
        }
        for (const auto& line : payment.lines) {
            const auto& amounts = line.amounts.amounts;
            for (std::size_t i = 0; i < std::min(amounts.size(), sums.size()); ++i) {
                if (!amounts[i])
                    continue;
                sums[i].value = sums[i].value + *amounts[i];
                sums[i].lines.push_back(line.row->grid_row);
            }
        }
    }
    return is_sum_printed();
}

bool sets_off_documents(const Analysis& analysis, const std::vector<Table>& tables)
{
    return std::ranges::any_of(
        lists_in(tables), [&](List list) { return sets_off_documents(analysis, list); });
}

bool is_shaped_as_advice(const Analysis& analysis, const std::vector<Table>& tables)
{
    const double otherwise = count_of(
        analysis,
        {Sense::tax, Sense::balance, Sense::previous_balance, Sense::title_statement,
         Sense::title_reminder, Sense::title_order, Sense::title_delivery, Sense::title_other});
    return otherwise == 0
        && std::ranges::any_of(remittance_tables_of(analysis, tables), [&](const auto& payments) {
               return has_shape_of_advice(analysis, payments, lists_in(tables));
           });
}

} // namespace mailroom::fields
