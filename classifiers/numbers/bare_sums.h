#pragma once

// Sums that stand without a currency and without cents, for classifiers/numbers/amounts.cpp.

#include "classifiers/numbers/amounts.h"

#include <vector>

namespace mailroom {

// Makes money of figures that their sentence makes a sum: one with its thousands set apart where
// something is paid ("we can do 6.000 now"), one behind a word for the rest ("the other 850"), one
// of three digits that is listed behind another sum ("1.200 now and 800 in May"). Not of
// quantities ("1,200 labels") nor of what a word calls a document.
void mark_bare_sums(
    std::vector<AmountMention>& amounts, const Words& words, const std::vector<PhraseHit>& hits);

} // namespace mailroom
