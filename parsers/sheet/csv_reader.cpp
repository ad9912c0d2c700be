#include "parsers/sheet/csv_reader.h"

#include "core/text.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace mailroom {
namespace {

constexpr std::size_t sample_rows = 60;

// Calls cell(row, column, text) for each field; stops where it returns false.
template <typename Cell>
void for_each_field(std::string_view text, char delimiter, Cell&& cell)
{
    std::uint32_t row = 0, column = 0;
    std::string field;
    bool quoted = false, was_quoted = false;
    const auto end_field = [&] {
        const bool go_on = cell(row, column, std::exchange(field, {}));
        was_quoted = false;
        return go_on;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            const bool doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
            if (c == '"' && !doubled)
                quoted = false;
            else
                field += c;
            i += doubled ? 1 : 0;
        } else if (c == '"' && trimmed(field).empty() && !was_quoted) {
            field.clear();
            quoted = was_quoted = true;
        } else if (c == delimiter) {
            if (!end_field())
                return;
            ++column;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            if (!end_field())
                return;
            ++row;
            column = 0;
        } else {
            field += c;
        }
    }
    if (!field.empty())
        end_field();
}

// How many of the first rows have the most common number of columns, where that is two at least.
// A comma in a row that a tab or a semicolon parts stands in an amount or a name.
std::size_t regularity(std::string_view text, char delimiter)
{
    const std::string_view others = delimiter == ',' ? "\t;" : "";
    std::map<std::uint32_t, std::uint32_t> columns_of_row;
    std::set<std::uint32_t> parted_otherwise;
    for_each_field(
        text, delimiter, [&](std::uint32_t row, std::uint32_t column, const auto& field) {
            columns_of_row[row] = column + 1;
            if (field.find_first_of(others) != field.npos)
                parted_otherwise.insert(row);
            return row < sample_rows;
        });
    std::map<std::uint32_t, std::size_t> rows_with;
    for (const auto& [row, columns] : columns_of_row)
        rows_with[columns] += columns > 1 && !parted_otherwise.contains(row) ? 1U : 0U;
    std::size_t best = 0;
    for (const auto& [columns, rows] : rows_with)
        best = std::max(best, rows);
    return best;
}

bool looks_like_number(std::string_view text)
{
    return text.find_first_of("0123456789") != text.npos
        && text.find_first_not_of("0123456789.,'+-() ") == text.npos;
}

// QUIRK: Excel writes its delimiter into a first line of its own, "sep=;", and hides it.
std::optional<char> take_declared_delimiter(std::string_view& text)
{
    constexpr std::string_view start = "sep=";
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const auto bare = line.starts_with('"') && line.ends_with('"') && line.size() > 2
        ? line.substr(1, line.size() - 2)
        : line;
    if (bare.size() != start.size() + 1 || !equals_ignoring_case(bare.substr(0, 4), start))
        return std::nullopt;
    text = without_leading(text.substr(line.size()), "\r\n");
    return bare.back();
}

} // namespace

std::optional<char> csv_delimiter(std::string_view utf8)
{
    char best = 0;
    std::size_t most = 1; // A single row is no table.
    for (const char delimiter : {';', '\t', ',', '|'}) {
        const auto rows = regularity(utf8, delimiter);
        if (rows > most) {
            most = rows;
            best = delimiter;
        }
    }
    return best == 0 ? std::nullopt : std::optional(best);
}

Parsed<TextLayout> read_csv(std::string_view bytes, const Limits& limits, std::string_view charset)
{
    Parsed<TextLayout> parsed;
    Defects forgiven; // Files say nothing of their charset, and nobody could mend that.
    const auto whole = to_utf8(bytes, charset, "the sheet", forgiven);
    std::string_view text = whole;
    const auto declared = take_declared_delimiter(text);
    SheetGrid grid;
    for_each_field(
        text, declared ? *declared : csv_delimiter(text).value_or(','),
        [&](std::uint32_t row, std::uint32_t column, const std::string& field) {
            const auto value = trimmed(field);
            if (value.empty())
                return true;
            if (grid.cells.size() == limits.cells_max) {
                add_defect(parsed.defects, "the sheet has more cells than are read");
                return false;
            }
            grid.cells.push_back({row, column, std::string(value), looks_like_number(value)});
            return true;
        });
    parsed.value = layout_grids({&grid, 1});
    return parsed;
}

} // namespace mailroom
