#pragma once

// The walk through a workbook that is a package of parts (ECMA-376 parts 1 and 2, MS-XLSB): the
// same relationships whether its parts are XML or binary.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/sheet/workbook_tables.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct SheetEntry {
    std::string name, relationship;
    bool is_hidden = false;
};

// How one kind of part is read; each takes the part's bytes, which may be empty or damaged.
struct PartReaders {
    std::vector<std::string> (*shared_strings)(std::string_view, const Limits&);
    std::vector<std::string> (*cell_formats)(std::string_view); // Number format code of each.
    std::vector<SheetEntry> (*sheet_entries)(std::string_view workbook, bool& from_1904);
    // False where the part is damaged or has more than `cells_max` cells. In any order.
    bool (*cells)(
        std::string_view, const WorkbookTables&, std::size_t cells_max, std::vector<GridCell>&);
};

// Hidden sheets are left out, and said to be.
Result<Parsed<std::vector<SheetGrid>>>
read_package_workbook(std::string_view bytes, const PartReaders& readers, const Limits& limits);

} // namespace mailroom
