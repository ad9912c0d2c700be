#pragma once

// How often, and how many times, a payment plan is paid, for classifiers/details/plan.cpp.

#include "classifiers/text/prose.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mailroom {

bool speaks_of_plan(const Prose& prose);
// Does this sentence: by a word for it, or by a sum and how often it is paid?
bool speaks_of_plan(const Prose& prose, const Sentence& sentence);

// "in six instalments", "4 mensualités", "10 x 65 €"; of the sentences that speak of the plan
// before others.
std::optional<std::int32_t> count_of(const Prose& prose);
// "500 a month until the 3,500 is gone": as often as one goes into the other.
std::optional<std::int32_t> count_by_sums(const Prose& prose, const Decimal& each);

// "300 a month for 4471": as often as it takes to pay what the books have open of those named.
std::optional<std::int32_t> count_by_debt(const Prose& prose, const Decimal& each);

// "los días 15", "au 10 de chaque mois", "jeweils zum 5.": the day of each month, by its number.
std::optional<unsigned> recurring_day(const Prose& prose, const Sentence& sentence);

// weekly, biweekly, monthly or quarterly; empty where nothing tells it.
std::string interval_of(const Prose& prose);

} // namespace mailroom
