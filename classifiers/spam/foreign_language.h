#pragma once

// Languages that nobody who reads the mail of a company can be expected to read.

#include "core/books.h"

#include <string>
#include <string_view>

namespace mailroom {

// The language of a message (ISO 639-1), where it is surely none of those that this program answers
// in; empty where it is one of them, or the words are too few to tell.
std::string foreign_language(std::string_view subject, std::string_view text);

// Whether the company itself or one of its parties has this language in the books.
bool is_spoken_by_parties(const Books& books, std::string_view language);

} // namespace mailroom
