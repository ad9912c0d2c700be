#include "parsers/sheet/csv_reader.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace mailroom {
namespace {

constexpr std::size_t sample_rows = 60;

void append_utf8(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

bool is_utf8(std::string_view bytes)
{
    std::size_t follow = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (follow > 0 ? (byte & 0xc0) != 0x80 : (byte & 0xc0) == 0x80 || byte > 0xf4)
            return false;
        follow = follow > 0 ? follow - 1
            : byte >= 0xf0  ? 3
            : byte >= 0xe0  ? 2
            : byte >= 0xc0  ? 1
                            : 0;
    }
    return follow == 0;
}

std::string from_windows_1252(std::string_view bytes)
{
    // 0x80..0x9f, where windows-1252 differs from ISO 8859-1; 0 is a byte that it leaves out.
    static constexpr std::array<char16_t, 32> upper{
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t code = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
        append_utf8(out, code == 0 ? U'\xfffd' : code);
    }
    return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian)
{
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
    };
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t code = unit(at);
        const bool pair = code >= 0xd800 && code < 0xdc00 && at + 3 < bytes.size()
            && unit(at + 2) >= 0xdc00 && unit(at + 2) < 0xe000;
        if (pair) {
            code = 0x10000 + ((code - 0xd800) << 10) + (unit(at + 2) - 0xdc00);
            at += 2;
        } else if (code >= 0xd800 && code < 0xe000) {
            code = 0xfffd;
        }
        append_utf8(out, code);
    }
    return out;
}

std::string to_utf8(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        return std::string(bytes.substr(3));
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return from_utf16(bytes.substr(2), bytes[0] == '\xfe');
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

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
std::size_t regularity(std::string_view text, char delimiter)
{
    std::map<std::uint32_t, std::uint32_t> columns_of_row;
    for_each_field(text, delimiter, [&](std::uint32_t row, std::uint32_t column, const auto&) {
        columns_of_row[row] = column + 1;
        return row < sample_rows;
    });
    std::map<std::uint32_t, std::size_t> rows_with;
    for (const auto& [row, columns] : columns_of_row)
        rows_with[columns] += columns > 1 ? 1 : 0;
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

Parsed<TextLayout> read_csv(std::string_view bytes, const Limits& limits)
{
    Parsed<TextLayout> parsed;
    const auto text = to_utf8(bytes);
    SheetGrid grid;
    for_each_field(
        text, csv_delimiter(text).value_or(','),
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
