#pragma once

// The words of a text as labels are compared: folded, without punctuation, compounds taken apart
// ("Rechnungs-Nr." is "rechnungs no"). Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

struct LabelToken {
    std::string text;
    std::size_t begin = 0, end = 0; // Bytes of the original.
    bool in_number = false;         // Letters of "INV-2044": no label.
};

std::vector<LabelToken> label_tokens_of(std::string_view text);

} // namespace mailroom::fields
