#pragma once

// "Er referens / inköpsorder", "Datum/Date": labels of one kind that a slash joins name one value
// together.

#include "parsers/fields/labels/labels.h"

#include <string_view>
#include <vector>

namespace mailroom::fields {

struct JoinedLabels {
    std::size_t first = 0, last = 0; // Of the labels of the text.
};

// Those that labels[index] is joined to, itself alone where it is joined to none.
JoinedLabels
joined_labels(std::string_view text, const std::vector<Label>& labels, std::size_t index);

} // namespace mailroom::fields
