#pragma once

// What makes a document a bill besides its title: trades call theirs a demand, an account, a
// premium notice or a levy.

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// Goods or services in words, each with an amount, make a sum below them, and it is said how or by
// when to pay. Neither a list of documents nor a payment that was made.
bool is_shaped_as_bill(const Analysis& analysis);

} // namespace mailroom::fields
