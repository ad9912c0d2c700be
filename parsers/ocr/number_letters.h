#pragma once

// The letters that numbers of documents begin with, as OCR gives them -> as they were printed,
// where the number itself tells: no number begins with a nought in front of letters. Pure.

#include "core/layout.h"

#include <string_view>

namespace mailroom {

// Of characters that look alike the first is the digit, the second the letter. No number begins
// with "$".
inline constexpr std::string_view zeros = "0OoQD";

// All that look like this one; empty where none does.
std::string_view kind_of(char c);

// Long enough, with digits enough, and no amount.
bool may_be_number(const Word& word);

bool ends_like(const Word& a, const Word& b);

// At either side: a speck or a rule may have been stripped from one of them.
bool stands_under(const Word& a, const Word& b);

void mend_letters_in_front(Page& page);

} // namespace mailroom
