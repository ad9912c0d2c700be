#pragma once

// Periods that have a name, for classifiers/dates/periods.cpp: "last month", "Vorjahr", "Q3",
// "2025 Q4", "the second half of 2025", "the last quarter of 2025", "this summer".

#include "classifiers/dates/period_text.h"

namespace mailroom {

// The one that begins with this word. Quarters and halves without a year are the latest ones.
std::optional<Period> named_period_at(const PeriodText& text, std::size_t at);

} // namespace mailroom
