#pragma once

// What the words of a text mean, in whatever language: data/concepts.txt. "Rechnung", "factures"
// and "bill" are one concept, so that what a model learns from mail in one language it knows in the
// others.

#include <cstdint>
#include <string_view>
#include <vector>

namespace mailroom {

using Concept = std::uint32_t; // A hash of its name.

Concept concept_named(std::string_view name);

// The concepts of each sentence in their order; words that mean none are left out, and a word may
// mean two. Numbers, dates and amounts are the class that folded_words() names; "?" is itself.
// Sentences of more than sentence_concepts_max are cut in several, those of none left out.
std::vector<std::vector<Concept>> concepts_of(std::string_view text);

inline constexpr std::size_t sentence_concepts_max = 24;

} // namespace mailroom
