#pragma once

// Ranges of numbers that the books know both ends of: "4471 to 4475". What stands between them is
// meant as far as the books hold it for the same party.

#include "core/books.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The party's numbers between the two, both left out; none where they are no ends of a range.
std::vector<std::string> known_between(
    const Books& books, std::string_view party_id, std::string_view first, std::string_view last);

// "RE-4471-RE-4475" in one word: all of them, both ends included; else none.
std::vector<std::string>
known_from_to(const Books& books, std::string_view party_id, std::string_view word);

// From "RE-4471" to "72", its end alone: the party's "RE-4472"; empty where the books hold none.
std::string known_beside(
    const Books& books,
    std::string_view party_id,
    std::string_view number,
    std::string_view shortened);

} // namespace mailroom
