#pragma once

// What the words of a line say it is where it may be a name: a department, a bank, a register of
// companies (data/name_words.tsv).

#include <string_view>
#include <vector>

namespace mailroom::fields {

// "words.CLASS" for each class that a word or phrase of the name (as normalized_phrase writes it)
// belongs to, and "begins.CLASS" where the name begins with one; "is.CLASS" where it is nothing
// else.
std::vector<std::string_view> name_words_in(std::string_view phrase);

} // namespace mailroom::fields
