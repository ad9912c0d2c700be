#pragma once

// Periods that are counted, for classifiers/dates/periods.cpp: "weeks 40 to 42", "the first three
// months of 2026", "tercer bimestre", "the last 90 days", "the last two quarters".

#include "classifiers/dates/period_text.h"

namespace mailroom {

// The one that begins with this word. Weeks and parts without a year are the latest ones.
std::optional<Period> counted_period_at(const PeriodText& text, std::size_t at);

} // namespace mailroom
