#pragma once

// Days as people write them: 2026-03-12 · 12.03.2026 · 03/12/26 · 12 Mar 2026 · März 12, 2026 ·
// 12 de marzo de 2026, with the month names of the languages that labels are known in
// (parsers/fields/data).

#include "core/time.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

struct ScannedDate {
    std::size_t begin = 0, end = 0; // Bytes of the text.
    Date value;
    bool ambiguous = false;  // 03/04/2026: `order` decided, or day first where it is unknown.
    bool year_given = true;  // Else the year in which the day is nearest to `reference`.
    bool month_name = false; // Written with the month's name.
};

// Two-digit years are of this century up to 79. Days without a year are found only where
// `reference` is given. Eight digits in a row (20260312) are no date here: see parse_compact_date.
std::vector<ScannedDate> scan_dates(
    std::string_view text,
    DateOrder order = DateOrder::unknown,
    const std::optional<Date>& reference = std::nullopt);

// The order that the unambiguous dates of a whole document use ("04/25/2026" is month first).
DateOrder date_order_of(std::string_view text);

// The order in which some of its ambiguous dates is near the day that it was written on, where none
// is in the other: "11/04/2026" in a mail of 4 November.
DateOrder date_order_near(std::string_view text, const Date& written_on);

// "20260312", and nothing else.
std::optional<Date> parse_compact_date(std::string_view digits);

// The 3 May, of whatever year, that lies nearest to the reference; nothing where the three years
// about it have no such day.
std::optional<Date> nearest_day(const Date& reference, unsigned month, unsigned day);

// 1..12 for a month's name or usual abbreviation in one of the languages, else 0.
unsigned month_of(std::string_view word);

} // namespace mailroom
