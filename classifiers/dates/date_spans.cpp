#include "classifiers/dates/date_spans.h"

#include "classifiers/dates/business_days.h"

#include <algorithm>
#include <chrono>

namespace mailroom {
namespace {

// ISO 8601: week 1 is the one with 4 January.
Date friday_of_week(const Date& written_on, int week)
{
    const auto in_year = [&](int year) {
        return add_days(monday_of(*make_date(year, 1, 4)), days_of_week * (week - 1) + 4);
    };
    const auto this_year = in_year(year_of(written_on));
    constexpr int overdue_days = 120; // A week long gone is one of the coming year.
    return days_between(this_year, written_on) > overdue_days ? in_year(year_of(written_on) + 1)
                                                              : this_year;
}

} // namespace

int year_of(const Date& date)
{
    return static_cast<int>(date.year());
}

unsigned month_number(const Date& date)
{
    return static_cast<unsigned>(date.month());
}

int iso_weekday(const Date& date)
{
    return static_cast<int>(weekday_of(date).iso_encoding());
}

Date first_of_month(const Date& date)
{
    return date.year() / date.month() / std::chrono::day(1);
}
Date first_of_month_after(const Date& date)
{
    return add_days(last_day_of_month(date), 1);
}
Date monday_of(const Date& date)
{
    return add_days(date, 1 - iso_weekday(date));
}

Date add_months(const Date& date, int months)
{
    const auto month = date.year() / date.month() + std::chrono::months(months);
    const Date same{month / date.day()};
    return same.ok() ? same : last_day_of_month(month / std::chrono::day(1));
}

Date part_of(const DateSpan& span, SpanPart part)
{
    if (span.unit == DateAtomKind::week)
        return add_days(span.first, part == SpanPart::begin ? 0 : part == SpanPart::middle ? 2 : 4);
    if (part == SpanPart::begin)
        return business_day_on_or_after(span.first);
    return part == SpanPart::middle ? add_days(span.first, 14) : span.last;
}

const DateAtom* DateCursor::peek(std::size_t at, std::initializer_list<Kind> kinds) const
{
    if (at >= atoms_.size()
        || std::find(kinds.begin(), kinds.end(), atoms_[at].kind) == kinds.end())
        return nullptr;
    const bool joined = at == 0 || at == next_ || atoms_[at - 1].last == atoms_[at].first;
    return joined ? &atoms_[at] : nullptr;
}

std::size_t DateCursor::skip(std::size_t at, std::initializer_list<Kind> kinds) const
{
    while (peek(at, kinds))
        ++at;
    return at;
}

std::size_t DateCursor::skip_fillers(std::size_t at) const
{
    return skip(at, {Kind::filler, Kind::day_marker, Kind::in, Kind::during, Kind::after});
}

Date DateCursor::weekday_after(int weekday) const
{
    const int ahead = (weekday - iso_weekday(written_on_) + days_of_week - 1) % days_of_week + 1;
    return add_days(written_on_, ahead);
}

std::optional<int> DateCursor::modifier_at(std::size_t& at) const
{
    const auto* atom =
        peek(at, {Kind::this_, Kind::next, Kind::coming, Kind::following, Kind::last});
    if (atom == nullptr)
        return std::nullopt;
    ++at;
    return atom->kind == Kind::this_ ? 0 : atom->kind == Kind::last ? -1 : std::max(atom->value, 1);
}

// "KW 45", "semaine 43", "43. Kalenderwoche"
std::optional<DateSpan> DateCursor::numbered_week_at(std::size_t& at) const
{
    const auto* week = peek(at, {Kind::calendar_week, Kind::week});
    const auto* number = peek(at + (week ? 1 : 0), {Kind::number, Kind::day_of_month});
    if (week && week->kind == Kind::calendar_week && week->value > 0)
        number = week; // "KW13"
    else if (number == nullptr || (!week && !peek(at + 1, {Kind::calendar_week})))
        return std::nullopt;
    const auto friday = friday_of_week(written_on_, number->value);
    at += number == week ? 1 : 2; // "KW 13", "13. KW"
    return DateSpan{Kind::week, add_days(friday, -4), friday};
}

std::optional<DateSpan> DateCursor::quarter_at(std::size_t& at) const
{
    const auto* quarter = peek(at, {Kind::quarter_number});
    if (quarter == nullptr)
        return std::nullopt;
    const int current = (static_cast<int>(month_number(written_on_)) - 1) / 3 + 1;
    const int year = year_of(written_on_) + (quarter->value < current ? 1 : 0);
    const auto first = *make_date(year, static_cast<unsigned>(quarter->value) * 3 - 2, 1);
    at = skip(at + 1, {Kind::quarter, Kind::year_number});
    return DateSpan{Kind::quarter, first, last_day_of_month(add_months(first, 2))};
}

// "November 2026", "des Monats November"
std::optional<DateSpan> DateCursor::month_at(std::size_t& at) const
{
    auto i = at;
    if (peek(i, {Kind::monthword}))
        i = skip_fillers(i + 1);
    const auto* month = peek(i, {Kind::month});
    if (month == nullptr)
        return std::nullopt;
    at = i + 1;
    const auto wanted = static_cast<unsigned>(month->value);
    int year = year_of(written_on_) + (wanted < month_number(written_on_) ? 1 : 0);
    if (const auto* written = peek(skip_fillers(at), {Kind::year_number})) {
        year = written->value;
        at = skip_fillers(at) + 1;
    }
    const auto first = *make_date(year, wanted, 1);
    return DateSpan{Kind::monthword, first, last_day_of_month(first)};
}

DateSpan DateCursor::unit_span(DateAtomKind unit, int shift) const
{
    if (unit == Kind::week) {
        const auto monday = add_days(monday_of(written_on_), days_of_week * shift);
        return {unit, monday, add_days(monday, 4)};
    }
    if (unit == Kind::monthword) {
        const auto first = add_months(first_of_month(written_on_), shift);
        return {unit, first, last_day_of_month(first)};
    }
    if (unit == Kind::quarter) {
        const auto in_quarter = static_cast<int>((month_number(written_on_) - 1) % 3);
        const auto first = add_months(first_of_month(written_on_), 3 * shift - in_quarter);
        return {unit, first, last_day_of_month(add_months(first, 2))};
    }
    const int year = year_of(written_on_) + shift;
    return {unit, *make_date(year, 1, 1), *make_date(year, 12, 31)};
}

Date DateCursor::next_part_of(const DateSpan& span, SpanPart part) const
{
    const auto here = part_of(span, part);
    return here > written_on_ ? here : part_of(unit_span(span.unit, 1), part);
}

std::optional<DateSpan> DateCursor::span_at(std::size_t& at) const
{
    auto i = skip_fillers(at);
    auto shift = modifier_at(i);
    for (const auto read :
         {&DateCursor::numbered_week_at, &DateCursor::quarter_at, &DateCursor::month_at}) {
        if (auto span = (this->*read)(i)) {
            at = i;
            return span;
        }
    }
    const auto* unit = peek(i, {Kind::week, Kind::monthword, Kind::quarter, Kind::year});
    if (unit == nullptr)
        return std::nullopt;
    ++i;
    if (const auto behind = modifier_at(i)) // "du mois prochain"
        shift = behind;
    at = i;
    return unit_span(unit->kind, shift.value_or(unit->value));
}

} // namespace mailroom
