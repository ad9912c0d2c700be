#pragma once

// Months and years that documents are asked for: "the August statement", "January to June 2026",
// "Q2", "die Septemberrechnung", "letzten Monat", "toutes les factures 2025".

#include "classifiers/dates/date_expressions.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/time.h"

#include <string>
#include <vector>

namespace mailroom {

struct Period {
    std::string text;                // "2026-08" or "2026-01..2026-06"
    std::size_t first = 0, last = 0; // Words [first, last).
};

// A month without a year is the latest one on or before the month of writing; "since July" runs to
// it.
std::vector<Period> find_periods(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates, // Their months are no periods.
    const Date& written_on);

} // namespace mailroom
