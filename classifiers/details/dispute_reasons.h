#pragma once

// Why a sentence disputes something, for classifiers/details/disputes.cpp; the words are
// data/phrases/disputes.txt, which prove it, and dispute_hints.txt, which only speak for it.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <map>

namespace mailroom {

// Whether the words themselves must show that something is disputed, or it is known.
enum class Doubt { whether, why_alone };

// The reasons with how much speaks for each; none where nothing is disputed.
std::map<DisputeReason, int>
dispute_reasons_in(const Prose& prose, const Sentence& sentence, Doubt doubt);

} // namespace mailroom
