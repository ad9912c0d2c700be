#pragma once

// Titles and names whose letters are set apart: "I N V O I C E".

#include "parsers/pdf/poppler_words.h"

#include <vector>

namespace mailroom {

// Joins runs of single letters (kerned pairs may touch) on one line of text to the words that they
// spell: where the gap is wider than between the others, one ends. Everything else stays as it is.
// Words are in reading order, before and after.
void join_spaced_letters(std::vector<PlacedWord>& words);

} // namespace mailroom
