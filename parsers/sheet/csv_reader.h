#pragma once

// Delimiter-separated text (RFC 4180 and what programs make of it): comma, semicolon, tab or bar;
// quoted fields with line breaks; UTF-8, UTF-16 with a byte order mark, else windows-1252.

#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/sheet/sheet_grid.h"

#include <optional>
#include <string_view>

namespace mailroom {

// The delimiter whose fields make the most regular table; nothing where no delimiter makes one of
// two columns in two rows at least. Looks at the first lines only.
std::optional<char> csv_delimiter(std::string_view utf8);

Parsed<TextLayout> read_csv(std::string_view bytes, const Limits& limits);

} // namespace mailroom
