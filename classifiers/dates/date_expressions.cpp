#include "classifiers/dates/date_expressions.h"

#include "classifiers/dates/business_days.h"
#include "classifiers/dates/date_grammar.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {

bool DateGrammar::emit(std::size_t from, std::size_t to, Date value, std::optional<Date> past)
{
    const auto& first = atoms_[from];
    found_.push_back(
        {first.first, atoms_[to - 1].last, value, past.value_or(value), first.kind == Kind::date});
    next_ = to;
    return true;
}

// "end of next week", "Anfang November", "mid-month", "Monatsende".
bool DateGrammar::read_part(std::size_t at)
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
    const bool bare = atoms_[i - 1].kind == Kind::week || atoms_[i - 1].kind == Kind::monthword;
    return emit(at, i, bare ? next_part_of(*span, part) : part_of(*span, part));
}

// "Monatsmitte", "Wochenanfang": the next one.
bool DateGrammar::read_compound(std::size_t at)
{
    const auto* compound = peek(at, {Kind::compound});
    if (compound == nullptr)
        return false;
    static constexpr std::array units{Kind::week, Kind::monthword, Kind::quarter, Kind::year};
    const auto unit = units.at(static_cast<std::size_t>(compound->value / 10 - 1));
    const auto part = compound->value % 10 == 1 ? SpanPart::begin : SpanPart::middle;
    return emit(at, at + 1, next_part_of(unit_span(unit, 0), part));
}

// "Invoice of 5 October, 45 days end of month", "net 30", "30 jours fin de mois le 10": days behind
// the date that stands before them, then the month's end, then a day of the month behind it.
bool DateGrammar::read_terms(std::size_t at)
{
    if (found_.empty() || !found_.back().from_scan
        || words_.words[found_.back().first].sentence != words_.words[atoms_[at].first].sentence)
        return false;
    auto i = at;
    const bool net = peek(i, {Kind::net}) != nullptr;
    i = skip(i, {Kind::net, Kind::filler, Kind::day_marker});
    const auto* count = peek(i, {Kind::number, Kind::count});
    const auto* unit = peek(i + 1, {Kind::unit});
    if (count == nullptr || (!net && (unit == nullptr || unit->value != 1)))
        return false;
    i += unit ? 2 : 1;
    if (peek(i, {Kind::ago}))
        return false;
    auto day = add_days(found_.back().value, count->value);
    auto behind = skip_fillers(i);
    if (peek(behind, {Kind::end_of_month})) {
        i = behind + 1;
        day = last_day_of_month(day);
    } else if (peek(behind, {Kind::end})) {
        behind = skip_fillers(behind + 1);
        if (peek(behind, {Kind::monthword})) {
            i = behind + 1;
            day = last_day_of_month(day);
            const auto number = skip_fillers(i);
            if (const auto* fixed = peek(number, {Kind::day_of_month, Kind::number})) {
                const auto month = first_of_month_after(day);
                day = make_date(
                          year_of(month), month_number(month), static_cast<unsigned>(fixed->value))
                          .value_or(last_day_of_month(month));
                i = number + 1;
            }
        }
    }
    return emit(at, i, day);
}

// "in 10 business days", "within a fortnight", "two days ago", "il y a trois jours", "30 Tagen".
bool DateGrammar::read_counted(std::size_t at)
{
    auto i = at;
    const bool before = peek(i, {Kind::ago_before}) != nullptr;
    bool in = peek(i, {Kind::in, Kind::during, Kind::day_marker}) != nullptr;
    i = skip(
        i,
        {Kind::ago_before, Kind::in, Kind::during, Kind::day_marker, Kind::filler, Kind::next,
         Kind::following});
    if (const auto* fortnight = peek(i, {Kind::fortnight, Kind::eight_days})) {
        return emit(
            at, i + 1, add_days(written_on_, before ? -fortnight->value : fortnight->value));
    }
    const auto* count = peek(i, {Kind::number, Kind::day_of_month, Kind::count});
    const auto unit_at = skip(i + 1, {Kind::this_, Kind::next, Kind::filler});
    const auto* unit =
        peek(unit_at, {Kind::unit, Kind::hours, Kind::business_days, Kind::week, Kind::monthword});
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
    if (unit->kind == Kind::hours) {
        constexpr int hours_of_day = 24;
        return emit(
            at, end,
            add_days(written_on_, sign * (count->value + hours_of_day - 1) / hours_of_day));
    }
    if (unit->kind == Kind::business_days)
        return emit(at, end, add_business_days(written_on_, sign * count->value));
    const int days = unit->kind == Kind::week ? days_of_week : unit->value;
    if (days == 30 || unit->kind == Kind::monthword)
        return emit(at, end, add_months(written_on_, sign * count->value));
    return emit(at, end, add_days(written_on_, sign * days * count->value));
}

bool DateGrammar::read_holiday(std::size_t at)
{
    const bool after = peek(at, {Kind::after}) != nullptr;
    auto i = after || peek(at, {Kind::before}) ? skip_fillers(at + 1) : at;
    if (after && peek(i, {Kind::end_of_week}))
        return emit(at, i + 1, add_days(monday_of(written_on_), days_of_week));
    if (const auto* named = peek(i, {Kind::named_day})) {
        const auto day = holiday_in(year_of(written_on_), named->value);
        return emit(
            at, i + 1,
            day < written_on_ ? holiday_in(year_of(written_on_) + 1, named->value) : day);
    }
    const auto* holiday = peek(i, {Kind::holiday});
    if (holiday == nullptr)
        return false;
    auto day = holiday_in(year_of(written_on_), holiday->value);
    if (day <= written_on_)
        day = holiday_in(year_of(written_on_) + 1, holiday->value);
    return emit(
        at, i + 1, after ? business_day_on_or_after(add_days(day, 1)) : business_day_before(day));
}

// "the tenth of April", "el quince de abril", "no dia dez", "am Ersten".
bool DateGrammar::read_day_in_words(std::size_t at)
{
    const auto* day = peek(at, {Kind::ordinal, Kind::count});
    if (day == nullptr || day->value > 31)
        return false;
    auto i = at + 1;
    auto span = span_at(i);
    const bool in_month = span && span->unit == Kind::monthword;
    const auto* before = at > 0 && atoms_[at - 1].last == day->first ? &atoms_[at - 1] : nullptr;
    const auto before_is = [&](Kind kind) { return before != nullptr && before->kind == kind; };
    const bool dia = before_is(Kind::unit);
    const bool marked =
        dia || before_is(Kind::day_marker) || before_is(Kind::filler) || before_is(Kind::weekday);
    const bool last_word =
        day->last == words_.sentence_of(day->first).last || words_.gap_after(day->last - 1) != " ";
    constexpr std::size_t article_bytes_max = 2; // "a March invoice"
    const bool article = day->kind == Kind::count
        && words_.words[day->first].folded.size() <= article_bytes_max && day->value == 1;
    const bool is_day = day->kind == Kind::ordinal ? in_month || (marked && last_word)
                                                   : marked && (in_month || dia);
    if (!is_day || article)
        return false;
    return emit_day_of_month(at, in_month ? i : at + 1, day->value, in_month ? span : std::nullopt);
}

bool DateGrammar::read_single(std::size_t at)
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
    const bool in_month = span && span->unit == Kind::monthword;
    return emit_day_of_month(at, in_month ? i : at + 1, day->value, in_month ? span : std::nullopt);
}

// A day of the month that is named, else the next and the last such day.
bool DateGrammar::emit_day_of_month(
    std::size_t from, std::size_t to, int day, const std::optional<DateSpan>& named_month)
{
    const auto number = static_cast<unsigned>(day);
    const auto in_month = [&](Date month) {
        return make_date(year_of(month), month_number(month), number)
            .value_or(last_day_of_month(month));
    };
    if (named_month)
        return emit(from, to, in_month(named_month->first));
    const auto here = in_month(written_on_);
    const auto next = here >= written_on_ ? here : in_month(first_of_month_after(written_on_));
    const auto past =
        here <= written_on_ ? here : in_month(add_months(first_of_month(written_on_), -1));
    return emit(from, to, next, past);
}

std::vector<DateExpression> DateGrammar::read()
{
    using Production = bool (DateGrammar::*)(std::size_t);
    static constexpr Production productions[] = {
        &DateGrammar::read_terms,         &DateGrammar::read_offset_from,
        &DateGrammar::read_offset_behind, &DateGrammar::read_later,
        &DateGrammar::read_ordinal,       &DateGrammar::read_part,
        &DateGrammar::read_compound,      &DateGrammar::read_counted,
        &DateGrammar::read_holiday,       &DateGrammar::read_weekday,
        &DateGrammar::read_span,          &DateGrammar::read_day_in_words,
        &DateGrammar::read_single};
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

std::vector<DateExpression> find_dates(
    const Words& words, const std::vector<PhraseHit>& hits, const Date& written_on, DateOrder order)
{
    const auto atoms = date_atoms(words, hits, written_on, order);
    return DateGrammar(words, atoms, written_on).read();
}

} // namespace mailroom
