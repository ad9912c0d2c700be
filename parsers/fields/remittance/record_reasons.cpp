#include "parsers/fields/remittance/record_reasons.h"

#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr float label_least = 0.5F;
constexpr double confidence = 0.7;

struct Words {
    PieceRef at;
    std::size_t begin = 0, length = 0;
};

// Why, where the row says it: "Reason   Damaged goods", "Reason: damaged", "Deduction: 28.34
// (damaged)", "Withholding tax   28.34".
Words reason_in_row(const Analysis& analysis, std::size_t row)
{
    const auto& pieces = analysis.grid.rows[row].pieces;
    const auto labels = labels_in(pieces[0].text);
    if (labels.empty() || labels[0].begin != 0)
        return {};
    const bool deducts = labels[0].weight_of(Sense::deduction) >= label_least;
    if (!deducts && labels[0].weight_of(Sense::reason) < label_least)
        return {};
    // "Reason: damaged      Order 55120": what stands beside it says something else.
    const bool is_told_at_once = !deducts && labels[0].end + 2 < pieces[0].text.size();
    const auto last = is_told_at_once ? 0 : pieces.size() - 1;
    const std::string_view text = pieces[last].text;
    auto begin = last == 0 ? labels[0].end : 0;
    for (const auto& amount : analysis.values[row][last].amounts)
        begin = is_money(amount) ? std::max(begin, amount.end) : begin;
    if (!deducts || !named_deduction_reason_of(text.substr(begin)).empty())
        return {{row, last}, begin, text.size() - begin};
    const auto title = pieces[0].text.substr(0, last == 0 ? labels[0].end : std::string::npos);
    return named_deduction_reason_of(title).empty() ? Words() : Words{{row, 0}, 0, title.size()};
}

// "Labour 900.00   Withholding tax 20 % 180.00": the second pair of a row names its own reason.
Words reason_beside(const Analysis& analysis, std::size_t row)
{
    const auto& pieces = analysis.grid.rows[row].pieces;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const auto labels = labels_in(pieces[i].text);
        if (!labels.empty() && labels[0].begin == 0
            && labels[0].weight_of(Sense::deduction) >= label_least
            && !named_deduction_reason_of(pieces[i].text).empty())
            return {{row, i}, 0, pieces[i].text.size()};
    }
    return {};
}

// The piece that a label alone speaks of: beside it, or else below it.
Words beside_or_below(const Analysis& analysis, PieceRef label)
{
    const auto& row = analysis.grid.rows[label.row];
    const auto whole = [&](PieceRef at) {
        return analysis.values_of(at).amounts.empty() ? Words{at, 0, analysis.piece(at).text.size()}
                                                      : Words();
    };
    if (label.piece + 1 < row.pieces.size()) {
        const auto beside = whole({label.row, label.piece + 1});
        if (!named_deduction_reason_of(analysis.piece(beside.at).text).empty())
            return beside;
    }
    if (label.row + 1 == analysis.grid.rows.size())
        return {};
    const auto& below = analysis.grid.rows[label.row + 1];
    for (std::size_t i = 0; i < below.pieces.size() && below.page == row.page; ++i) {
        if (overlap_x(row.pieces[label.piece].box, below.pieces[i].box) > 0)
            return whole({label.row + 1, i});
    }
    return {};
}

// "Reason" and what it is, wherever it stands in the row: "Invoice date 4 May   Reason: damaged".
Words labelled_reason(const Analysis& analysis, std::size_t row)
{
    for (std::size_t i = 0; i < analysis.grid.rows[row].pieces.size(); ++i) {
        const auto& text = analysis.piece({row, i}).text;
        const auto labels = labels_in(text);
        if (labels.empty() || labels[0].begin != 0
            || labels[0].weight_of(Sense::reason) < label_least)
            continue;
        constexpr std::size_t marks_most = 2;
        const bool is_alone = labels[0].end + marks_most >= text.size();
        const auto words = is_alone ? beside_or_below(analysis, {row, i})
                                    : Words{{row, i}, labels[0].end, text.size() - labels[0].end};
        if (words.length > 0)
            return words;
    }
    return {};
}

std::string_view reason_of(const Analysis& analysis, const Words& words)
{
    return deduction_reason_of(
        std::string_view(analysis.piece(words.at).text).substr(words.begin, words.length));
}

void set_reason(const Analysis& analysis, const Words& words, Facts& line)
{
    line.set(
        {Term::deduction_reason, std::string(reason_of(analysis, words)), confidence,
         evidence_of(analysis, words.at, words.begin, words.begin + words.length)});
}

void add_reason(const Analysis& analysis, std::size_t first, std::size_t end, Facts& line)
{
    for (auto row = first; row < end; ++row) {
        const auto words = labelled_reason(analysis, row);
        const auto reason = words.length > 0 ? reason_of(analysis, words) : std::string_view();
        if (!reason.empty() && reason != "other")
            return set_reason(analysis, words, line);
    }
    for (auto row = first; row < end; ++row) {
        const auto in_row = reason_in_row(analysis, row);
        const auto words = in_row.length > 0 ? in_row : reason_beside(analysis, row);
        // "Retenue" alone says less than the reason that stands below it.
        const bool is_told = line.find(Term::deduction_reason) != nullptr
            && line.text(Term::deduction_reason) != "other";
        if (words.length > 0 && !is_told && !reason_of(analysis, words).empty())
            set_reason(analysis, words, line);
    }
}

} // namespace

void add_record_reasons(
    const Analysis& analysis, const std::vector<std::size_t>& begins, std::vector<Facts>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto end = i + 1 < begins.size() ? begins[i + 1] : analysis.grid.rows.size();
        if (lines[i].amount(Term::deduction_amount))
            add_reason(analysis, begins[i], end, lines[i]);
    }
}

} // namespace mailroom::fields
