#pragma once

// Where the words of a letter tell something, and what stands between two of these places.

#include "parsers/fields/analysis.h"

#include <string>
#include <string_view>

namespace mailroom::fields {

// Bytes of a piece of the text.
struct ToldPlace {
    PieceRef at;
    std::size_t begin = 0, end = 0;

    auto operator<=>(const ToldPlace&) const = default;
};

// Whether they say that something is taken off: "less", "abzüglich".
bool says_minus(std::string_view words);

// Whether they say that a part follows, and not the whole: "of which", "on account", "davon".
bool says_part(std::string_view words);

// What stands between two places, over the rows that it is wrapped in; empty where they are further
// apart than one document is told in.
std::string
words_between(const Analysis& analysis, const ToldPlace& first, const ToldPlace& second);

// "Total paid: 1,500.00": what the row tells is of all.
bool begins_total(const Analysis& analysis, std::size_t row);

// "- Invoice 4711", "• Invoice 4711": an item of a list, which nothing above goes on in.
bool begins_item(const Analysis& analysis, std::size_t row);

} // namespace mailroom::fields
