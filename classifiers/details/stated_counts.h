#pragma once

// How the counts that a complaint tells stand to each other: "38 ordered, 46 billed", "20 came
// instead of 24". What the model of reasons learns from beside words, since no word says which of
// two counts is the higher (classifiers/details/reason_model.h).

#include "classifiers/text/phrases.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// "count.billed > ordered", "count.billed = came", "count.instead.less", "count.part": each once,
// sorted. `hits` are those of the words.
std::vector<std::string> stated_counts(const Words& words, std::span<const PhraseHit> hits);

// "14 hours on the invoice where our book says 9": more is billed in the sentence than it says was
// `done` ("ordered", "came", "had"), or, where this is empty, than was done in any way.
bool bills_too_many(
    const Words& words,
    std::span<const PhraseHit> hits,
    const Sentence& sentence,
    std::string_view done = {});

// "Six stools", "2 Kartons": more than one, or a figure, of [first, last); "the generator" tells
// none.
bool tells_how_many(
    const Words& words, std::span<const PhraseHit> hits, std::size_t first, std::size_t last);

// "18.90 a unit where your quotation had 16.50": two of a size, and not a price with what it makes.
bool tells_two_prices(const Words& words, const Sentence& sentence);

} // namespace mailroom
