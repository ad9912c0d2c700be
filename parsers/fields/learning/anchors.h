#pragma once

// Values by the words that name them, as lessons keep them (core/layout_lesson.h): what a person
// found beside "Our ref." in one document stands beside it in the next of the same layout.

#include "core/layout_lesson.h"
#include "parsers/fields/analysis.h"

#include <optional>
#include <string>

namespace mailroom::fields {

// A value where it stands.
struct PlacedValue {
    Value value;
    PieceRef at;
    std::size_t begin = 0, end = 0; // Bytes of the piece's text.
};

// A lesson without owners and marks whose anchor leads to this value in this document again, words
// before place. Nothing where the value does not stand here, or nothing leads to it.
std::optional<LayoutLesson> anchor_of(const Analysis& analysis, Term term, const Value& value);

// Where an anchored lesson (after_label, right_of_label, below_label, at_place) leads: of several
// places that the same words name, the one nearest to where it was learned.
std::optional<PlacedValue> value_at(const Analysis& analysis, const LayoutLesson& anchor);

} // namespace mailroom::fields
