#pragma once

// Whom labels of an advice call the payer: "Auftraggeber", "Paid by".

#include "parsers/fields/choice/field_values.h"

#include <vector>

namespace mailroom::fields {

// A label of this sense stands right beside or above the name.
bool is_surely_called(const FieldValue& name, Sense party);

// The only company that is surely called the payer and no bank; none where `sender`, who was taken
// for the payer, may be it: a company that is neither a bank nor called the payee.
const FieldValue* called_payer(const std::vector<FieldValue>& names, const FieldValue& sender);

} // namespace mailroom::fields
