#include "classifiers/details/advice_days.h"

#include <cstdlib>

namespace mailroom {

std::optional<Date> recent_day_of(const Document& document, const Date& written_on)
{
    constexpr int days_max = 21;
    auto day = document.fields.date(Term::payment_date);
    if (!day)
        day = document.fields.date(Term::issue_date);
    return day && std::abs(days_between(*day, written_on)) <= days_max ? day : std::nullopt;
}

std::optional<Date> day_of_all_lines(const Document& document, const Date& written_on)
{
    constexpr int days_max = 4;
    std::optional<Date> day;
    for (const auto& line : document.lines) {
        const auto dated = line.date(Term::document_date);
        if (!dated || (day && dated != day))
            return std::nullopt;
        day = dated;
    }
    if (!day || document.lines.size() < 2)
        return std::nullopt;
    const auto other = Date(
        day->year(), std::chrono::month(static_cast<unsigned>(day->day())),
        std::chrono::day(static_cast<unsigned>(day->month())));
    for (const auto& one : {*day, other}) {
        if (one.ok() && std::abs(days_between(one, written_on)) <= days_max)
            return one;
    }
    return std::nullopt;
}

} // namespace mailroom
