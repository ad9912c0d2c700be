#pragma once

#include "parsers/sheet/format_code.h"

namespace mailroom {

// A number from 0 on as a fraction: "12 1/3" in "# ?/?", "12 5/16" in "# ?/16".
std::string shown_fraction(const FormatSection& section, double magnitude);

} // namespace mailroom
