#pragma once

// Where a letter that keeps to the forms ends: a closing formula, or a name alone.

#include "parsers/body/history.h"

#include <cstddef>
#include <span>

namespace mailroom {

// The first line of "Kind regards" and what follows it, where little does; lines.size() where there
// is none.
std::size_t closing_formula(std::span<const TextLine> lines);

// The first line of a last paragraph that starts with a name; lines.size() where there is none.
std::size_t trailing_name(std::span<const TextLine> lines);

} // namespace mailroom
