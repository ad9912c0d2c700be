#pragma once

// The grammar of date expressions over the atoms of a text, for
// classifiers/dates/date_expressions.cpp and date_weekdays.cpp alone.

#include "classifiers/dates/date_expressions.h"
#include "classifiers/dates/date_spans.h"

#include <optional>
#include <vector>

namespace mailroom {

// A run of atoms that stand side by side, and the reading of it from left to right.
class DateGrammar : DateCursor {
public:
    DateGrammar(const Words& words, const std::vector<DateAtom>& atoms, const Date& written_on)
        : DateCursor(atoms, written_on),
          words_(words)
    {
    }

    std::vector<DateExpression> read();

private:
    bool emit(std::size_t from, std::size_t to, Date value, std::optional<Date> past = {});

    bool emit_day_of_month(
        std::size_t from, std::size_t to, int day, const std::optional<DateSpan>& named_month);

    bool read_part(std::size_t at);
    bool read_terms(std::size_t at);
    bool read_counted(std::size_t at);
    bool read_offset_from(std::size_t at);
    bool read_offset_behind(std::size_t at);
    bool read_later(std::size_t at);
    bool says_later(std::size_t at) const;
    const DateExpression* day_before(std::size_t at) const;
    std::optional<Date> offset_at(std::size_t& at, const Date& from) const;
    std::optional<Date> anchor_at(std::size_t& at) const;
    bool read_compound(std::size_t at);
    bool read_day_in_words(std::size_t at);
    bool read_ordinal(std::size_t at);
    bool read_weekday(std::size_t at);
    bool read_bare_weekday(std::size_t from, std::size_t to, int weekday, const DateAtom* modifier);
    bool read_span(std::size_t at);
    bool read_holiday(std::size_t at);
    bool read_single(std::size_t at);

    const Words& words_;
    std::vector<DateExpression> found_;
};

} // namespace mailroom
