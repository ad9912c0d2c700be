#pragma once

// Answers that stand below the lines of the mail that they answer:
//     > 4471, 612.40, due 12 May
//     Approved, goes on Friday.
// The line tells which document the answer is about; its sums and days are nobody's answer.

#include "core/message.h"

#include <string>

namespace mailroom {

// The newest words, without the quoted lines between them, and with the number that such a line
// names before the answer: "4471: Approved, goes on Friday."
std::string text_with_answered_numbers(const Message& message);

} // namespace mailroom
