#pragma once

// Reading along the atoms of a text, and the spans of days that they name ("next week", "KW 45",
// "du mois prochain", "Q1"), for classifiers/dates/date_expressions.cpp alone.

#include "classifiers/dates/date_atoms.h"

#include <initializer_list>
#include <optional>
#include <vector>

namespace mailroom {

inline constexpr int days_of_week = 7;

int year_of(const Date& date);
unsigned month_number(const Date& date); // 1 = January
int iso_weekday(const Date& date);       // 1 = Monday
Date monday_of(const Date& date);
Date first_of_month(const Date& date);
Date first_of_month_after(const Date& date);
Date add_months(const Date& date, int months); // The last day where the month is too short.

struct DateSpan {                                // Days [first, last].
    DateAtomKind unit = DateAtomKind::monthword; // week, monthword, quarter or year
    Date first{}, last{};
};

enum class SpanPart : std::uint8_t { begin, middle, end };

Date part_of(const DateSpan& span, SpanPart part);

class DateCursor {
public:
    using Kind = DateAtomKind;

    DateCursor(const std::vector<DateAtom>& atoms, const Date& written_on)
        : atoms_(atoms),
          written_on_(written_on)
    {
    }

protected:
    // The atom at `at` if it is of one of these kinds and follows its forerunner without a word
    // between.
    const DateAtom* peek(std::size_t at, std::initializer_list<Kind> kinds) const;
    std::size_t skip(std::size_t at, std::initializer_list<Kind> kinds) const;
    std::size_t skip_fillers(std::size_t at) const;
    // The span named at `at`, which moves behind it.
    std::optional<DateSpan> span_at(std::size_t& at) const;
    // The next such day after the day of writing.
    Date weekday_after(int weekday) const;
    // Its part, or that of the next such span where it has gone by.
    Date next_part_of(const DateSpan& span, SpanPart part) const;
    DateSpan unit_span(DateAtomKind unit, int shift) const;

    const std::vector<DateAtom>& atoms_;
    Date written_on_;
    std::size_t next_ = 0; // Where reading goes on.

private:
    std::optional<int> modifier_at(std::size_t& at) const;
    std::optional<DateSpan> numbered_week_at(std::size_t& at) const;
    std::optional<DateSpan> quarter_at(std::size_t& at) const;
    std::optional<DateSpan> month_at(std::size_t& at) const;
};

} // namespace mailroom
