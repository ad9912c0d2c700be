#pragma once

// Labels that no list holds, understood from their words: "Ref. transferencia" is a reference of a
// payment, "Zahlungsbelegnummer" the number of its document. Classes of words are in
// data/label_words.tsv, what they mean together in data/label_compositions.tsv.

#include "parsers/fields/labels/labels.h"

#include <optional>
#include <span>
#include <string>

namespace mailroom::fields {

inline constexpr std::size_t composed_tokens_max = 6;

// What these tokens of a normalized phrase mean together. Nothing where one of them is no word of
// labels, where the first or the last only fills, or where fewer than two say something.
std::span<const Meaning> composed_meanings(std::span<const std::string> tokens);

// The sense of that name in senses.def.
std::optional<Sense> sense_named(std::string_view name);

} // namespace mailroom::fields
