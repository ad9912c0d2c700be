#pragma once

// Atoms of date expressions that are written with digits and are no whole dates, for
// classifiers/dates/date_atoms.cpp alone.

#include "classifiers/dates/date_atoms.h"

#include <optional>
#include <string_view>

namespace mailroom {

// "14th", "03/11", "KW13", "2027": what word i says. `before`: the atom that was read last, or
// null; right behind "the" or "Friday" digits are a day. Nothing where they are part of a sum or a
// time.
std::optional<DateAtom> number_atom_at(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const DateAtom* before,
    std::size_t i,
    const Date& written_on,
    DateOrder order);

// The number that the text begins with; 0 where there is none.
int number_in(std::string_view text);

} // namespace mailroom
