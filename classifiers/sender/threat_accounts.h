#pragma once

// Which lures are after a payment, for classifiers/sender/threat.cpp.

#include "classifiers/sender/threat.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

namespace mailroom {

// "I need a transfer to the supplier's new account today, keep this between us": phishing that
// names an account which the books do not have is fraud with bank details. Other verdicts as they
// are.
ThreatVerdict with_account_named(
    ThreatVerdict verdict, const Reading& reading, const Books& books, const Understanding& so_far);

} // namespace mailroom
