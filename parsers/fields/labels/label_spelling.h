#pragma once

// Titles of columns that OCR misread: one letter of a word is another, lost or too many
// ("Zahibetrag"), or two words ran together ("RefNo."). Pure.

#include <string>
#include <string_view>

namespace mailroom::fields {

// The title in words of the label lists, where each word that is none of them is near to exactly
// one; otherwise the word stays. Only for titles that mean nothing as they stand.
std::string in_label_words(std::string_view title);

} // namespace mailroom::fields
