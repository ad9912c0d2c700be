#pragma once

// What stands before a question in one sentence, or behind the condition of another document, for
// classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"

namespace mailroom {

// "4471 we pay on 2 November, and can you send a statement?": what is stated before a part that
// asks for something, where a day to come is told there and nothing is asked; "4480 on Friday"
// behind "4471 when the credit is here"; else the sentence.
Sentence stated_part(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
