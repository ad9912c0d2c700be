#include "core/ascii.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace mailroom {
namespace {

// That the text begins with.
unsigned number_in(std::string_view text)
{
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

DateOrder date_order_of(std::string_view text)
{
    int day_first = 0, month_first = 0;
    for (const auto& date : scan_dates(text)) {
        const auto written = text.substr(date.begin, date.end - date.begin);
        const auto first = number_in(written);
        constexpr unsigned day_most = 31, month_most = 12; // More is a year.
        if (date.month_name || date.ambiguous || written.find('.') != written.npos
            || first > day_most)
            continue;
        if (first > month_most)
            ++day_first;
        else if (
            first == static_cast<unsigned>(date.value.month())
            && static_cast<unsigned>(date.value.day()) > month_most)
            ++month_first;
    }
    return day_first > month_first ? DateOrder::day_first
        : month_first > day_first  ? DateOrder::month_first
                                   : DateOrder::unknown;
}

DateOrder date_order_near(std::string_view text, const Date& written_on)
{
    constexpr int near_days = 10, far_days = 45;
    const auto nearest = [&](DateOrder order) {
        auto days = far_days;
        for (const auto& date : scan_dates(text, order)) {
            if (date.ambiguous)
                days = std::min(days, std::abs(days_between(date.value, written_on)));
        }
        return days;
    };
    const auto day_first = nearest(DateOrder::day_first),
               month_first = nearest(DateOrder::month_first);
    if (day_first <= near_days && month_first == far_days)
        return DateOrder::day_first;
    return month_first <= near_days && day_first == far_days ? DateOrder::month_first
                                                             : DateOrder::unknown;
}

std::optional<Date> parse_compact_date(std::string_view digits)
{
    if (digits.size() != 8 || !std::ranges::all_of(digits, is_digit))
        return std::nullopt;
    const auto year = static_cast<int>(number_in(digits.substr(0, 4)));
    if (year < 1990 || year > 2099)
        return std::nullopt;
    return make_date(year, number_in(digits.substr(4, 2)), number_in(digits.substr(6, 2)));
}

} // namespace mailroom
