#pragma once

// What the readers of periods go over, and what they read alike, for classifiers/dates/periods.cpp,
// period_names.cpp and period_counts.cpp.

#include "classifiers/dates/periods.h"
#include "classifiers/dates/year_months.h"

#include <optional>
#include <span>

namespace mailroom {

struct PeriodText {
    const Words& words;
    std::span<const PhraseHit> hits;
    Date written_on;

    YearMonth now() const { return month_of_day(written_on); }
    // The month that lies so many before the one of writing.
    YearMonth months_before(int months) const;
    // The latest such month on or before the one of writing.
    YearMonth latest(unsigned month) const;
};

// The first of these words that is a year: over "of", "des Jahres", "de l'année".
struct YearBehind {
    int year = 0;
    std::size_t last = 0; // The word behind it.
};
std::optional<YearBehind> year_behind(const Words& words, std::size_t first);

// "3", "three": 2 to 90.
std::optional<int> count_at(const Words& words, std::size_t at);

} // namespace mailroom
