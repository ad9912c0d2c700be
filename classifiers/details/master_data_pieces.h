#pragma once

// A text as the pieces between its commas, and the addresses among them, for
// classifiers/details/master_data_bare.cpp.

#include "classifiers/text/prose.h"

#include <optional>
#include <string>
#include <vector>

namespace mailroom {

struct TextPiece {
    std::size_t first = 0, last = 0; // Words [first, last).
};

// The words between commas, semicolons, colons, brackets and line ends, and before labels of other
// data, one after the other.
std::vector<TextPiece> pieces_of(const Prose& prose);

bool is_number(const TextWord& word, std::size_t digits_min, std::size_t digits_max);

// From "Port" of "avenue du Port 86c" back to the word for a street, which some languages write
// small; not before `lowest`.
std::size_t street_type_before(const Prose& prose, std::size_t first, std::size_t lowest);

// The first address by its street's number and its postal code ("Lindenallee 7, 04103 Leipzig",
// "Unit 9, Harbour Park / Hessle Road / Hull HU3 5TY") that nothing calls the old one;
// with `told`, in a sentence that tells of something new.
std::optional<std::string>
bare_address(const Prose& prose, const std::vector<TextPiece>& pieces, bool told);

} // namespace mailroom
