#pragma once

// Workbooks: Office Open XML (.xlsx), Excel's binary ones (.xls, .xlsb), OpenDocument (.ods) and
// Excel 2003's XML. A kind is one row in workbook_reader.cpp.

#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/sheet/sheet_grid.h"

#include <string_view>

namespace mailroom {

// Whether a media type (detect_type) is that of a workbook.
bool is_workbook(std::string_view type);

// Each sheet with cells is a page. Numbers stand as the sheet's number format shows them as far as
// that bears on their value: decimal places, dates (ISO 8601), percentages. Formulas stand with the
// result that the writer kept. A workbook that is locked by a password is `encrypted`. What is no
// workbook, or a broken one, is an empty layout with a defect.
Parsed<TextLayout> read_workbook(std::string_view bytes, const Limits& limits);

} // namespace mailroom
