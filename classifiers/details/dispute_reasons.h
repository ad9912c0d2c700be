#pragma once

// Why a sentence disputes something, for classifiers/details/disputes.cpp; the words are
// data/phrases/disputes.txt, which prove it, and dispute_hints.txt, which only speak for it.

#include "classifiers/details/reason_model.h"
#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <map>
#include <optional>
#include <vector>

namespace mailroom {

// Whether the words themselves must show that something is disputed, or it is known.
enum class Doubt { whether, why_alone };

// The reasons with how much speaks for each; none where nothing is disputed.
std::map<DisputeReason, int>
dispute_reasons_in(const Prose& prose, const Sentence& sentence, Doubt doubt);

// What the phrases prove and how the words lean, together: phrases are sure of what they name, the
// words of what no phrase does. "Other" is proved only where nothing else is said.
DisputeReason likeliest(std::map<DisputeReason, int> scores, const ReasonLeanings& leanings);

// As these clauses lean together, or the whole message does, and as the surest of them: the one
// that complains is lost among many.
ReasonLeanings leanings_of_clauses(
    const Prose& prose,
    const std::vector<Sentence>& clauses,
    const std::optional<ReasonLeanings>& whole = {});

// Whether the phrase is meant: "is fine", and not "is not fine".
bool stands(const Prose& prose, const Sentence& sentence, const PhraseHit& hit);

// Whether the sentence says that all is right, settled or found.
bool denies(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
