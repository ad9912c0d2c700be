#pragma once

// Dates and instants. Time is injected: nothing here asks a clock.

#include "core/describe.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// A day of the proleptic Gregorian calendar. A Date that is not ok() is never kept.
using Date = std::chrono::year_month_day;

// A moment, in milliseconds since 1970-01-01T00:00Z.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// RFC 5322 date-time: a moment and the offset from UTC in which its writer lived.
struct DateTime {
    Instant instant{};
    std::int16_t offset_minutes = 0;

    Date local_date() const;

    bool operator==(const DateTime&) const = default;
    static constexpr auto members()
    {
        return std::tuple{
            member("instant", &DateTime::instant),
            member("offset_minutes", &DateTime::offset_minutes)};
    }
};

// ISO 8601 calendar date, extended form: "2026-11-21".
std::string to_string(const Date& date);
std::optional<Date> parse_date(std::string_view iso);
std::optional<Date> make_date(int year, unsigned month, unsigned day);

Date add_days(const Date& date, int days);
int days_between(const Date& from, const Date& to); // to - from
Date last_day_of_month(const Date& date);
std::chrono::weekday weekday_of(const Date& date);

// RFC 3339: "2026-11-21T09:08:04+02:00", and "2026-11-21T07:08:04.123Z" for an instant.
std::string to_string(const DateTime& date_time);
std::string to_string(const Instant& instant);
std::optional<Instant> parse_instant(std::string_view rfc3339);

} // namespace mailroom
