#pragma once

// The reference of a payment in prose: the number of a cheque, a trace, the text of a transfer.

#include "classifiers/text/prose.h"
#include "core/reading.h"

#include <string>
#include <vector>

namespace mailroom {

// What a label names ("quoting "Smith 88"", "cheque no 318", "SMITH 88 as the reference"), looked
// for in these sentences, which tell of the payment, then in all; a number before a name. Where
// none is named, the number beside the payment in the subject. Never a document alone, a sum or a
// day. Empty where there is none.
std::string
find_payment_reference(const Prose& prose, const std::vector<const Sentence*>& sentences);

// The number beside the payment in the subject: "Payment 5500019921", "Warrant 31940".
std::string payment_reference_in_subject(const Prose& prose);

// What the mail around an advice names: that of the subject; a number that a label of payments
// names anywhere in the text ("cheque 20411 of 10 May"); the name of an attachment that stands in
// it too ("AV-2207.csv" with "reference;AV-2207"), never a document of the books, or a day.
std::string
payment_reference_around(const Prose& prose, const Reading& reading, const Books& books);

} // namespace mailroom
