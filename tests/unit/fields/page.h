#pragma once

// Pages for tests, drawn with characters: each character is six points wide, each line twelve high,
// so that a test reads like the page that it means. Two blanks or more part columns.

#include "core/layout.h"

#include <string_view>

namespace mailroom {

TextLayout layout_of(std::string_view drawn); // Pages are parted by \f.

} // namespace mailroom
