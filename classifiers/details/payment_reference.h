#pragma once

// The payer's own mark of a payment, by which it is found on a bank statement: the number of a
// cheque or a transfer, the bank's trace, the text of the transfer, the number of the advice.

#include "classifiers/text/prose.h"

#include <string>
#include <vector>

namespace mailroom {

// As written; empty where none is told. What stands in these sentences, which tell of the payment,
// goes before what stands elsewhere. A number that the books know as a document's is none, unless
// it is part of a quoted text.
std::string
find_payment_reference(const Prose& prose, const std::vector<const Sentence*>& sentences);

} // namespace mailroom
