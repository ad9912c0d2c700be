#pragma once

// The day of a payment in a paper that tells of it, where no label names it.

#include "core/document.h"

#include <optional>

namespace mailroom {

// A paper's own date is that of the payment it tells of, if it is a recent one.
std::optional<Date> recent_day_of(const Document& document, const Date& written_on);

// "Check | Date | Invoice | Amount": the day that every row repeats is the payment's where it is
// recent, in one order of day and month or the other.
std::optional<Date> day_of_all_lines(const Document& document, const Date& written_on);

} // namespace mailroom
