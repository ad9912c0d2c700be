#include "parsers/fields/tables/bare_lines.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr std::size_t letters_least = 3;
constexpr std::size_t totals_max = 6; // Rows below the lines that may say their sum.
constexpr std::size_t lines_max = 500;
constexpr float edge_points = 6; // Amounts that stand under each other end at one edge.

// A row that ends in an amount of money.
struct AmountRow {
    std::size_t row = 0;
    PieceRef at;
    const ScannedAmount* amount = nullptr;
    float edge = 0;
    bool is_total = false;
};

bool says_total(const Analysis& analysis, std::size_t row)
{
    return std::ranges::any_of(analysis.values[row], [](const PieceValues& piece) {
        return std::ranges::any_of(piece.labels, [](const Label& label) {
            for (const auto sense :
                 {Sense::total, Sense::gross_total, Sense::net_total, Sense::subtotal, Sense::tax,
                  Sense::payable, Sense::prepaid, Sense::carried_forward, Sense::previous_balance,
                  Sense::payment_amount, Sense::period_charges}) {
                if (label.weight_of(sense) >= 0.5F)
                    return true;
            }
            return false;
        });
    });
}

std::optional<AmountRow> amount_row_at(const Analysis& analysis, std::size_t row)
{
    const auto& pieces = analysis.grid.rows[row].pieces;
    const PieceRef at{row, pieces.size() - 1};
    const auto& amounts = analysis.values_of(at).amounts;
    if (amounts.empty() || amounts.back().end != pieces.back().text.size() || amounts.back().percent
        || !is_money(amounts.back()))
        return std::nullopt;
    return AmountRow{row, at, &amounts.back(), pieces.back().box.x1, says_total(analysis, row)};
}

std::size_t letters_in(std::string_view text)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        letters += !letters_at(text, i).empty();
    return letters;
}

// Before the figures: "1.5 m2" says less of what is sold than "Oak board".
std::size_t described_piece(const Analysis& analysis, const AmountRow& row)
{
    const auto& pieces = analysis.grid.rows[row.row].pieces;
    std::size_t best = 0;
    for (std::size_t i = 1; i < row.at.piece; ++i) {
        if (letters_in(pieces[i].text) > letters_in(pieces[best].text))
            best = i;
    }
    return best;
}

std::string description_of(const Analysis& analysis, const AmountRow& row)
{
    const auto at = described_piece(analysis, row);
    const auto& piece = analysis.grid.rows[row.row].pieces[at];
    const auto& amounts = analysis.values[row.row][at].amounts;
    const bool alone = row.at.piece == at;
    return std::string(trimmed(
        std::string_view(piece.text).substr(0, alone ? amounts.front().begin : piece.text.npos)));
}

// Where two figures of the row make its amount, they are quantity and price.
void set_quantity(const Analysis& analysis, const AmountRow& row, Facts& line)
{
    std::vector<std::pair<PieceRef, const ScannedAmount*>> figures;
    for (std::size_t piece = 0; piece <= row.at.piece; ++piece) {
        for (const auto& amount : analysis.values[row.row][piece].amounts) {
            if (&amount != row.amount && !amount.percent)
                figures.emplace_back(PieceRef{row.row, piece}, &amount);
        }
    }
    for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
        const auto& [quantity_at, quantity] = figures[i];
        const auto& [price_at, price] = figures[i + 1];
        if (!(quantity->value * price->value == row.amount->value))
            continue;
        line.set(
            {Term::quantity, quantity->value, 0.8,
             evidence_of(analysis, quantity_at, quantity->begin, quantity->end)});
        line.set(
            {Term::unit_price, price->value, 0.8,
             evidence_of(analysis, price_at, price->begin, price->end)});
        return;
    }
}

Facts line_of(const Analysis& analysis, const AmountRow& row)
{
    Facts line;
    auto description = description_of(analysis, row);
    const auto size = description.size();
    line.set(
        {Term::description, std::move(description), 0.7,
         evidence_of(analysis, {row.row, described_piece(analysis, row)}, 0, size)});
    set_quantity(analysis, row, line);
    line.set(
        {Term::line_amount, row.amount->value, 0.8,
         evidence_of(analysis, row.at, row.amount->begin, row.amount->end)});
    return line;
}

// It sums up at least two rows right above it: "Net", without a word for sums.
bool is_sum_of(const std::vector<AmountRow>& lines, const Decimal& amount)
{
    Decimal sum;
    for (auto i = lines.size(); i-- > 0;) {
        sum = sum + lines[i].amount->value;
        if (sum == amount && i + 1 < lines.size())
            return true;
    }
    return false;
}

// The last of these rows that add up to one of the totals.
std::size_t
first_of_sum(const std::vector<AmountRow>& lines, const std::vector<const ScannedAmount*>& totals)
{
    Decimal sum;
    std::size_t first = lines.size();
    for (auto i = lines.size(); i-- > 0;) {
        sum = sum + lines[i].amount->value;
        if (std::ranges::any_of(
                totals, [&sum](const ScannedAmount* total) { return total->value == sum; }))
            first = i;
    }
    return first;
}

} // namespace

InvoiceLines bare_lines_of(const Analysis& analysis)
{
    InvoiceLines out;
    std::vector<AmountRow> lines;
    std::vector<const ScannedAmount*> totals;
    const auto close = [&] {
        for (auto i = first_of_sum(lines, totals); i < lines.size(); ++i) {
            out.grid_rows.push_back(lines[i].row);
            out.lines.push_back(line_of(analysis, lines[i]));
        }
        lines.clear();
        totals.clear();
    };
    for (std::size_t row = 0; row < analysis.grid.rows.size() && out.lines.empty(); ++row) {
        const auto found = amount_row_at(analysis, row);
        if (!found)
            continue;
        if (found->is_total || is_sum_of(lines, found->amount->value)) {
            if (!lines.empty() && totals.size() < totals_max)
                totals.push_back(found->amount);
            continue;
        }
        const bool is_line = letters_in(description_of(analysis, *found)) >= letters_least;
        const bool aligned =
            lines.empty() || std::abs(lines.back().edge - found->edge) <= edge_points;
        if (!totals.empty() || !is_line || !aligned || lines.size() == lines_max)
            close();
        if (is_line)
            lines.push_back(*found);
    }
    close();
    return out;
}

} // namespace mailroom::fields
