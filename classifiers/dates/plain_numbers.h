#pragma once

// Small numbers that are no days, though words before them would make them some.

#include "classifiers/text/phrases.h"

#include <vector>

namespace mailroom {

// "before 17 h", "bis 15 Uhr"
bool is_time(const Words& words, std::size_t i);

// "voor de 3 natte rollen", "the 2 cartons": so many of the goods.
bool counts_goods(const Words& words, const std::vector<PhraseHit>& hits, std::size_t i);

} // namespace mailroom
