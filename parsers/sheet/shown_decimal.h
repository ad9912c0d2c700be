#pragma once

#include "parsers/sheet/format_code.h"

#include <cstddef>
#include <string>

namespace mailroom {

struct Digits {
    std::string whole;    // Without leading zeros: empty for 0.25.
    std::string fraction; // As many as were asked for.
};

// Of a number from 0 on, rounded half up from the 15 digits that a spreadsheet keeps.
Digits digits_of(double magnitude, std::size_t places);

// A number from 0 on in a section of digit placeholders: "1,234.50", "12%", "1.2E+04".
std::string shown_decimal(const FormatSection& section, double magnitude);

// As in a cell without a format: eleven characters at most, but for whole numbers.
std::string shown_general(double value);

// `digits` set into the placeholders first..last of the section, from the right; what there is too
// much of stands before the first placeholder.
std::string shown_whole(
    const FormatSection& section,
    std::size_t first,
    std::size_t last,
    const std::string& digits,
    bool grouped = false);

} // namespace mailroom
