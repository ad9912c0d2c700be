#include "parsers/sheet/package_workbook.h"

#include "parsers/office/package.h"

#include <algorithm>
#include <utility>

namespace mailroom {

Result<Parsed<std::vector<SheetGrid>>>
read_package_workbook(std::string_view bytes, const PartReaders& readers, const Limits& limits)
{
    Parsed<std::vector<SheetGrid>> parsed;
    const Package package(bytes, limits);
    parsed.defects = package.defects();
    const auto workbook = package.relationships("")["officeDocument"];
    auto parts = package.relationships(workbook);
    if (package.part(workbook).empty())
        return Error{ErrorCode::corrupt, "the package holds no workbook"};
    WorkbookTables tables{
        readers.shared_strings(package.part(parts["sharedStrings"]), limits),
        readers.cell_formats(package.part(parts["styles"]))};
    std::size_t left = limits.cells_max;
    for (auto& entry : readers.sheet_entries(package.part(workbook), tables.from_1904)) {
        const auto content = package.part(parts[entry.relationship]);
        if (entry.is_hidden || content.empty()) {
            add_defect(
                parsed.defects,
                "sheet " + entry.name
                    + (entry.is_hidden ? " is hidden and was left out" : " is not in the file"));
            continue;
        }
        SheetGrid grid{.name = std::move(entry.name), .cells = {}};
        if (!readers.cells(content, tables, left, grid.cells))
            add_defect(
                parsed.defects,
                "sheet " + grid.name + " is damaged or has more cells than are read");
        std::ranges::stable_sort(
            grid.cells, {}, [](const GridCell& c) { return std::pair(c.row, c.column); });
        left -= grid.cells.size();
        parsed.value.push_back(std::move(grid));
    }
    return parsed;
}

} // namespace mailroom
