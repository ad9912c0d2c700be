#include "parsers/sheet/xlsx_reader.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/office/xml_stream.h"
#include "parsers/sheet/package_workbook.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace mailroom {
namespace {

using Event = XmlStream::Event;

template <typename Number>
Number number_or(std::string_view text, Number otherwise)
{
    Number number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// 22.9.2.19: what XML has no character for is written "_x000D_", and a plain "_x" as "_x005F_x".
std::string without_escapes(std::string_view text)
{
    constexpr std::size_t length = 7;
    std::string out;
    for (auto at = text.find("_x"); at != text.npos; at = text.find("_x")) {
        unsigned code = 0;
        const auto* digits = text.data() + at + 2;
        const bool is_escape = text.size() >= at + length && text[at + length - 1] == '_'
            && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
        out += text.substr(0, is_escape ? at : at + 2);
        text.remove_prefix(is_escape ? at + length : at + 2);
        constexpr unsigned ascii_end = 0x80;
        if (is_escape)
            out += code < ascii_end ? static_cast<char>(code) : ' ';
    }
    return out.append(text);
}

// 18.4.8: the text of each item, runs joined, phonetic hints left out.
std::vector<std::string> shared_strings(std::string_view bytes, const Limits& limits)
{
    std::vector<std::string> strings;
    XmlStream xml(bytes);
    bool in_text = false, phonetic = false;
    for (auto event = xml.next(); event != Event::finished; event = xml.next()) {
        if (event == Event::text) {
            if (in_text && !phonetic && !strings.empty())
                strings.back() += xml.text();
            continue;
        }
        const bool begins = event == Event::begin;
        if (xml.name() == "si" && begins) {
            if (strings.size() == limits.cells_max)
                break;
            strings.emplace_back();
        } else if (xml.name() == "si") {
            strings.back() = without_escapes(strings.back());
        } else if (xml.name() == "t") {
            in_text = begins;
        } else if (xml.name() == "rPh") {
            phonetic = begins;
        }
    }
    return strings;
}

// The number format code of each cell format (18.8.10).
std::vector<std::string> cell_formats(std::string_view bytes)
{
    std::map<std::size_t, std::string> codes;
    std::vector<std::string> formats;
    XmlStream xml(bytes);
    bool in_cell_formats = false;
    for (auto event = xml.next(); event != Event::finished; event = xml.next()) {
        if (event == Event::text)
            continue;
        if (xml.name() == "cellXfs")
            in_cell_formats = event == Event::begin;
        else if (event == Event::begin && xml.name() == "numFmt")
            codes[number_or<std::size_t>(xml.attribute("numFmtId"), 0)] =
                xml.attribute("formatCode");
        else if (event == Event::begin && xml.name() == "xf" && in_cell_formats) {
            const auto id = number_or<std::size_t>(xml.attribute("numFmtId"), 0);
            const auto own = codes.find(id);
            formats.push_back(
                own != codes.end() ? own->second : std::string(builtin_number_format(id)));
        }
    }
    return formats;
}

struct OpenCell {
    std::uint32_t row = 0, column = 0;
    std::string type, value;
    std::size_t style = 0;
};

GridCell closed_cell(const OpenCell& cell, const WorkbookTables& tables)
{
    GridCell closed{cell.row, cell.column, {}};
    if (cell.type == "s") {
        return tables.shared_string(
            cell.row, cell.column, number_or<std::size_t>(cell.value, tables.strings.size()));
    } else if (cell.type == "b") {
        closed.text = cell.value == "1" ? "TRUE" : "FALSE";
    } else if (cell.type == "d") {
        closed.text = cell.value.substr(0, 10); // ISO 8601
    } else if (cell.type.empty() || cell.type == "n") {
        double value = 0;
        const auto* end = cell.value.data() + cell.value.size();
        if (!cell.value.empty() && std::from_chars(cell.value.data(), end, value).ptr == end)
            return tables.number(cell.row, cell.column, value, cell.style);
    } else {
        closed.text = trimmed(without_escapes(cell.value));
    }
    return closed;
}

// "B7"; nothing changed where the reference is absent or wrong.
void place(OpenCell& cell, std::string_view reference)
{
    std::uint32_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && is_upper(reference[at]); ++at)
        column = std::min(
            column * 26 + static_cast<std::uint32_t>(reference[at] - 'A' + 1), sheet_columns_max);
    const auto row = number_or<std::uint32_t>(reference.substr(at), 0);
    if (column == 0 || row == 0 || row > sheet_rows_max)
        return;
    cell.column = column - 1;
    cell.row = row - 1;
}

bool read_cells(
    std::string_view bytes,
    const WorkbookTables& tables,
    std::size_t cells_max,
    std::vector<GridCell>& cells)
{
    XmlStream xml(bytes);
    OpenCell cell;
    std::uint32_t next_row = 0, next_column = 0;
    bool in_value = false, phonetic = false;
    for (auto event = xml.next(); event != Event::finished; event = xml.next()) {
        if (event == Event::text) {
            if (in_value && !phonetic)
                cell.value += xml.text();
            continue;
        }
        const bool begins = event == Event::begin;
        const auto name = xml.name();
        if (name == "row" && begins) {
            next_row = std::min(number_or(xml.attribute("r"), next_row + 1), sheet_rows_max);
            next_column = 0;
        } else if (name == "c" && begins) {
            cell = {std::max(next_row, 1u) - 1, next_column, xml.attribute("t"), {}};
            cell.style = number_or<std::size_t>(xml.attribute("s"), 0);
            place(cell, xml.attribute("r"));
            next_column = cell.column + 1;
        } else if (name == "c") {
            if (auto closed = closed_cell(cell, tables); !closed.text.empty()) {
                if (cells.size() == cells_max)
                    return false;
                cells.push_back(std::move(closed));
            }
        } else if (name == "v" || name == "t") {
            in_value = begins;
        } else if (name == "rPh") {
            phonetic = begins;
        }
    }
    return !xml.is_damaged();
}

std::vector<SheetEntry> sheet_entries(std::string_view workbook, bool& from_1904)
{
    std::vector<SheetEntry> entries;
    XmlStream xml(workbook);
    for (auto event = xml.next(); event != Event::finished; event = xml.next()) {
        if (event != Event::begin)
            continue;
        if (xml.name() == "workbookPr") {
            const auto flag = xml.attribute("date1904");
            from_1904 = flag == "1" || flag == "true";
        } else if (xml.name() == "sheet") {
            const auto state = xml.attribute("state");
            entries.push_back(
                {xml.attribute("name"), xml.attribute("id"), state.ends_with("idden")});
        }
    }
    return entries;
}

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_xlsx(std::string_view bytes, const Limits& limits)
{
    static constexpr PartReaders readers{shared_strings, cell_formats, sheet_entries, read_cells};
    return read_package_workbook(bytes, readers, limits);
}

} // namespace mailroom
