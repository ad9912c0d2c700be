#include "parsers/fields/tables/table.h"

#include "parsers/fields/tables/captions_below.h"
#include "parsers/fields/tables/leading_titles.h"
#include "parsers/fields/tables/number_figures.h"
#include "parsers/fields/tables/table_body.h"
#include "parsers/fields/tables/table_header.h"

#include <algorithm>
#include <utility>

namespace mailroom::fields {
namespace {

bool names_number(const Column& column)
{
    return std::ranges::any_of(column.meanings, [](const Meaning& meaning) {
        return family_of(meaning.sense) == Family::number && meaning.weight > 0.5F;
    });
}

// How many tables stand side by side under one header, with the same titles: "Invoice Amount
// Invoice Amount".
std::size_t tables_beside(const std::vector<Column>& columns)
{
    constexpr std::size_t tables_max = 4;
    for (auto count = tables_max; count > 1; --count) {
        const auto width = columns.size() / count;
        if (width < 2 || columns.size() % count != 0)
            continue;
        bool same = std::any_of(
            columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(width), names_number);
        for (std::size_t i = width; i < columns.size(); ++i)
            same = same && is_titled_alike(columns[i], columns[i - width]);
        if (same)
            return count;
    }
    return 1;
}

// What belongs to a header until the next one begins.
class Side {
public:
    Side(const Header& header, std::size_t from, std::size_t to)
        : table_{header.first, header.last, {}, {}}
    {
        const auto& all = header.columns;
        for (auto i = from; i < to; ++i)
            table_.columns.push_back(all[i]);
        if (from > 0)
            strip_.left = border(all[from - 1], all[from]);
        if (to < all.size())
            strip_.right = border(all[to - 1], all[to]);
    }

    void read(const Analysis& analysis, std::size_t row)
    {
        read_body_row(analysis, row, strip_, table_);
    }

    bool has_rows() const { return !table_.rows.empty(); }
    float left() const { return table_.columns.front().box.x0; }
    float right() const { return table_.columns.back().box.x1; }

    Table finish(const Analysis& analysis) &&
    {
        strip_.titles_lead = titles_lead_figures(analysis, strip_, table_);
        if (strip_.titles_lead) {
            for (const auto& row : std::exchange(table_.rows, {}))
                read(analysis, row.grid_row);
        }
        drop_amounts_of_numbers(table_);
        return std::move(table_);
    }

private:
    // Behind an amount stands its sign; text begins under its title.
    static float border(const Column& left, const Column& right)
    {
        constexpr float to_the_right = 0.75F;
        return left.box.x1 + to_the_right * (right.box.x0 - left.box.x1);
    }

    Table table_;
    Strip strip_;
};

// "Carriage - credit adjustment", set in below its line and narrow, says more of that line.
bool says_more_of_a_line(
    const Analysis& analysis, const Header& header, const std::vector<Side>& sides)
{
    constexpr float narrow = 0.5F; // Of the table.
    const auto& pieces = analysis.grid.rows[header.first].pieces;
    if (header.first != header.last || pieces.size() != 1 || sides.empty()
        || !sides.back().has_rows())
        return false;
    const float left = sides.front().left(), width = sides.back().right() - left;
    const auto& box = pieces.front().box;
    return box.x0 > left + box.height() && box.width() < narrow * width;
}

} // namespace

bool is_titled_alike(const Column& a, const Column& b)
{
    const auto best = [](const Column& column) {
        return std::ranges::max_element(column.meanings, {}, &Meaning::weight)->sense;
    };
    return a.title == b.title || (!a.meanings.empty() && !b.meanings.empty() && best(a) == best(b));
}

bool goes_on(const Table& table, const Table& next)
{
    if (table.columns.size() != next.columns.size())
        return false;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        alike += is_titled_alike(table.columns[i], next.columns[i]);
    return 2 * alike > table.columns.size();
}

std::vector<Table> tables_of(const Analysis& analysis)
{
    std::vector<Table> tables;
    std::vector<Side> sides;
    HeaderFinder headers(analysis);
    const auto finish = [&] {
        for (auto& side : sides)
            tables.push_back(std::move(side).finish(analysis));
        sides.clear();
    };
    for (std::size_t row = 0; row < analysis.grid.rows.size();) {
        const auto header = headers.at(row);
        if (header && !says_more_of_a_line(analysis, *header, sides)) {
            finish();
            const auto width = header->columns.size() / tables_beside(header->columns);
            for (std::size_t first = 0; first < header->columns.size(); first += width)
                sides.emplace_back(*header, first, first + width);
            row = header->last + 1;
            continue;
        }
        for (auto& side : sides)
            side.read(analysis, row);
        ++row;
    }
    finish();
    auto cards = tables_with_captions_below(analysis, tables);
    return cards ? *std::move(cards) : std::move(tables);
}

std::optional<std::size_t> column_of(const Table& table, Sense sense, float least)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const float weight = table.columns[i].weight_of(sense);
        if (weight >= least && (!best || weight > table.columns[*best].weight_of(sense)))
            best = i;
    }
    return best;
}

bool writes_decimals(const Table& table, std::size_t column)
{
    constexpr std::ptrdiff_t to_one = 3;
    const auto count = [&](bool decimals) {
        return std::ranges::count_if(table.rows, [&](const TableRow& row) {
            const auto& amount = row.cells[column].amount;
            return amount && !amount->percent && !amount->value.is_zero()
                && amount->has_decimals == decimals;
        });
    };
    return count(true) >= to_one * std::max<std::ptrdiff_t>(1, count(false));
}

bool repeats_one_text(const Table& table, std::size_t column)
{
    std::string_view only;
    std::size_t rows = 0;
    for (const auto& row : table.rows) {
        const std::string_view text = row.cells[column].text;
        if (row.kind != RowKind::line || text.empty())
            continue;
        if (rows++ > 0 && text != only)
            return false;
        only = text;
    }
    return rows > 1;
}

} // namespace mailroom::fields
