#include "parsers/fields/invoice/invoice_lines.h"

#include "core/text.h"
#include "parsers/fields/tables/bare_lines.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

struct Columns {
    std::optional<std::size_t> description, quantity, unit_price, amount;
};

std::optional<Decimal> amount_in(const Analysis& analysis, const Cell& cell)
{
    if (cell.amount)
        return cell.amount->value;
    const auto amounts = scan_amounts(cell.text, analysis.decimal_mark);
    if (amounts.empty() || amounts.front().begin > 0 || amounts.front().percent)
        return std::nullopt;
    return amounts.front().value;
}

// The titles do not say which column has the amounts, or the prices: quantity times price does.
class ProductFinder {
public:
    ProductFinder(const Analysis& analysis, const Table& table) : analysis_(analysis), table_(table)
    {
    }

    void complete(Columns& columns) const
    {
        if (columns.quantity && columns.unit_price && !columns.amount)
            columns.amount = best([&](const TableRow& row, std::size_t column) {
                return holds(row, columns.quantity, columns.unit_price, column);
            });
        else if (columns.quantity && columns.amount && !columns.unit_price)
            columns.unit_price = best([&](const TableRow& row, std::size_t column) {
                return column != columns.quantity && column != columns.amount
                    && holds(row, columns.quantity, column, columns.amount);
            });
    }

private:
    bool holds(
        const TableRow& row,
        std::optional<std::size_t> quantity,
        std::optional<std::size_t> price,
        std::optional<std::size_t> amount) const
    {
        if (quantity == amount || price == amount)
            return false;
        const auto count = amount_in(analysis_, row.cells[*quantity]);
        const auto each = amount_in(analysis_, row.cells[*price]);
        const auto all = amount_in(analysis_, row.cells[*amount]);
        return count && each && all && !all->is_zero()
            && rounded(*count * *each, 2) == rounded(*all, 2);
    }

    // The column for which most rows hold, if any does.
    template <typename Holds>
    std::optional<std::size_t> best(const Holds& holds_for) const
    {
        std::optional<std::size_t> found;
        std::ptrdiff_t most = 0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto rows = std::ranges::count_if(
                table_.rows, [&](const TableRow& row) { return holds_for(row, i); });
            if (rows > most) {
                most = rows;
                found = i;
            }
        }
        return found;
    }

    const Analysis& analysis_;
    const Table& table_;
};

bool is_line_table(const Columns& columns)
{
    return columns.amount && (columns.description || columns.quantity || columns.unit_price);
}

// The amount of a line stands in the last column that may mean it.
Columns columns_of(const Table& table)
{
    Columns columns;
    columns.description = column_of(table, Sense::description);
    columns.quantity = column_of(table, Sense::quantity);
    columns.unit_price = column_of(table, Sense::unit_price, 0.6F);
    float most = 0.45F;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        const float weight = std::max(
            {column.weight_of(Sense::line_amount), column.weight_of(Sense::amount),
             0.9F * column.weight_of(Sense::total), 0.8F * column.weight_of(Sense::net_total),
             0.7F * column.weight_of(Sense::gross_total)});
        if (weight >= most && i != columns.quantity && i != columns.description
            && (i != columns.unit_price || weight > column.weight_of(Sense::unit_price))) {
            most = weight - 0.1F;
            columns.amount = i;
        }
    }
    if (columns.amount && columns.amount == columns.unit_price)
        columns.unit_price.reset();
    return columns;
}

Fact fact_of_cell(const Analysis& analysis, Term term, Value value, const Cell& cell)
{
    auto evidence = evidence_of(analysis, cell.at, cell.begin, cell.end);
    evidence.text = cell.text;
    return {term, std::move(value), 0.8, std::move(evidence)};
}

class LineReader {
public:
    LineReader(const Analysis& analysis, InvoiceLines& out) : analysis_(analysis), out_(out) {}

    void read(const Table& table, const Columns& columns)
    {
        for (std::size_t row = table.header_first; row <= table.header_last; ++row)
            out_.grid_rows.push_back(row);
        float bottom = analysis_.grid.rows[table.header_last].box.y1;
        const TableRow* unpriced = nullptr; // Counted, and its amount is still to come.
        bool open = false;                  // A line above that a description may still go on.
        bool after = false;                 // Behind a sum: that of a group of lines, or of all.
        for (const auto& row : table.rows) {
            const auto& grid_row = analysis_.grid.rows[row.grid_row];
            const bool near = grid_row.box.y0 - bottom < 3 * analysis_.grid.body_size;
            const auto amount = amount_in(analysis_, row.cells[*columns.amount]);
            if (row.kind == RowKind::total && amount && near && !after && has_figures_alone(row)
                && described_above_ && !is_sum(*amount)) {
                add_described(row, columns, *amount);
                open = true;
                unpriced = nullptr;
                bottom = grid_row.box.y1;
                continue;
            }
            if (row.kind == RowKind::total) {
                after = after || open;
                open = false;
                continue;
            }
            const bool completes = unpriced != nullptr && near && !is_counted(row, columns);
            if (amount && !completes && row.kind == RowKind::line && is_line(row, columns)
                && (!after || is_counted(row, columns))) {
                add(row, columns, *amount);
                open = true;
                unpriced = nullptr;
                bottom = grid_row.box.y1;
            } else if (amount && completes) {
                // The figures of one line stand on two baselines.
                auto whole = *unpriced;
                whole.cells[*columns.amount] = row.cells[*columns.amount];
                add(whole, columns, *amount);
                open = true;
                unpriced = nullptr;
                bottom = grid_row.box.y1;
            } else if (!amount && is_counted(row, columns)) {
                unpriced = &row;
                bottom = grid_row.box.y1;
            } else if (near && row.kind == RowKind::other && is_described(row, columns)) {
                described_above_ = &row;
                if (open)
                    go_on(row, columns);
                bottom = grid_row.box.y1;
            }
        }
    }

private:
    bool is_line(const TableRow& row, const Columns& columns) const
    {
        const auto& amount = row.cells[*columns.amount];
        if (amount.amount && amount.amount->percent)
            return false;
        const bool described = columns.description && !row.cells[*columns.description].empty();
        const bool counted = (columns.quantity && !row.cells[*columns.quantity].empty())
            || (columns.unit_price && !row.cells[*columns.unit_price].empty());
        return described || counted;
    }

    // Quantity and price stand in their own columns: a line even behind a sum, where freight and
    // discounts are none.
    bool is_counted(const TableRow& row, const Columns& columns) const
    {
        const auto has_figure = [&](std::optional<std::size_t> column) {
            return column && amount_in(analysis_, row.cells[*column]);
        };
        return has_figure(columns.quantity) && has_figure(columns.unit_price);
    }

    static bool is_described(const TableRow& row, const Columns& columns)
    {
        return columns.description && !row.cells[*columns.description].empty();
    }

    static bool has_figures_alone(const TableRow& row)
    {
        return std::ranges::all_of(
            row.cells, [](const Cell& cell) { return cell.empty() || cell.amount; });
    }

    // All lines so far: a sum that stands without a label.
    bool is_sum(const Decimal& amount) const
    {
        Decimal sum;
        for (const auto& line : out_.lines)
            sum = sum + line.amount(Term::line_amount).value_or(Decimal());
        return sum == amount;
    }

    // The description stands on the baseline above, where it is not the tail of the line before.
    void add_described(const TableRow& row, const Columns& columns, const Decimal& amount)
    {
        auto whole = row;
        whole.cells[*columns.description] = described_above_->cells[*columns.description];
        if (before_tail_ && !out_.lines.empty())
            out_.lines.back().set(*before_tail_);
        add(whole, columns, amount);
    }

    void add(const TableRow& row, const Columns& columns, const Decimal& amount)
    {
        described_above_ = nullptr;
        before_tail_.reset();
        Facts line;
        if (columns.description && !row.cells[*columns.description].empty()) {
            const auto& cell = row.cells[*columns.description];
            line.set(fact_of_cell(analysis_, Term::description, cell.text, cell));
        }
        const auto number = [&](std::optional<std::size_t> column, Term term) {
            if (!column)
                return;
            if (const auto value = amount_in(analysis_, row.cells[*column]))
                line.set(fact_of_cell(analysis_, term, *value, row.cells[*column]));
        };
        number(columns.quantity, Term::quantity);
        number(columns.unit_price, Term::unit_price);
        line.set(fact_of_cell(analysis_, Term::line_amount, amount, row.cells[*columns.amount]));
        out_.lines.push_back(std::move(line));
        out_.grid_rows.push_back(row.grid_row);
    }

    void go_on(const TableRow& row, const Columns& columns)
    {
        if (!columns.description || out_.lines.empty())
            return;
        const auto& cell = row.cells[*columns.description];
        const auto* fact = out_.lines.back().find(Term::description);
        if (cell.empty() || fact == nullptr || to_string(fact->value).size() > 200)
            return;
        before_tail_ = *fact;
        auto longer = *fact;
        longer.value = to_string(fact->value) + ' ' + cell.text;
        out_.lines.back().set(std::move(longer));
    }

    const Analysis& analysis_;
    InvoiceLines& out_;
    const TableRow* described_above_ = nullptr; // No line has taken it for its own yet.
    std::optional<Fact> before_tail_;           // The last line's description without that row.
};

} // namespace

InvoiceLines invoice_lines_of(const Analysis& analysis, const std::vector<Table>& tables)
{
    InvoiceLines out;
    for (const auto& table : tables) {
        auto columns = columns_of(table);
        ProductFinder(analysis, table).complete(columns);
        if (is_line_table(columns))
            LineReader(analysis, out).read(table, columns);
    }
    if (out.lines.empty() && !analysis.is_body) {
        auto bare = bare_lines_of(analysis);
        out.lines = std::move(bare.lines);
        out.grid_rows.insert(out.grid_rows.end(), bare.grid_rows.begin(), bare.grid_rows.end());
    }
    std::ranges::sort(out.grid_rows);
    return out;
}

} // namespace mailroom::fields
