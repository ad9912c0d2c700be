#pragma once

// Periods of several parts, for classifiers/dates/periods.cpp.

#include "classifiers/dates/periods.h"

namespace mailroom {

// "June, July and August" is one period.
void join_months(std::vector<Period>& periods);

// "from 1 July to 30 September 2026", "01.07.-30.09.": the months of the two days are a period, in
// place of what was found among its words. A day without a year is the latest one gone by, and
// before the range's end.
void add_day_ranges(
    std::vector<Period>& periods,
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates);

} // namespace mailroom
