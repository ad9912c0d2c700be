#pragma once

// Whether a sentence says that something was paid, and on which day.

#include "classifiers/text/prose.h"
#include "core/reading.h"

#include <optional>
#include <vector>

namespace mailroom {

// `is_meant`: it is known that a payment is told of, so that its name ("the transfer") will do.
bool says_paid(const Prose& prose, const Sentence& sentence, bool is_meant);

// The day that is called the payment's, else the one beside the words that say that it was paid,
// as a day gone by or today; never the day on which it should arrive, nor one beside the number of
// a document. `sentences` are those that speak of the payment.
std::optional<Date> day_paid(const Prose& prose, const std::vector<const Sentence*>& sentences);

// "The transfer will be made on 16 October": the day written out, where the payment is told and no
// day of it; never that of what is left over.
std::optional<Date> day_announced(const Prose& prose);

// "Payment run 1 July", "credited on 1 July: 890.40": a day of these about the words for a payment,
// or one to come beside a sum where nothing is said to be paid yet; for lists that name none.
std::optional<Date> day_about(const Prose& prose);

// "What goes out tomorrow:", "you will have it on Monday": the day within a few days on which an
// ordered payment leaves or arrives, where nothing is said to be paid.
std::optional<Date> day_to_come(const Prose& prose);

// When a payment is made of which a mail tells in its own words. Who names a day weeks ago answers
// a reminder with it, and who names one that is further ahead than a transfer takes promises.
enum class PaidWhen { unknown, weeks_ago, now, ahead };

PaidWhen paid_when(const std::optional<Date>& payment_date, const Date& written_on);

// Whether the document is the mail's own text, and not a paper with it.
bool is_body(const Reading& reading, const Document& document);

// "Your invoice is in the payment run of the 30th", laid out like an advice: a text of the mail
// itself whose payment is still ahead is no advice of one.
bool announces_only(const Reading& reading, const Document& advice, const Date& written_on);

} // namespace mailroom
