#include "core/time.h"

#include <array>
#include <cstdio>

namespace mailroom {
namespace {

using namespace std::chrono;

template <std::size_t N, typename... Values>
std::string formatted(const char (&format)[N], Values... values)
{
    std::array<char, 64> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), format, values...);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size())
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string time_of_day(Instant instant)
{
    const hh_mm_ss clock{floor<seconds>(instant) - floor<days>(instant)};
    return formatted(
        "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
}

// "Z", "+02:00" or "-0530"; the offset in minutes.
std::optional<int> parse_offset(std::string_view text)
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto hour = number_at(text, 1, 2);
    const auto minute = number_at(text, text[3] == ':' ? 4 : 3, 2);
    if (!hour || !minute)
        return std::nullopt;
    const int offset = *hour * 60 + *minute;
    return text[0] == '-' ? -offset : offset;
}

} // namespace

Date DateTime::local_date() const
{
    return Date{floor<days>(instant + minutes{offset_minutes})};
}

std::string to_string(const Date& date)
{
    return formatted(
        "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

std::optional<Date> make_date(int y, unsigned m, unsigned d)
{
    const Date date{year{y}, month{m}, day{d}};
    if (!date.ok())
        return std::nullopt;
    return date;
}

std::optional<Date> parse_date(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const auto y = number_at(iso, 0, 4), m = number_at(iso, 5, 2), d = number_at(iso, 8, 2);
    if (!y || !m || !d)
        return std::nullopt;
    return make_date(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

Date add_days(const Date& date, int count)
{
    return Date{sys_days{date} + days{count}};
}

int days_between(const Date& from, const Date& to)
{
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Date last_day_of_month(const Date& date)
{
    return Date{year_month_day_last{date.year(), month_day_last{date.month()}}};
}

weekday weekday_of(const Date& date)
{
    return weekday{sys_days{date}};
}

std::string to_string(const DateTime& date_time)
{
    const auto local = date_time.instant + minutes{date_time.offset_minutes};
    const int offset =
        date_time.offset_minutes < 0 ? -date_time.offset_minutes : date_time.offset_minutes;
    return to_string(Date{floor<days>(local)}) + time_of_day(local)
        + formatted(
               "%c%02d:%02d", date_time.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string to_string(const Instant& instant)
{
    const auto part = (instant - floor<seconds>(instant)).count();
    return to_string(Date{floor<days>(instant)}) + time_of_day(instant)
        + (part != 0 ? formatted(".%03dZ", static_cast<int>(part)) : std::string("Z"));
}

std::optional<Instant> parse_instant(std::string_view text)
{
    const auto date = parse_date(text.substr(0, 10));
    const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2),
               second = number_at(text, 17, 2);
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    auto rest = text.substr(19);
    int fraction = 0;
    if (rest.starts_with('.')) {
        const auto end = rest.find_first_not_of("0123456789", 1);
        auto digits = std::string(rest.substr(1, end == rest.npos ? rest.npos : end - 1));
        digits.resize(3, '0');
        fraction = number_at(digits, 0, 3).value_or(0);
        rest = end == rest.npos ? std::string_view{} : rest.substr(end);
    }
    const auto offset = parse_offset(rest);
    if (!offset)
        return std::nullopt;
    return Instant{sys_days{*date}} + hours{*hour} + minutes{*minute} + seconds{*second}
    + milliseconds{fraction} - minutes{*offset};
}

} // namespace mailroom
