#pragma once

// A promise that a message makes beside what it is about, or instead of what it sounds like.

#include "classifiers/text/prose.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

namespace mailroom {

// What sounds like a promise and is the advice of a payment that is ordered for a day to come
// ("payment advice: on 8 May we transfer 1,890.50 to you, for 4401 (1,250.00) and 4412 (640.50)")
// becomes Intent::remittance, with its remittance, and a dispute where it tells why it takes less.
void advise_instead_of_promise(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books);

// Adds Intent::promise_to_pay to the intents found, best first, where a customer promises plainly
// beside a complaint or a request ("on 4480 two are missing. 4471 we pay on the 9th"), or the rest
// beside a payment; puts it in the place of Intent::remittance where nothing is paid yet ("the
// cheque for 4471 goes in the post on the 24th").
void add_promise_beside(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books);

// "We can pay 1,000 of 4471 on 20 May, the rest has to wait": of what is open a part alone is to
// come, which Intent::partial_payment says besides. When the promises are read.
void add_part_that_stays(Understanding& meant, const Prose& prose, const Books& books);

// When the promises are read: lets go of those that an advice makes of what it says to be paid, of
// Intent::promise_to_pay where no day can be told and something else is meant, and of payments
// where all that is told of are parts to come ("half on the 10th, the other half on the 30th").
void settle_promises(Understanding& meant, const Reading& reading, const Prose& prose);

} // namespace mailroom
