#pragma once

// How the counts that a complaint tells stand to each other: "38 ordered, 46 billed", "20 came
// instead of 24". What the model of reasons learns from beside words, since no word says which of
// two counts is the higher (classifiers/details/reason_model.h).

#include "classifiers/text/phrases.h"

#include <span>
#include <string>
#include <vector>

namespace mailroom {

// "count.billed > ordered", "count.billed = came", "count.instead.less": each once, sorted. `hits`
// are those of the words.
std::vector<std::string> stated_counts(const Words& words, std::span<const PhraseHit> hits);

} // namespace mailroom
