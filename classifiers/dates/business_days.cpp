#include "classifiers/dates/business_days.h"

namespace mailroom {

// The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
Date easter_sunday(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return *make_date(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

bool is_business_day(const Date& date)
{
    if (weekday_of(date).iso_encoding() > 5)
        return false;
    const auto month = static_cast<unsigned>(date.month());
    const auto day = static_cast<unsigned>(date.day());
    if (day == 1 && (month == 1 || month == 5))
        return false;
    if (month == 12 && (day == 25 || day == 26))
        return false;
    const auto from_easter = days_between(easter_sunday(static_cast<int>(date.year())), date);
    return from_easter != -2 && from_easter != 1;
}

Date add_business_days(const Date& date, int days)
{
    const int step = days < 0 ? -1 : 1;
    Date at = date;
    while (days != 0) {
        at = add_days(at, step);
        if (is_business_day(at))
            days -= step;
    }
    return at;
}

Date business_day_on_or_after(Date date)
{
    while (!is_business_day(date))
        date = add_days(date, 1);
    return date;
}

Date business_day_before(Date date)
{
    do {
        date = add_days(date, -1);
    } while (!is_business_day(date));
    return date;
}

Date holiday_in(int year, int code)
{
    if (code == 1)
        return add_days(easter_sunday(year), -2);
    if (code == 3)
        return add_days(easter_sunday(year), 49);
    if (code == 2) { // The fourth Thursday of November.
        const auto first = *make_date(year, 11, 1);
        const int to_thursday = (11 - static_cast<int>(weekday_of(first).iso_encoding())) % 7;
        return add_days(first, to_thursday + 21);
    }
    return *make_date(year, static_cast<unsigned>(code) / 100, static_cast<unsigned>(code) % 100);
}

} // namespace mailroom
