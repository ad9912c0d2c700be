#pragma once

// The checks before anything is sent by itself. Each says in words how it went, for the audit.

#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct Checks {
    std::vector<std::string> made; // Each "what holds: ok" or "what should hold: why not".
    bool ok = true;
    std::string why_not; // Of the first that fails.

    void add(std::string_view clause, bool passed, std::string_view why_not);
};

// RFC 3834 section 2: whether an automaton may answer at all.
Checks may_answer(const Reading& reading, const Understanding& understanding, const Books& books);

// Whether documents of the understanding's party may go to the From address. Holds by itself,
// whatever `release_documents` says: that is one check among the others.
Checks
may_send_documents(const Reading& reading, const Understanding& understanding, const Books& books);

} // namespace mailroom
