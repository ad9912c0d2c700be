#pragma once

// Content streams, decoded within the allowance of their document: a few bytes may unpack to
// gigabytes.

#include "parsers/pdf/page_budget.h"

#include <string>

// Poppler's.
class Object;

namespace mailroom {

// What a content stream, or an array of them (ISO 32000-1, 7.8.2), says; cut where the allowance
// ends.
std::string decoded_contents(Object& contents, PageBudget& budget);

// The bytes, which must outlive it, as a stream of Poppler's.
Object stream_of(const std::string& bytes);

} // namespace mailroom
