#pragma once

#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <string_view>

namespace mailroom::test {

// A made-up company with one customer, one vendor and a contact for each.
Books small_books();

Reading mail(
    std::string_view from,
    std::string_view subject,
    std::string_view text,
    std::string_view attachment = {});

std::string names(const std::vector<IntentScore>& intents); // "dispute, promise_to_pay"

} // namespace mailroom::test
