#include "store/csv_row.h"

#include "core/text.h"

#include <limits>

namespace mailroom {

std::string CsvRowReader::required(std::string_view column)
{
    auto value = text(column);
    if (value.empty())
        complain(column, "is empty");
    return value;
}

std::optional<Decimal> CsvRowReader::amount(std::string_view column)
{
    return read<Decimal>(column, "an amount like 1234.50", [](std::string_view cell) {
        return parse_decimal(cell.starts_with('+') ? cell.substr(1) : cell);
    });
}

std::optional<Date> CsvRowReader::date(std::string_view column)
{
    return read<Date>(column, "a date like 2026-11-21", parse_date);
}

std::optional<std::int32_t> CsvRowReader::whole_number(std::string_view column)
{
    const auto parse = [](std::string_view cell) -> std::optional<std::int32_t> {
        const auto value = parse_decimal(cell);
        constexpr std::int64_t max = std::numeric_limits<std::int32_t>::max();
        if (!value || value->scale != 0 || abs(*value) > Decimal{max, 0})
            return std::nullopt;
        return static_cast<std::int32_t>(value->coefficient);
    };
    return read<std::int32_t>(column, "a whole number", parse);
}

bool CsvRowReader::truth(std::string_view column)
{
    const auto parse = [](std::string_view cell) -> std::optional<bool> {
        for (const auto word : {"true", "yes", "1"}) {
            if (equals_ignoring_case(cell, word))
                return true;
        }
        for (const auto word : {"false", "no", "0"}) {
            if (equals_ignoring_case(cell, word))
                return false;
        }
        return std::nullopt;
    };
    return read<bool>(column, "true or false", parse).value_or(false);
}

std::string CsvRowReader::as_name(std::string_view cell)
{
    auto name = to_lower_ascii(cell);
    for (auto& c : name) {
        if (c == ' ' || c == '-')
            c = '_';
    }
    return name;
}

void CsvRowReader::complain(std::string_view column, const std::string& what)
{
    if (trouble_.empty())
        trouble_ = "line " + std::to_string(row_.line) + ": " + std::string(column) + ' ' + what;
}

} // namespace mailroom
