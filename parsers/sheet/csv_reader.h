#pragma once

// Delimiter-separated text (RFC 4180 and what programs make of it): comma, semicolon, tab or bar;
// quoted fields with line breaks; any charset (parsers/mime/charset.h).

#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/sheet/sheet_grid.h"

#include <optional>
#include <string_view>

namespace mailroom {

// The delimiter whose fields make the most regular table; nothing where no delimiter makes one of
// two columns in two rows at least. Looks at the first lines only.
std::optional<char> csv_delimiter(std::string_view utf8);

// `charset` is what the mail says of it, or empty.
Parsed<TextLayout>
read_csv(std::string_view bytes, const Limits& limits, std::string_view charset = {});

} // namespace mailroom
