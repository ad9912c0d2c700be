#pragma once

// Excel's binary workbooks: BIFF8 (MS-XLS) since Excel 97, BIFF5 of Excel 5 and 95, inside a
// compound file.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>
#include <vector>

namespace mailroom {

// The visible sheets in order, with their cells; a hidden sheet is left out and said. Errors:
// permission_denied where the workbook is locked by a password (its ciphers are of 1997 to 2003 and
// are not read here); corrupt where the bytes are no such workbook. What is damaged inside is a
// defect.
Result<Parsed<std::vector<SheetGrid>>> read_xls(std::string_view bytes, const Limits& limits);

} // namespace mailroom
