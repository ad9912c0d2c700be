#pragma once

#include "parsers/fields/choice/candidates.h"

namespace mailroom::fields {

// BR-CO-16 on pages: where the total and what is to be paid differ, an amount that is printed and
// no tax must be the difference, or two that labels call a deposit, an earlier balance, a discount,
// a retention. Otherwise one of the two may be misread, and the check fails.
void check_payable(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

} // namespace mailroom::fields
