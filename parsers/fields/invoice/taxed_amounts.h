#pragma once

#include "parsers/fields/choice/candidates.h"

namespace mailroom::fields {

// "VAT 20 % on 100.00 | 20.00": what the rate was taken of, which is no tax. Another amount of its
// row is that percentage of it.
bool is_taxed_amount(const Analysis& analysis, const Candidate& tax);

} // namespace mailroom::fields
