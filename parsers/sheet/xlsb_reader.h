#pragma once

// Excel's binary workbooks in a package (MS-XLSB): .xlsb files.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>
#include <vector>

namespace mailroom {

// As read_xlsx() (parsers/sheet/xlsx_reader.h).
Result<Parsed<std::vector<SheetGrid>>> read_xlsb(std::string_view bytes, const Limits& limits);

} // namespace mailroom
