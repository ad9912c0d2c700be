#include "parsers/sheet/workbook_tables.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace mailroom {

std::string_view name_of_error(std::uint8_t code)
{
    using Pair = std::pair<std::uint8_t, std::string_view>;
    static constexpr auto names = std::to_array<Pair>(
        {{0, "#NULL!"},
         {7, "#DIV/0!"},
         {15, "#VALUE!"},
         {23, "#REF!"},
         {29, "#NAME?"},
         {36, "#NUM!"},
         {42, "#N/A"}});
    const auto found = std::ranges::find(names, code, &Pair::first);
    return found != names.end() ? found->second : std::string_view();
}

double number_of_rk(std::uint32_t rk_value)
{
    const bool hundredths = (rk_value & 1) != 0, is_integer = (rk_value & 2) != 0;
    const double value = is_integer
        ? static_cast<double>(static_cast<std::int32_t>(rk_value) >> 2)
        : std::bit_cast<double>(static_cast<std::uint64_t>(rk_value & ~3u) << 32);
    return hundredths ? value / 100 : value;
}

} // namespace mailroom
