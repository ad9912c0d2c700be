#pragma once

// Months of years and how mail writes them, for classifiers/dates/periods.cpp.

#include "classifiers/text/words.h"
#include "core/time.h"

#include <compare>
#include <optional>
#include <string>

namespace mailroom {

struct YearMonth {
    int year = 0;
    unsigned month = 0;

    auto operator<=>(const YearMonth&) const = default;
};

YearMonth month_of_day(const Date& date);

std::string text_of(const YearMonth& value);                        // "2026-08"
std::string text_of(const YearMonth& first, const YearMonth& last); // "2026-01..2026-06"

std::optional<int> year_in(const Words& words, std::size_t word); // 2000..2099

// 1..12 for a month's name, also in front of a compound ("Septemberrechnung", "junifactuur"), else
// 0.
unsigned month_in(const Words& words, std::size_t word);

// "Mar-27", "Dez-26" where that year is not ahead; else it may be a day.
std::optional<YearMonth> short_month_in(const Words& words, std::size_t i, const YearMonth& now);

} // namespace mailroom
