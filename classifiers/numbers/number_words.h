#pragma once

// Numbers that are written in words, in en de fr es it nl pt: "eighteen thousand four hundred",
// "zweitausendfünfhundert", "duemilacinquecento", "quatre-vingts".

#include "classifiers/text/words.h"

#include <cstdint>
#include <optional>

namespace mailroom {

struct NumberInWords {
    std::int64_t value = 0;
    std::size_t last = 0; // The word behind it.
};

// The number that begins with that word and runs as far as it can; at most 999,999,999.
std::optional<NumberInWords> number_in_words(const Words& words, std::size_t first);

} // namespace mailroom
