#pragma once

// OpenDocument spreadsheets (OpenDocument 1.2 part 1, section 9). By our own reader: liborcus 0.17
// loses percentages, times and the text of formulas, and shows hidden sheets.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Hidden sheets, comments and drawings are left out; permission_denied where it is encrypted.
Result<Parsed<std::vector<SheetGrid>>> read_ods(std::string_view bytes, const Limits& limits);

} // namespace mailroom
