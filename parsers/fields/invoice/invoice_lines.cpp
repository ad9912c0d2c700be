#include "parsers/fields/invoice/invoice_lines.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/invoice/line_columns.h"
#include "parsers/fields/invoice/repeated_lines.h"
#include "parsers/fields/invoice/told_lines.h"
#include "parsers/fields/tables/bare_lines.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

Fact fact_of_cell(const Analysis& analysis, Term term, Value value, const Cell& cell)
{
    auto evidence = evidence_of(analysis, cell.at, cell.begin, cell.end);
    evidence.text = cell.text;
    return {term, std::move(value), 0.8, std::move(evidence)};
}

class LineReader {
public:
    LineReader(const Analysis& analysis, InvoiceLines& out) : analysis_(analysis), out_(out) {}

    void read(const Table& table, const LineColumns& columns)
    {
        for (std::size_t row = table.header_first; row <= table.header_last; ++row)
            out_.grid_rows.push_back(row);
        bottom_ = analysis_.grid.rows[table.header_last].box.y1;
        for (const auto& row : table.rows) {
            if (read_row(row, columns))
                bottom_ = analysis_.grid.rows[row.grid_row].box.y1;
        }
        add_groups(columns);
        if (items_.empty())
            return;
        for (auto row = table.header_first; row <= std::ranges::max(items_); ++row)
            out_.item_rows.push_back(row);
    }

private:
    struct Grouped {
        const TableRow* row;
        Decimal amount;
    };

    // Whether the row is of the lines, so that the next one may stand below it.
    bool read_row(const TableRow& row, const LineColumns& columns)
    {
        const auto top = analysis_.grid.rows[row.grid_row].box.y0;
        const bool near = top - bottom_ < 3 * analysis_.grid.body_size;
        const auto amount = amount_in(analysis_, row.cells[*columns.amount]);
        if (amount && near && is_of_row_above(row, *amount)) {
            add_described(row, columns, *amount);
            return true;
        }
        const bool counted = is_counted(row, columns);
        const bool completes = unpriced_ != nullptr && near && !counted;
        const bool item =
            row.kind == RowKind::line || (amount && is_product(row, columns, *amount));
        if (row.kind == RowKind::total && !item && !(completes && has_figures_alone(row))) {
            if (amount && !after_ && near && is_described(row, columns))
                out_.left_out.push_back({out_.lines.size(), line_of(row, columns, *amount)});
            settle_group(amount);
            after_ = after_ || open_;
            open_ = false;
            return false;
        }
        if (amount && completes) {
            // The figures of one line stand on two baselines.
            auto whole = *unpriced_;
            whole.cells[*columns.amount] = row.cells[*columns.amount];
            add(whole, columns, *amount);
            return true;
        }
        if (amount && item && is_line(row, columns))
            return add_or_group(row, columns, *amount, near, counted);
        if (!amount && counted) {
            unpriced_ = &row;
            return true;
        }
        if (near && row.kind == RowKind::other && is_described(row, columns)) {
            described_above_ = &row;
            if (open_)
                go_on(row, columns);
            return true;
        }
        return false;
    }

    // An amount whose description stands on the row above.
    bool is_of_row_above(const TableRow& row, const Decimal& amount) const
    {
        return described_above_ && !after_ && unpriced_ == nullptr && has_figures_alone(row)
            && amount != sum_of_lines();
    }

    bool add_or_group(
        const TableRow& row,
        const LineColumns& columns,
        const Decimal& amount,
        bool near,
        bool counted)
    {
        if (!after_ || counted)
            add(row, columns, amount);
        else if (near)
            group_.push_back({&row, amount});
        return !after_ || counted || near;
    }

    // What stands behind a sum and makes the next sum may be a further group of lines, or charges.
    void settle_group(const std::optional<Decimal>& sum)
    {
        Decimal all;
        for (const auto& line : group_)
            all = all + line.amount;
        if (sum)
            sums_.push_back(*sum);
        if (!group_.empty() && sum && all == *sum)
            groups_.insert(groups_.end(), group_.begin(), group_.end());
        else if (!groups_.empty() && rest_.empty())
            rest_ = group_;
        group_.clear();
    }

    // They are lines if all lines make a sum with them, or with what stands behind the last group.
    void add_groups(const LineColumns& columns)
    {
        auto all = sum_of_lines();
        for (const auto& line : groups_)
            all = all + line.amount;
        if (std::ranges::find(sums_, all) == sums_.end()) {
            for (const auto& line : rest_)
                all = all + line.amount;
            groups_.insert(groups_.end(), rest_.begin(), rest_.end());
        }
        if (groups_.empty() || std::ranges::find(sums_, all) == sums_.end())
            return;
        for (const auto& line : groups_)
            add(*line.row, columns, line.amount);
    }

    bool is_line(const TableRow& row, const LineColumns& columns) const
    {
        const auto& amount = row.cells[*columns.amount];
        if (amount.amount && amount.amount->percent)
            return false;
        const bool described = columns.description && !row.cells[*columns.description].empty();
        // "Freight | 55.88" under the prices is a charge of the whole.
        const auto has_digit = [&row](const std::optional<std::size_t>& column) {
            return column && std::ranges::any_of(row.cells[*column].text, is_digit);
        };
        return described || has_digit(columns.quantity) || has_digit(columns.unit_price);
    }

    // Quantity and price stand in their own columns: a line even behind a sum, where freight and
    // discounts are none.
    bool is_counted(const TableRow& row, const LineColumns& columns) const
    {
        const auto has_figure = [&](std::optional<std::size_t> column) {
            return column && amount_in(analysis_, row.cells[*column]);
        };
        return has_figure(columns.quantity) && has_figure(columns.unit_price);
    }

    // Quantity times price: "Fuel tax, 3 at 10.00: 30.00" is sold, whatever it is called.
    bool is_product(const TableRow& row, const LineColumns& columns, const Decimal& amount) const
    {
        if (!is_counted(row, columns))
            return false;
        const auto quantity = amount_in(analysis_, row.cells[*columns.quantity]);
        const auto price = amount_in(analysis_, row.cells[*columns.unit_price]);
        return !amount.is_zero() && rounded(*quantity * *price, 2) == rounded(amount, 2);
    }

    static bool is_described(const TableRow& row, const LineColumns& columns)
    {
        return columns.description && !row.cells[*columns.description].empty();
    }

    // Amounts and rates, no word.
    static bool has_figures_alone(const TableRow& row)
    {
        return std::ranges::all_of(row.cells, [](const Cell& cell) {
            return cell.amount || cell.text.find_first_not_of("0123456789., %") == cell.text.npos;
        });
    }

    Decimal sum_of_lines() const
    {
        Decimal sum;
        for (const auto& line : out_.lines)
            sum = sum + line.amount(Term::line_amount).value_or(Decimal());
        return sum;
    }

    // The description stands on the baseline above, where it is not the tail of the line before.
    void add_described(const TableRow& row, const LineColumns& columns, const Decimal& amount)
    {
        auto whole = row;
        whole.cells[*columns.description] = described_above_->cells[*columns.description];
        if (before_tail_ && !out_.lines.empty())
            out_.lines.back().set(*before_tail_);
        add(whole, columns, amount);
    }

    void add(const TableRow& row, const LineColumns& columns, const Decimal& amount)
    {
        described_above_ = nullptr;
        before_tail_.reset();
        unpriced_ = nullptr;
        open_ = true;
        out_.lines.push_back(line_of(row, columns, amount));
        out_.grid_rows.push_back(row.grid_row);
        items_.push_back(row.grid_row);
    }

    Facts line_of(const TableRow& row, const LineColumns& columns, const Decimal& amount) const
    {
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
        return line;
    }

    void go_on(const TableRow& row, const LineColumns& columns)
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
    float bottom_ = 0;                          // Of the last row that is of the lines.
    const TableRow* unpriced_ = nullptr;        // Counted, and its amount is still to come.
    bool open_ = false;                         // A line above that a description may still go on.
    bool after_ = false;                        // Behind a sum: that of some lines, or of all.
    const TableRow* described_above_ = nullptr; // No line has taken it for its own yet.
    std::optional<Fact> before_tail_;           // The last line's description without that row.
    std::vector<Grouped> group_, groups_, rest_;
    std::vector<Decimal> sums_;
    std::vector<std::size_t> items_; // Rows of the grid.
};

} // namespace

InvoiceLines invoice_lines_of(const Analysis& analysis, const std::vector<Table>& tables)
{
    InvoiceLines out;
    for (const auto& table : tables) {
        const auto columns = line_columns_of(analysis, table);
        if (!columns.amount || !(columns.description || columns.quantity || columns.unit_price))
            continue;
        if (!repeats_lines(analysis, table, columns, out.lines)) {
            LineReader(analysis, out).read(table, columns);
            continue;
        }
        for (auto row = table.header_first; row <= table.rows.back().grid_row; ++row)
            out.item_rows.push_back(row);
    }
    if (out.lines.empty()) {
        auto bare = analysis.is_body ? told_lines_of(analysis) : bare_lines_of(analysis);
        out.lines = std::move(bare.lines);
        out.grid_rows.insert(out.grid_rows.end(), bare.grid_rows.begin(), bare.grid_rows.end());
        out.item_rows = std::move(bare.grid_rows);
    }
    std::ranges::sort(out.grid_rows);
    std::ranges::sort(out.item_rows);
    return out;
}

} // namespace mailroom::fields
