#pragma once

// What is promised in full comes to the sum that the thread told of the document.

#include "core/books.h"
#include "core/casework.h"
#include "core/message.h"

#include <vector>

namespace mailroom {

// "4471 goes on Friday", in answer to "4471 (890.40) is overdue": the promise is of the 890.40,
// where that is what the books have open, and of nothing that only the books say.
void state_sums_of_thread(
    std::vector<Promise>& promises, const Message& message, const Books& books);

} // namespace mailroom
