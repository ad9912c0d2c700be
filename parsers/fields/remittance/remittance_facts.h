#pragma once

#include "parsers/fields/remittance/amount_roles.h"
#include "parsers/fields/remittance/reason_codes.h"
#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// What a line of a remittance table says: number, date, amounts by the roles of the columns, and
// why something was deducted.
Facts facts_of_line(
    const Analysis& analysis,
    const RemittanceTable& table,
    const PaidLine& line,
    const AmountRoles& roles,
    const ReasonCodes& codes,
    double confidence);

} // namespace mailroom::fields
