#include "classifiers/date_expressions.h"

#include "classifiers/business_days.h"
#include "classifiers/date_spans.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

using Kind = DateAtomKind;

int year_of(const Date& date)
{
    return static_cast<int>(date.year());
}
unsigned month_number(const Date& date)
{
    return static_cast<unsigned>(date.month());
}

// A run of atoms that stand side by side, and the reading of it from left to right.
class Grammar : DateCursor {
public:
    Grammar(const Words& words, const std::vector<DateAtom>& atoms, const Date& written_on)
        : DateCursor(atoms, written_on),
          words_(words)
    {
    }

    std::vector<DateExpression> read();

private:
    bool emit(std::size_t from, std::size_t to, Date value, std::optional<Date> past = {});

    bool read_part(std::size_t at);
    bool read_counted(std::size_t at);
    bool read_ordinal(std::size_t at);
    bool read_weekday(std::size_t at);
    bool read_span(std::size_t at);
    bool read_holiday(std::size_t at);
    bool read_single(std::size_t at);

    const Words& words_;
    std::vector<DateExpression> found_;
};

bool Grammar::emit(std::size_t from, std::size_t to, Date value, std::optional<Date> past)
{
    const auto& first = atoms_[from];
    found_.push_back(
        {first.first, atoms_[to - 1].last, value, past.value_or(value), first.kind == Kind::date});
    next_ = to;
    return true;
}

// "end of next week", "Anfang November", "mid-month", "Monatsende".
bool Grammar::read_part(std::size_t at)
{
    if (peek(at, {Kind::end_of_month}))
        return emit(at, at + 1, last_day_of_month(written_on_));
    if (peek(at, {Kind::end_of_quarter, Kind::end_of_year, Kind::end_of_week})) {
        const auto kind = atoms_[at].kind;
        const auto month = month_number(written_on_);
        const auto last_month = kind == Kind::end_of_year ? 12U : (month + 2) / 3 * 3;
        const auto day = kind == Kind::end_of_week
            ? add_days(monday_of(written_on_), 4)
            : last_day_of_month(*make_date(year_of(written_on_), last_month, 1));
        return emit(at, at + 1, day);
    }
    const auto* word = peek(at, {Kind::end, Kind::begin, Kind::middle});
    if (word == nullptr)
        return false;
    auto i = at + 1;
    auto span = span_at(i);
    if (!span)
        return false;
    if (span->unit == Kind::year && span->first.year() == written_on_.year()
        && word->kind == Kind::begin) { // "neuen Jahr", "nuevo año": the one to come.
        span->first = *make_date(year_of(written_on_) + 1, 1, 1);
    }
    const auto part = word->kind == Kind::end ? SpanPart::end
        : word->kind == Kind::begin           ? SpanPart::begin
                                              : SpanPart::middle;
    return emit(at, i, part_of(*span, part));
}

// "in 10 business days", "within a fortnight", "two days ago", "il y a trois jours", "30 Tagen".
bool Grammar::read_counted(std::size_t at)
{
    auto i = at;
    const bool before = peek(i, {Kind::ago_before}) != nullptr;
    bool in = peek(i, {Kind::in, Kind::day_marker}) != nullptr;
    i = skip(i, {Kind::ago_before, Kind::in, Kind::day_marker, Kind::filler, Kind::next});
    if (const auto* fortnight = peek(i, {Kind::fortnight, Kind::eight_days})) {
        return emit(
            at, i + 1, add_days(written_on_, before ? -fortnight->value : fortnight->value));
    }
    const auto* count = peek(i, {Kind::number, Kind::day_of_month, Kind::count});
    const auto unit_at = skip(i + 1, {Kind::this_, Kind::next, Kind::filler});
    const auto* unit =
        peek(unit_at, {Kind::unit, Kind::business_days, Kind::week, Kind::monthword});
    if (count == nullptr || unit == nullptr)
        return false;
    if (count->kind == Kind::day_of_month && unit_at != i + 1)
        return false; // "the 10th of the month"
    auto after = unit_at + 1;
    if ((unit->kind == Kind::week || unit->kind == Kind::business_days) && span_at(after))
        return false; // "in the first week of November"
    after = skip_fillers(unit_at + 1);
    if (const auto* today = peek(after, {Kind::day}); today && today->value == 0)
        in = true; // "30 days from today"
    const bool ago = before || peek(unit_at + 1, {Kind::ago}) != nullptr;
    if (!in && !ago)
        return false; // "30 days" alone are terms of payment.
    const int sign = ago ? -1 : 1;
    const auto end = unit_at + (peek(unit_at + 1, {Kind::ago}) ? 2 : 1);
    if (unit->kind == Kind::business_days)
        return emit(at, end, add_business_days(written_on_, sign * count->value));
    const int days = unit->kind == Kind::week ? days_of_week : unit->value;
    if (days == 30 || unit->kind == Kind::monthword)
        return emit(at, end, add_months(written_on_, sign * count->value));
    return emit(at, end, add_days(written_on_, sign * days * count->value));
}

// "first business day of March", "first week of November", "last Friday of the month".
bool Grammar::read_ordinal(std::size_t at)
{
    const auto* ordinal = peek(at, {Kind::count, Kind::final, Kind::day_of_month, Kind::last});
    const auto* unit = peek(at + 1, {Kind::business_days, Kind::week, Kind::weekday});
    if (ordinal == nullptr || unit == nullptr)
        return false;
    auto i = at + 2;
    const auto span = span_at(i);
    if (!span || span->unit == Kind::week)
        return false;
    const bool last = ordinal->kind == Kind::final || ordinal->kind == Kind::last;
    if (unit->kind == Kind::business_days) {
        const auto after = add_days(span->last, 1);
        return emit(
            at, i,
            last ? business_day_before(after)
                 : add_business_days(add_days(span->first, -1), ordinal->value));
    }
    const int weekday = unit->kind == Kind::week ? 5 : unit->value;
    if (last) {
        const int back = (iso_weekday(span->last) - weekday + days_of_week) % days_of_week;
        return emit(at, i, add_days(span->last, -back));
    }
    // The first week is the first full working week.
    const auto from = unit->kind == Kind::week
        ? add_days(span->first, (8 - iso_weekday(span->first)) % days_of_week)
        : span->first;
    const int ahead = (weekday - iso_weekday(from) + days_of_week) % days_of_week;
    return emit(at, i, add_days(from, ahead + days_of_week * (ordinal->value - 1)));
}

// "Friday", "next Friday", "vendredi prochain", "Tuesday week", "Donnerstag nächster Woche".
bool Grammar::read_weekday(std::size_t at)
{
    auto i = at;
    if (peek(i, {Kind::filler, Kind::day_marker, Kind::in}))
        return false;
    const auto* modifier = peek(i, {Kind::this_, Kind::next, Kind::coming, Kind::last});
    if (modifier)
        ++i;
    std::optional<DateSpan> week;
    if (!peek(i, {Kind::weekday})) { // "next week Tuesday"
        i = at;
        week = span_at(i);
        i = skip_fillers(i);
        if (!week || week->unit != Kind::week || !peek(i, {Kind::weekday}))
            return false;
    }
    const int weekday = atoms_[i++].value;
    if (!week) {
        const auto after = skip_fillers(i);
        if (peek(after, {Kind::date, Kind::day_of_month, Kind::eight_days})) {
            if (atoms_[after].kind != Kind::eight_days)
                return false; // The date says it better.
            return emit(at, after + 1, add_days(weekday_after(weekday), days_of_week));
        }
        auto end = i;
        week = span_at(end);
        if (week && week->unit == Kind::week) {
            const bool bare = end == i + 1;
            i = end;
            if (bare) // "Tuesday week"
                return emit(at, i, add_days(weekday_after(weekday), days_of_week));
        } else {
            week.reset();
        }
    }
    if (week)
        return emit(at, i, add_days(week->first, weekday - 1));
    if (modifier == nullptr) {
        modifier = peek(i, {Kind::next, Kind::coming, Kind::last});
        i += modifier ? 1 : 0;
    }
    const auto past = add_days(
        weekday_after(weekday),
        iso_weekday(written_on_) == weekday ? -2 * days_of_week : -days_of_week);
    if (modifier && modifier->kind == Kind::last)
        return emit(at, i, past);
    const auto word = modifier ? words_.words[modifier->first].folded : std::string();
    if (word == "next" || word == "volgende") // QUIRK: the other languages mean the coming one.
        return emit(at, i, add_days(monday_of(written_on_), days_of_week + weekday - 1));
    return emit(at, i, weekday_after(weekday), past);
}

// "next week", "this week", "KW 45": its Friday. A month or a quarter alone is no day.
bool Grammar::read_span(std::size_t at)
{
    if (peek(at, {Kind::filler, Kind::day_marker, Kind::in}))
        return false;
    auto i = at;
    const auto span = span_at(i);
    if (!span || span->unit != Kind::week)
        return false;
    const auto day = skip_fillers(i);
    if (const auto* date = peek(day, {Kind::date})) // "the week of November 16"
        return emit(at, day + 1, add_days(monday_of(date->date), 4));
    if (i == at + 1) {
        if (at == 0 || !peek(at - 1, {Kind::count}) || !peek(day, {Kind::weekday}))
            return false;
        // "a week on Friday"
        return emit(at, day + 1, add_days(weekday_after(atoms_[day].value), days_of_week));
    }
    return emit(at, i, span->last);
}

bool Grammar::read_holiday(std::size_t at)
{
    const auto* before = peek(at, {Kind::before});
    auto i = before ? skip_fillers(at + 1) : at;
    const auto* holiday = peek(i, {Kind::holiday});
    if (holiday == nullptr)
        return false;
    auto day = holiday_in(year_of(written_on_), holiday->value);
    if (day <= written_on_)
        day = holiday_in(year_of(written_on_) + 1, holiday->value);
    return emit(at, i + 1, business_day_before(day));
}

bool Grammar::read_single(std::size_t at)
{
    if (const auto* date = peek(at, {Kind::date}))
        return emit(at, at + 1, date->date);
    if (const auto* day = peek(at, {Kind::day}))
        return emit(at, at + 1, add_days(written_on_, day->value));
    const auto* day = peek(at, {Kind::day_of_month});
    if (day == nullptr)
        return false;
    auto i = at + 1;
    const auto span = span_at(i);
    const auto number = static_cast<unsigned>(day->value);
    const auto in_month = [&](Date month) {
        return make_date(year_of(month), month_number(month), number)
            .value_or(last_day_of_month(month));
    };
    if (span && span->unit == Kind::monthword)
        return emit(at, i, in_month(span->first));
    const auto here = in_month(written_on_);
    const auto next = here >= written_on_ ? here : in_month(first_of_month_after(written_on_));
    const auto past =
        here <= written_on_ ? here : in_month(add_months(first_of_month(written_on_), -1));
    return emit(at, at + 1, next, past);
}

std::vector<DateExpression> Grammar::read()
{
    using Production = bool (Grammar::*)(std::size_t);
    constexpr Production productions[] = {
        &Grammar::read_ordinal, &Grammar::read_part, &Grammar::read_counted, &Grammar::read_holiday,
        &Grammar::read_weekday, &Grammar::read_span, &Grammar::read_single};
    while (next_ < atoms_.size()) {
        const auto at = next_;
        const bool any =
            std::any_of(std::begin(productions), std::end(productions), [&](Production production) {
                return (this->*production)(at);
            });
        if (!any)
            ++next_;
    }
    return std::move(found_);
}

} // namespace

std::vector<DateExpression> find_dates(
    const Words& words, const std::vector<PhraseHit>& hits, const Date& written_on, DateOrder order)
{
    const auto atoms = date_atoms(words, hits, written_on, order);
    return Grammar(words, atoms, written_on).read();
}

} // namespace mailroom
