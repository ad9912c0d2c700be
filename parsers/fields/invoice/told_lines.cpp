#include "parsers/fields/invoice/told_lines.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr std::size_t letters_least = 3;
constexpr std::size_t lines_max = 100;
constexpr std::array sums{Sense::total,    Sense::gross_total,    Sense::net_total, Sense::subtotal,
                          Sense::tax,      Sense::payable,        Sense::prepaid,   Sense::tax_rate,
                          Sense::discount, Sense::payment_amount, Sense::balance};

struct Figure {
    PieceRef at;
    const ScannedAmount* amount = nullptr;
};

struct ToldLine {
    std::size_t row = 0;
    Figure amount;
    std::optional<std::pair<Figure, Figure>> made_of; // Quantity and price.
    std::string description;
};

std::vector<Figure> figures_in(const Analysis& analysis, std::size_t row)
{
    std::vector<Figure> figures;
    for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
        for (const auto& amount : analysis.values[row][piece].amounts) {
            if (!amount.percent)
                figures.push_back({{row, piece}, &amount});
        }
    }
    return figures;
}

// Before the figure stands a word for a sum or a tax.
bool is_called_sum(const Analysis& analysis, const Figure& figure)
{
    for (std::size_t piece = 0; piece <= figure.at.piece; ++piece) {
        for (const auto& label : analysis.values[figure.at.row][piece].labels) {
            const bool before = piece < figure.at.piece || label.begin < figure.amount->begin;
            if (before && std::ranges::any_of(sums, [&](Sense sense) {
                    return label.weight_of(sense) >= 0.5F;
                }))
                return true;
        }
    }
    return false;
}

// "Pruning à", "Cleaning at": without what joins the words to the price.
std::string_view without_joint(std::string_view words)
{
    constexpr std::array<std::string_view, 8> joints{" à",  " at", " a",   " x",
                                                     " je", " zu", " per", " de"};
    const auto trim = [&words] { words = words.substr(0, words.find_last_not_of(" ,:;=@-.") + 1); };
    trim();
    for (const auto joint : joints) {
        if (words.ends_with(joint))
            words.remove_suffix(joint.size());
    }
    trim();
    return trimmed(words);
}

// The words of the row that come first, without the figures and what joins these.
std::string description_of(const Analysis& analysis, const std::vector<Figure>& figures)
{
    const auto row = figures.front().at.row;
    std::string_view best;
    std::size_t most = 0;
    for (std::size_t i = 0; i <= figures.size() && most < letters_least; ++i) {
        const auto piece = i < figures.size() ? figures[i].at.piece : figures.back().at.piece;
        const std::string_view text = analysis.grid.rows[row].pieces[piece].text;
        const auto end = i < figures.size() ? figures[i].amount->begin : text.size();
        const auto begin =
            i > 0 && figures[i - 1].at.piece == piece ? figures[i - 1].amount->end : 0;
        const auto words = text.substr(begin, end - begin);
        std::size_t letters = 0;
        for (std::size_t at = 0; at < words.size(); ++at)
            letters += !letters_at(words, at).empty();
        if (letters > most) {
            most = letters;
            best = words;
        }
    }
    return most < letters_least ? std::string() : std::string(without_joint(best));
}

std::optional<ToldLine> line_in(const Analysis& analysis, const std::vector<Figure>& figures)
{
    if (figures.empty() || !is_money(*figures.back().amount)
        || is_called_sum(analysis, figures.back()))
        return std::nullopt;
    ToldLine line{figures.back().at.row, figures.back(), {}, description_of(analysis, figures)};
    for (std::size_t i = 0; i + 2 < figures.size() && !line.made_of; ++i) {
        if (figures[i].amount->value * figures[i + 1].amount->value == line.amount.amount->value)
            line.made_of = {figures[i], figures[i + 1]};
    }
    return line.description.empty() ? std::nullopt : std::optional(std::move(line));
}

// One of the totals, or one less another.
bool is_proven(const Decimal& sum, const std::vector<Decimal>& totals)
{
    return !sum.is_zero() && std::ranges::any_of(totals, [&](const Decimal& total) {
        return total == sum
            || std::ranges::any_of(totals, [&](const Decimal& tax) { return sum + tax == total; });
    });
}

// The first of the last rows that add up.
std::size_t first_of_sum(const std::vector<ToldLine>& lines, const std::vector<Decimal>& totals)
{
    Decimal sum;
    auto first = lines.size();
    for (auto i = lines.size(); i-- > 0;) {
        sum = sum + lines[i].amount.amount->value;
        if (is_proven(sum, totals) && (i + 1 < lines.size() || lines[i].made_of))
            first = i;
    }
    return first;
}

Facts facts_of(const Analysis& analysis, const ToldLine& line)
{
    Facts facts;
    const auto evidence = [&](const Figure& figure) {
        return evidence_of(analysis, figure.at, figure.amount->begin, figure.amount->end);
    };
    facts.set({Term::description, line.description, 0.7, evidence(line.amount)});
    if (line.made_of) {
        const auto& [quantity, price] = *line.made_of;
        facts.set({Term::quantity, quantity.amount->value, 0.8, evidence(quantity)});
        facts.set({Term::unit_price, price.amount->value, 0.8, evidence(price)});
    }
    facts.set({Term::line_amount, line.amount.amount->value, 0.8, evidence(line.amount)});
    return facts;
}

} // namespace

InvoiceLines told_lines_of(const Analysis& analysis)
{
    InvoiceLines out;
    std::vector<ToldLine> lines;
    std::vector<Decimal> totals;
    for (std::size_t row = 0; row < analysis.values.size() && lines.size() < lines_max; ++row) {
        const auto figures = figures_in(analysis, row);
        if (auto line = line_in(analysis, figures)) {
            lines.push_back(std::move(*line));
            continue;
        }
        for (const auto& figure : figures) {
            if (!lines.empty() && is_money(*figure.amount) && is_called_sum(analysis, figure))
                totals.push_back(figure.amount->value);
        }
    }
    for (auto i = first_of_sum(lines, totals); i < lines.size(); ++i) {
        out.lines.push_back(facts_of(analysis, lines[i]));
        out.grid_rows.push_back(lines[i].row);
    }
    return out;
}

} // namespace mailroom::fields
