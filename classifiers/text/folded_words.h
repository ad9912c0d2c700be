#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The folded words of a text (core/fold.h); numbers, amounts, dates and addresses are the names of
// their classes: "<number>", "<amount>". '?' and '!' that end a word stand for themselves.
std::vector<std::string> folded_words(std::string_view text);

} // namespace mailroom
