#include "classifiers/dates/date_expressions.h"

#include "classifiers/dates/business_days.h"
#include "classifiers/dates/date_grammar.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

int year_of(const Date& date)
{
    return static_cast<int>(date.year());
}
unsigned month_number(const Date& date)
{
    return static_cast<unsigned>(date.month());
}

} // namespace

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
    return emit(at, i, part_of(*span, part));
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

bool DateGrammar::read_holiday(std::size_t at)
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

std::vector<DateExpression> DateGrammar::read()
{
    using Production = bool (DateGrammar::*)(std::size_t);
    constexpr Production productions[] = {&DateGrammar::read_terms,   &DateGrammar::read_ordinal,
                                          &DateGrammar::read_part,    &DateGrammar::read_counted,
                                          &DateGrammar::read_holiday, &DateGrammar::read_weekday,
                                          &DateGrammar::read_span,    &DateGrammar::read_single};
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
