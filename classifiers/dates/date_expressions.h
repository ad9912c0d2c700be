#pragma once

// Days as mail names them against the day on which it was written: "end of next week", "Ende KW
// 45", "fin du mois", "in 10 business days", "the 20th", "viernes que viene", and what
// core/scan_dates.h finds. In en de fr es it nl pt; the words are data/phrases/dates.txt.
//
// Conventions: the end of a month, quarter or year is its last calendar day; its middle the 15th;
// its beginning the first business day. A week without a day is its Friday, its beginning Monday,
// its middle Wednesday; the first week of a month ends on the first Friday of a full working week.
// A bare weekday is the next such day after the day of writing, "next Friday" the one of the
// following calendar week where the language says so (en, nl). Business days are those of TARGET
// (Monday to Friday without 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December),
// counted from the next day. Before a holiday is the last business day before it.

#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/scan_dates.h"

#include <vector>

namespace mailroom {

struct DateExpression {
    std::size_t first = 0, last = 0; // Words [first, last).
    Date value;                      // Read as a day to come.
    Date past;                       // The same words read as a day gone by.
    bool from_scan = false;          // Written out as a date.
};

// In the order of the text, without overlaps.
std::vector<DateExpression> find_dates(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Date& written_on,
    DateOrder order = DateOrder::unknown);

} // namespace mailroom
