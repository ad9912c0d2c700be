#pragma once

// Which of two bills for one thing is the one too many, for classifiers/details/disputes.cpp.

#include "classifiers/details/dispute_scopes.h"

#include <vector>

namespace mailroom {

// Of two documents the later one: of numbers that are alike the higher, else the one named last.
const Reference* later_of(const std::vector<const Reference*>& two);

// Of two bills of one thing the one too many: which is asked to be cancelled, else the later one.
const Reference* repeated_of(const Prose& prose, const std::vector<const Reference*>& two);

// Which of two, each of one document, is the bill that the other repeats; null where one repeats a
// third.
const DisputeScope*
original_of(const Prose& prose, const DisputeScope& first, const DisputeScope& second);

} // namespace mailroom
