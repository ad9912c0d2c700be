#pragma once

#include "parsers/sheet/format_code.h"

namespace mailroom {

// A serial day (18.17.4) of the 1900 system, from 0 on, as a date, a time of day or a time elapsed:
// "18-Sep-26", "4:17 PM", "36:30:00". Empty after the year 9999.
std::string shown_time(const FormatSection& section, double serial);

} // namespace mailroom
