#pragma once

// What the cells of a workbook refer to, in any of Excel's three formats.

#include "core/text.h"
#include "parsers/sheet/number_format.h"
#include "parsers/sheet/sheet_grid.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct WorkbookTables {
    std::vector<std::string> strings; // Shared ones.
    std::vector<std::string> formats; // Number format code of each cell format.
    bool from_1904 = false;           // Serial days count from 1904.

    // A cell as it is shown; without text where there is nothing to show.
    GridCell number(std::uint32_t row, std::uint32_t column, double value, std::size_t format) const
    {
        constexpr double days_to_1904 = 1462;
        const std::string_view code =
            format < formats.size() ? formats[format] : std::string_view();
        const bool shift = from_1904 && is_date_format(code);
        return number_cell(row, column, value + (shift ? days_to_1904 : 0), code);
    }

    GridCell shared_string(std::uint32_t row, std::uint32_t column, std::size_t index) const
    {
        return {
            row, column, index < strings.size() ? std::string(trimmed(strings[index])) : "", false};
    }
};

// "#N/A" for 42 (MS-XLS section 2.5.10); empty for a number that is none of Excel's errors.
std::string_view name_of_error(std::uint8_t code);

// "RK" numbers (MS-XLS section 2.5.217): 30 bits of an integer or of a double's upper half.
double number_of_rk(std::uint32_t rk);

} // namespace mailroom
