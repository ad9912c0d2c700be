#include "parsers/fields/tables/kind_columns.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

bool names(const std::vector<Label>& labels, Sense title, Sense number)
{
    return std::ranges::any_of(labels, [&](const Label& label) {
        return label.weight_of(title) > 0 || label.weight_of(number) > 0;
    });
}

// Both kinds stand there, and one of them at least twice.
bool tells_kinds(const Table& table, std::size_t column)
{
    std::size_t invoices = 0, credit_notes = 0;
    for (const auto& row : table.rows) {
        const auto& text = row.cells[column].text;
        if (row.kind != RowKind::line || text.empty())
            continue;
        const auto labels = labels_in(text, LabelSource::listed);
        const bool credit = names(labels, Sense::title_credit_note, Sense::credit_note_number);
        credit_notes += credit;
        invoices += !credit && names(labels, Sense::title_invoice, Sense::invoice_number);
    }
    return invoices > 0 && credit_notes > 0 && invoices + credit_notes > 2;
}

} // namespace

std::vector<std::size_t> rows_of_kinds(const std::vector<Table>& tables)
{
    std::vector<std::size_t> rows;
    for (const auto& table : tables) {
        bool any = false;
        for (std::size_t column = 0; !any && column < table.columns.size(); ++column)
            any = tells_kinds(table, column);
        for (const auto& row : table.rows) {
            if (any && row.kind == RowKind::line)
                rows.push_back(row.grid_row);
        }
    }
    std::ranges::sort(rows);
    return rows;
}

} // namespace mailroom::fields
