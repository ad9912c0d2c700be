#pragma once

// Periods of several parts, for classifiers/dates/periods.cpp.

#include "classifiers/dates/periods.h"
#include "classifiers/dates/year_months.h"

#include <optional>

namespace mailroom {

// "Everything since July" is of all months since then; "everything from July" is of July, and
// "everything from July on" of all since. `month` is the word of the month behind it.
bool goes_on_from(const Words& words, const PhraseHit& since, std::size_t month);

// "01/2026", "1.2026"
std::optional<YearMonth> written_month(const Words& words, std::size_t word);

// "01/2026 bis 03/2026", "08/2026 - 10/2026": which are no numbers of documents. By first word.
std::vector<Period> written_month_ranges(const Words& words, const std::vector<PhraseHit>& hits);

// "June, July and August" is one period.
void join_months(std::vector<Period>& periods, const std::vector<PhraseHit>& hits);

// "from 1 July to 30 September 2026", "01.07.-30.09.": the months of the two days are a period, in
// place of what was found among its words. A day without a year is the latest one gone by, and
// before the range's end. "Statement from 1 July on" runs to the month of writing.
void add_day_ranges(
    std::vector<Period>& periods,
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates,
    const Date& written_on);

} // namespace mailroom
