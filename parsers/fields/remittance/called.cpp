#include "parsers/fields/remittance/called.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom::fields {

bool calls_invoice(const Label& label)
{
    return means(
        label,
        {Sense::invoice_number, Sense::your_number, Sense::credit_note_number, Sense::title_invoice,
         Sense::title_credit_note});
}

Called called_by(const Label* label, std::string_view number)
{
    if (label != nullptr && calls_invoice(*label))
        return Called::invoice;
    if (label != nullptr && means(*label, {Sense::document_number}))
        return Called::document;
    const bool is_year =
        number.size() == 4 && number.starts_with("20") && std::ranges::all_of(number, is_digit);
    return is_year ? Called::year : Called::number;
}

} // namespace mailroom::fields
