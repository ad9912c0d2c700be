#include "classifiers/dates/business_days.h"
#include "classifiers/dates/date_grammar.h"

namespace mailroom {

// "first business day of March", "first week of November", "last Friday of the month".
bool DateGrammar::read_ordinal(std::size_t at)
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
bool DateGrammar::read_weekday(std::size_t at)
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
bool DateGrammar::read_span(std::size_t at)
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

} // namespace mailroom
