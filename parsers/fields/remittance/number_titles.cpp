#include "parsers/fields/remittance/number_titles.h"

#include <algorithm>

namespace mailroom::fields {

double number_weight(const Column& column)
{
    if (column.weight_of(Sense::own_number) > 0.6F || column.weight_of(Sense::purchase_order) > 0.6F
        || column.weight_of(Sense::payment_reference) > 0.6F)
        return 0;
    return std::max(
        {static_cast<double>(column.weight_of(Sense::invoice_number)),
         1.02 * column.weight_of(Sense::your_number),
         0.9 * column.weight_of(Sense::credit_note_number),
         0.85 * column.weight_of(Sense::document_number),
         0.35 * column.weight_of(Sense::other_number), 0.3 * column.weight_of(Sense::description),
         0.25 * column.weight_of(Sense::reason)});
}

double kind_weight(const Column& column)
{
    constexpr double of_kind = 0.6;
    const auto labels = labels_in(column.title);
    const bool is_kind = labels.size() == 1 && labels[0].begin == 0
        && labels[0].end == column.title.size()
        && (family_of(labels[0].best()) == Family::title || labels[0].best() == Sense::deduction);
    return is_kind ? of_kind : 0;
}

bool names_document_alone(const Column& column)
{
    return column.weight_of(Sense::document_number) >= 0.6F
        && column.weight_of(Sense::invoice_number) < 0.5F
        && column.weight_of(Sense::your_number) < 0.5F
        && column.weight_of(Sense::credit_note_number) < 0.5F;
}

bool names_plain_reference(const Column& column)
{
    const float weight = column.weight_of(Sense::document_number);
    return weight >= 0.3F && weight < 0.6F && number_weight(column) > 0
        && column.weight_of(Sense::description) < weight;
}

bool says_no_document(const Column& column)
{
    return column.meanings.empty() || column.weight_of(Sense::customer_number) > 0.5F;
}

} // namespace mailroom::fields
