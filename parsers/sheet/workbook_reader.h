#pragma once

// Workbooks: Office Open XML (.xlsx), Excel's binary ones (.xls, .xlsb), OpenDocument (.ods), Excel
// 2003 XML, Gnumeric; the last three by liborcus.

#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>

namespace mailroom {

// Each sheet with cells is a page. Numbers stand as the sheet's number format shows them as far as
// that bears on their value: decimal places, dates (ISO 8601), percentages. Formulas stand with the
// result that the writer kept. A workbook that is locked by a password is `encrypted`. What is no
// workbook, or a broken one, is an empty layout with a defect.
Parsed<TextLayout> read_workbook(std::string_view bytes, const Limits& limits);

} // namespace mailroom
