#pragma once

// SpreadsheetML (ECMA-376 part 1, 18): the workbook inside an .xlsx or .xlsm file.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>
#include <vector>

namespace mailroom {

// The visible sheets in order, with their cells; a hidden sheet is left out and said. An error
// where the package is no workbook or cannot be unpacked; what is damaged inside is a defect.
Result<Parsed<std::vector<SheetGrid>>> read_xlsx(std::string_view bytes, const Limits& limits);

} // namespace mailroom
