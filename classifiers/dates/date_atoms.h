#pragma once

// The pieces that date expressions are made of, for classifiers/dates/date_expressions.cpp alone.

#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/scan_dates.h"

#include <vector>

namespace mailroom {

enum class DateAtomKind : std::uint8_t {
    day,     // value: days from the day of writing
    weekday, // 1 = Monday
    end,
    end_of_month,
    end_of_quarter,
    end_of_year,
    end_of_week,
    begin,
    middle,
    this_,
    next, // value: 2 for the one after the next
    coming,
    following, // As `next`; behind another day, the next one after that
    last,
    week,      // value: weeks from this one, "the week after next"
    monthword, // value: months from this one, "Folgemonat"
    quarter,
    quarter_number,
    year,
    calendar_week, // "KW"
    unit,          // value: days, 30 for a month
    hours,
    business_days,
    fortnight,
    in,
    during, // As `in`, and up to the end of a span: "entro la settimana"
    from,   // "ten days from Friday"
    after,
    later,    // "two weeks later", "danach"
    next_day, // "le lendemain": the day after the one before
    ago,
    ago_before,
    eight_days,
    count,
    ordinal,
    compound, // "Monatsmitte"; 10 * (1 week, 2 month, 3 quarter, 4 year) + (1 begin, 2 middle)
              // year)
    final,
    filler,
    day_marker,
    before,
    net,       // "net 30"
    holiday,   // value: month * 100 + day; else as holiday_in()
    named_day, // "Halloween": month * 100 + day, and a bank's day like others
    // Not named by words:
    number,       // Digits alone, up to 99
    day_of_month, // Digits that are marked as a day
    month,        // A month's name that is part of no date
    year_number,  // 2020..2099
    date,         // A whole date
};

struct DateAtom {
    DateAtomKind kind{};
    int value = 0;
    Date date{};
    std::size_t first = 0, last = 0; // Words.
};

// Left to right without overlaps; words that are no atom are left out.
std::vector<DateAtom> date_atoms(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Date& written_on,
    DateOrder order);

} // namespace mailroom
