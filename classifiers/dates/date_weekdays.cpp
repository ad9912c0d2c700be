#include "classifiers/dates/business_days.h"
#include "classifiers/dates/date_grammar.h"

#include <algorithm>

namespace mailroom {

// "first business day of March", "first week of November", "last Friday of the month".
bool DateGrammar::read_ordinal(std::size_t at)
{
    const auto* ordinal =
        peek(at, {Kind::count, Kind::ordinal, Kind::final, Kind::day_of_month, Kind::last});
    const auto* unit = peek(at + 1, {Kind::business_days, Kind::week, Kind::weekday, Kind::unit});
    if (ordinal == nullptr || unit == nullptr || (unit->kind == Kind::unit && unit->value != 1))
        return false;
    auto i = at + 2;
    const auto span = span_at(i);
    const bool of_any_month = unit->kind == Kind::weekday && ordinal->kind != Kind::last && at > 0
        && peek(at - 1, {Kind::day_marker, Kind::filler}) != nullptr;
    if (!span && of_any_month) { // "the 3rd Thursday": of this month, or of the next.
        const auto in_month = [&](Date first) {
            const int ahead = (unit->value - iso_weekday(first) + days_of_week) % days_of_week;
            return add_days(first, ahead + days_of_week * (ordinal->value - 1));
        };
        constexpr int weeks_max = 4;
        const auto here = in_month(first_of_month(written_on_));
        return ordinal->kind != Kind::final && ordinal->kind != Kind::count
            && ordinal->value <= weeks_max
            && emit(
                   at, at + 2,
                   here >= written_on_ ? here : in_month(first_of_month_after(written_on_)));
    }
    if (!span || span->unit == Kind::week)
        return false;
    const bool last = ordinal->kind == Kind::final || ordinal->kind == Kind::last;
    if (unit->kind == Kind::unit) // "the last day of the month"
        return (last || ordinal->kind == Kind::ordinal)
            && emit(at, i, last ? span->last : add_days(span->first, ordinal->value - 1));
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
    if (peek(i, {Kind::filler, Kind::day_marker, Kind::in, Kind::during}))
        return false;
    const auto* modifier =
        peek(i, {Kind::this_, Kind::next, Kind::coming, Kind::following, Kind::last});
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
        if (peek(i, {Kind::fortnight})) // "Friday fortnight"
            return emit(at, i + 1, add_days(weekday_after(weekday), 2 * days_of_week));
        auto end = i;
        week = span_at(end);
        const auto gap = words_.gap_after(atoms_[std::min(i, atoms_.size() - 1)].last - 1);
        if (end == i + 2 && gap.find('(') != gap.npos) // "Friday week (9th)"
            end = i + 1;
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
    return read_bare_weekday(at, i, weekday, modifier);
}

// Of no week that is named; without a modifier before it one may stand behind it.
bool DateGrammar::read_bare_weekday(
    std::size_t from, std::size_t to, int weekday, const DateAtom* modifier)
{
    if (modifier == nullptr) {
        modifier = peek(to, {Kind::next, Kind::coming, Kind::following, Kind::last});
        to += modifier ? 1 : 0;
    }
    const auto past = add_days(
        weekday_after(weekday),
        iso_weekday(written_on_) == weekday ? -2 * days_of_week : -days_of_week);
    if (modifier && modifier->kind == Kind::last)
        return emit(from, to, past);
    if (modifier && modifier->kind == Kind::next && modifier->value > 1) // "übernächsten Montag"
        return emit(from, to, add_days(weekday_after(weekday), days_of_week));
    const auto word = modifier ? words_.words[modifier->first].folded : std::string();
    if (word == "next" || word == "volgende") // QUIRK: the other languages mean the coming one.
        return emit(from, to, add_days(monday_of(written_on_), days_of_week + weekday - 1));
    return emit(from, to, weekday_after(weekday), past);
}

// "next week", "this week", "KW 45": its Friday. A month alone is no day, but "entro aprile" is.
bool DateGrammar::read_span(std::size_t at)
{
    if (peek(at, {Kind::filler, Kind::day_marker, Kind::in}))
        return false;
    const bool during = peek(at, {Kind::during}) != nullptr;
    auto i = at;
    const auto span = span_at(i);
    if (during && span && span->unit != Kind::quarter && span->last >= written_on_)
        return emit(at, i, span->last);
    if (!span || span->unit != Kind::week)
        return false;
    const auto day = skip_fillers(i);
    if (const auto* date = peek(day, {Kind::date})) // "the week of November 16"
        return emit(at, day + 1, add_days(monday_of(date->date), 4));
    if (i == at + 1 && atoms_[at].value == 0) {
        if (at == 0 || !peek(at - 1, {Kind::count}) || !peek(day, {Kind::weekday}))
            return false;
        // "a week on Friday"
        return emit(at, day + 1, add_days(weekday_after(atoms_[day].value), days_of_week));
    }
    return emit(at, i, span->last);
}

// A day that others are counted from: "Friday", "today", "16 March".
std::optional<Date> DateGrammar::anchor_at(std::size_t& at) const
{
    const auto* anchor = peek(at, {Kind::day, Kind::weekday, Kind::date});
    if (anchor == nullptr)
        return std::nullopt;
    ++at;
    return anchor->kind == Kind::day ? add_days(written_on_, anchor->value)
        : anchor->kind == Kind::date ? anchor->date
                                     : weekday_after(anchor->value);
}

// "two weeks", "ten days", "a fortnight" behind a day.
std::optional<Date> DateGrammar::offset_at(std::size_t& at, const Date& from) const
{
    if (const auto* fortnight = peek(at, {Kind::fortnight, Kind::eight_days})) {
        ++at;
        return add_days(from, fortnight->value);
    }
    const auto* count = peek(at, {Kind::number, Kind::count});
    const auto* unit = peek(at + 1, {Kind::unit, Kind::business_days, Kind::week, Kind::monthword});
    if (count == nullptr || unit == nullptr)
        return std::nullopt;
    at += 2;
    if (unit->kind == Kind::business_days)
        return add_business_days(from, count->value);
    if (unit->kind == Kind::monthword || unit->value == 30)
        return add_months(from, count->value);
    return add_days(from, count->value * (unit->kind == Kind::week ? days_of_week : unit->value));
}

// "ten days from today", "a week tomorrow", "a fortnight on Monday".
bool DateGrammar::read_offset_from(std::size_t at)
{
    auto i = skip(at, {Kind::in, Kind::during});
    const auto first = i;
    if (!offset_at(i, written_on_))
        return false;
    const auto end = i;
    const bool from = peek(i, {Kind::from, Kind::after}) != nullptr;
    i = skip(i, {Kind::from, Kind::after, Kind::filler, Kind::day_marker, Kind::this_});
    const auto anchor = anchor_at(i);
    if (!anchor)
        return false;
    auto again = first;
    const auto day = offset_at(again, *anchor);
    // "in 30 days today": only weeks go without a word between.
    const bool weeks = days_between(*anchor, *day) % days_of_week == 0 && first == at;
    const bool apart = words_.gap_after(atoms_[end - 1].last - 1) != " ";
    return day && (from || (weeks && !apart)) && emit(at, i, *day);
}

// "Dienstag in einer Woche", "heute in 14 Tagen".
bool DateGrammar::read_offset_behind(std::size_t at)
{
    auto i = at;
    const auto anchor = anchor_at(i);
    if (!anchor || !peek(i, {Kind::in}) || words_.gap_after(atoms_[at].last - 1) != " ")
        return false;
    i = skip(i, {Kind::in, Kind::filler});
    const auto day = offset_at(i, *anchor);
    return day && days_between(*anchor, *day) % days_of_week == 0 && emit(at, i, *day);
}

// The day named last, in this sentence or the one before: what "later" counts from.
const DateExpression* DateGrammar::day_before(std::size_t at) const
{
    if (found_.empty() || found_.back().value < written_on_)
        return nullptr;
    const auto sentence = words_.words[atoms_[at].first].sentence;
    return words_.words[found_.back().first].sentence + 1 >= sentence ? &found_.back() : nullptr;
}

// "later", "danach"; "après" and "dopo" where nothing follows that a day comes after.
bool DateGrammar::says_later(std::size_t at) const
{
    if (peek(at, {Kind::later}))
        return true;
    const auto* after = peek(at, {Kind::after});
    return after
        && (after->last == words_.sentence_of(after->first).last
            || words_.gap_after(after->last - 1) != " ");
}

// "the Friday after", "el viernes siguiente", "a fortnight later", "zwei Wochen danach": counted
// from the day before it.
bool DateGrammar::read_later(std::size_t at)
{
    const auto* base = day_before(at);
    if (base == nullptr) { // "The following week": by its Friday, as next week.
        constexpr int days_to_friday = 5;
        const auto* week = peek(at, {Kind::next_day});
        const auto sunday = add_days(written_on_, days_of_week - iso_weekday(written_on_));
        return week && week->value == days_of_week
            && emit(at, at + 1, add_days(sunday, days_to_friday));
    }
    const auto next = skip(at + 1, {Kind::filler, Kind::day_marker});
    const auto* of_week = peek(next, {Kind::weekday});
    if (const auto* behind = peek(at, {Kind::next_day});
        behind && of_week && behind->value == days_of_week) { // "the week after on Friday"
        const auto monday = add_days(base->value, days_of_week - iso_weekday(base->value) + 1);
        return emit(at, next + 1, add_days(monday, of_week->value - 1));
    }
    if (const auto* behind = peek(at, {Kind::next_day}))
        return emit(at, at + 1, add_days(base->value, behind->value));
    auto i = at;
    const bool led = peek(i, {Kind::following}) != nullptr;
    i += led ? 1 : 0;
    if (const auto* weekday = peek(i, {Kind::weekday})) {
        const bool behind = peek(i + 1, {Kind::following}) || says_later(i + 1);
        if (!led && !behind)
            return false;
        const int ahead =
            (weekday->value - iso_weekday(base->value) + days_of_week - 1) % days_of_week + 1;
        return emit(at, i + (behind ? 2 : 1), add_days(base->value, ahead));
    }
    const auto day = offset_at(i, base->value);
    return !led && day && says_later(i) && emit(at, i + 1, *day);
}

} // namespace mailroom
