#pragma once

// The same payment is told by the payer's advice and by the bank's entry, in either order: each is
// kept, and linked to the other once both are there.

#include "core/casework.h"
#include "store/sqlite/database.h"

#include <vector>

namespace mailroom::sqlite {

// Keeps the payments that a message tells of, and links those that another one tells of too: same
// currency and amount, days apart at most, the same party or the payer's reference in the bank's
// text; of several the nearest, and none where two are as near. A note on both says so. Links stay,
// whatever is read again.
Status link_payments(
    Transaction& transaction,
    MessageId message,
    const std::vector<ToldPayment>& payments,
    Instant now);

} // namespace mailroom::sqlite
