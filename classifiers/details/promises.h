#pragma once

// Payments that the sender promises for a day that can be worked out.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <string_view>
#include <vector>

namespace mailroom {

// No promise: what hangs on a condition, is denied, asked, or has no day. A promise for several
// documents is one Promise each; one for the whole account has no document number.
std::vector<Promise> find_promises(const Prose& prose);

// Those alone that are said in words for nothing else, of a document that the books know or of the
// rest of one: whatever else the message is about, it promises these.
std::vector<Promise> find_plain_promises(const Prose& prose);

// The same where the whole message is known to promise a payment: days to come beside words of
// payment are then enough, also behind a condition other than that something is to be sent or put
// right first.
std::vector<Promise> find_meant_promises(const Prose& prose);

} // namespace mailroom
