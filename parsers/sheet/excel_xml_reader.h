#pragma once

// Excel 2003's XML workbooks (XML Spreadsheet, "SpreadsheetML" of 2002), which many accounting
// systems still export under the name .xls.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Hidden sheets and comments are left out. What is damaged gives the cells before, and a defect;
// `corrupt` where no sheet was begun.
Result<Parsed<std::vector<SheetGrid>>> read_excel_xml(std::string_view bytes, const Limits& limits);

} // namespace mailroom
