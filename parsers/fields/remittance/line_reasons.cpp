#include "parsers/fields/remittance/line_reasons.h"

#include "parsers/fields/remittance/reasons.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// "Invoice", "Credit note": the kind of the document, and no reason.
bool names_document(std::string_view text)
{
    const auto labels = labels_in(text);
    return labels.size() == 1 && labels[0].begin == 0 && labels[0].end == text.size()
        && (labels[0].weight_of(Sense::title_invoice) > 0.6F
            || labels[0].weight_of(Sense::title_credit_note) > 0.6F);
}

// "Reason", and "Deduction explanation", whose cells are words.
bool holds_reasons(const Column& column)
{
    return column.weight_of(Sense::reason) > 0.5F || column.weight_of(Sense::deduction) > 0.5F;
}

bool names_number(const Column& column)
{
    return std::ranges::any_of(column.meanings, [](const Meaning& meaning) {
        return family_of(meaning.sense) == Family::number && meaning.weight > 0.5F;
    });
}

bool says_reason(std::string_view text)
{
    const auto code = deduction_reason_of(text);
    return !code.empty() && code != "other";
}

} // namespace

Cell reason_in(const Table& table, const TableRow& row)
{
    Cell words;
    for (const bool titled : {true, false}) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            const auto& column = table.columns[i];
            // "22" is a code, and "withholding 3.5%" words.
            const bool figures = cell.amount && is_money(*cell.amount) && !cell.amount->percent;
            if (cell.empty() || figures || cell.date || names_document(cell.text)
                || !(titled ? holds_reasons(column) : column.meanings.empty()))
                continue;
            if (says_reason(cell.text))
                return cell;
            if (titled && words.empty())
                words = cell;
        }
    }
    for (const bool plainly : {true, false}) {
        for (std::size_t i = 0; words.empty() && i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            if (!cell.amount && !cell.date && !names_number(table.columns[i])
                && !names_document(cell.text)
                && (plainly ? says_reason(cell.text)
                            : !named_deduction_reason_of(cell.text).empty()))
                return cell;
        }
    }
    return words;
}

void add_reason_below(const Table& table, const TableRow& row, PaidLine& line)
{
    if (says_reason(line.reason.text))
        return;
    Cell whole; // Its words, where none of them says it alone.
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& cell = row.cells[i];
        if (cell.empty() || cell.amount)
            continue;
        // What began in the line and was wrapped, or what stands here alone.
        const auto begun = line.reason.empty() ? cell.text : line.reason.text + ' ' + cell.text;
        if (says_reason(begun) || says_reason(cell.text)) {
            const auto text = says_reason(begun) ? begun : cell.text;
            line.reason = cell;
            line.reason.text = text;
            return;
        }
        const auto text = whole.empty() ? cell.text : whole.text + ' ' + cell.text;
        whole = whole.empty() ? cell : whole;
        whole.text = text;
    }
    if (says_reason(whole.text))
        line.reason = whole;
    else if (line.reason.empty())
        line.reason = reason_in(table, row);
}

void add_reason_above(const TableRow& row, PaidLine& line)
{
    for (const auto& cell : row.cells) {
        if (cell.empty() || cell.amount || cell.date)
            continue;
        const auto whole = line.reason.empty() ? cell.text : cell.text + ' ' + line.reason.text;
        if (!line.reason.empty() && !says_reason(whole))
            continue;
        line.reason = cell;
        line.reason.text = whole;
        return;
    }
}

} // namespace mailroom::fields
