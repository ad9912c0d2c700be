#pragma once

// Digits with their separators, and what these mean: 1,234.50 · 1.234,50 · 1'234.50 · 1 234,50 ·
// 12,34,567.00. For core/scan_amounts.cpp, which knows what stands around a figure.

#include "core/scan_amounts.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

// Before anybody has said what the separators mean. Views into the text.
struct Figure {
    std::vector<std::string_view> groups;
    std::vector<char> separators; // '.', ',', '\'' or ' ': one less than groups.
    std::size_t end = 0;          // Byte of the text.
};

// The longest figure from text[begin], which is a digit. A blank groups thousands only: elsewhere
// it parts two figures.
Figure figure_at(std::string_view text, std::size_t begin);

struct FigureReading {
    Decimal value;
    bool has_decimals = false;
    bool ambiguous = false; // "1.234": `habit` has decided.
};

// Nothing where the groups are no number: "12.34.56".
std::optional<FigureReading> reading_of_figure(const Figure& figure, DecimalMark habit);

// Whether the comma parts cents or thousands: "592,90", "1,250", and not "7,03/04/2026" or
// "7,12.03.2026", where another value begins behind it.
bool is_in_amount(std::string_view text, std::size_t comma);

} // namespace mailroom
