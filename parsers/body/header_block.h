#pragma once

// Blocks that name the sender, the date, the recipients and the subject of an older message, and
// the separators above them.

#include "parsers/body/history.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace mailroom {

// A time of day or a year, in whatever language the rest is.
bool has_moment(std::string_view text);

// "-----original message-----" -> "original message"
std::string_view without_rule(std::string_view folded);

// Whether it starts with a label of a sender or a date, and a colon.
bool starts_header_block(const TextLine& line);

// The block, or the separator with the block below it, that starts at lines[at].
HistoryMark header_block(std::span<const TextLine> lines, std::size_t at);
HistoryMark notes_block(std::span<const TextLine> lines, std::size_t at);
HistoryMark separator(std::span<const TextLine> lines, std::size_t at);

} // namespace mailroom
