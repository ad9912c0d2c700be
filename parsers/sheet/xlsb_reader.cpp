#include "parsers/sheet/xlsb_reader.h"

#include "parsers/container/byte_reader.h"
#include "parsers/mime/charset.h"
#include "parsers/sheet/package_workbook.h"

#include <algorithm>
#include <map>
#include <optional>

namespace mailroom {
namespace {

// MS-XLSB section 2.3.
enum Type : std::uint32_t {
    row_header = 0,
    cell_rk = 2,
    cell_error = 3,
    cell_boolean = 4,
    cell_real = 5,
    cell_string = 6,
    cell_shared_string = 7,
    formula_string = 8,
    formula_number = 9,
    formula_boolean = 10,
    formula_error = 11,
    shared_string_item = 19,
    number_format = 44,
    cell_format = 47,
    cell_rich_string = 62,
    workbook_properties = 153,
    bundle_sheet = 156,
    begin_cell_formats = 617,
    end_cell_formats = 618,
};

struct Record {
    std::uint32_t type = 0;
    std::string_view data;
};

// Section 2.1.4: seven bits a byte, the lowest first.
std::uint32_t varying_number(ByteReader& in, unsigned bytes_max)
{
    std::uint32_t number = 0;
    for (unsigned i = 0; i < bytes_max; ++i) {
        const auto byte = in.u8();
        number |= static_cast<std::uint32_t>(byte & 0x7F) << (7 * i);
        if ((byte & 0x80) == 0)
            break;
    }
    return number;
}

std::optional<Record> next_record(ByteReader& in)
{
    if (in.is_empty())
        return std::nullopt;
    Record record;
    const auto low = in.u8();
    record.type =
        (low & 0x80) != 0 ? (low & 0x7Fu) | static_cast<std::uint32_t>(in.u8()) << 7 : low;
    record.data = in.take(varying_number(in, 4));
    return in.has_failed() ? std::nullopt : std::optional(record);
}

std::string read_string(ByteReader& in)
{
    constexpr std::uint32_t none = 0xFFFFFFFF;
    const auto count = in.u32();
    if (count == none || count > in.rest().size() / 2)
        return {};
    Defects forgiven;
    return to_utf8(in.take(std::size_t{count} * 2), "utf-16le", "", forgiven);
}

std::vector<std::string> read_shared_strings(std::string_view part, const Limits& limits)
{
    std::vector<std::string> strings;
    ByteReader in(part);
    while (const auto record = next_record(in)) {
        if (record->type != shared_string_item || strings.size() == limits.cells_max)
            continue;
        ByteReader item(record->data);
        item.u8(); // Flags.
        strings.push_back(read_string(item));
    }
    return strings;
}

std::vector<std::string> read_formats(std::string_view part)
{
    std::map<std::uint16_t, std::string> codes;
    std::vector<std::string> formats;
    bool in_cell_formats = false;
    ByteReader in(part);
    while (const auto record = next_record(in)) {
        ByteReader data(record->data);
        if (record->type == begin_cell_formats || record->type == end_cell_formats) {
            in_cell_formats = record->type == begin_cell_formats;
        } else if (record->type == number_format) {
            const auto id = data.u16();
            codes[id] = read_string(data);
        } else if (record->type == cell_format && in_cell_formats) {
            data.u16(); // The parent.
            const auto id = data.u16();
            const auto own = codes.find(id);
            formats.push_back(
                own != codes.end() ? own->second : std::string(builtin_number_format(id)));
        }
    }
    return formats;
}

std::vector<SheetEntry> read_sheet_entries(std::string_view workbook, bool& from_1904)
{
    std::vector<SheetEntry> entries;
    ByteReader in(workbook);
    while (const auto record = next_record(in)) {
        ByteReader data(record->data);
        if (record->type == workbook_properties) {
            from_1904 = (data.u32() & 1) != 0;
        } else if (record->type == bundle_sheet) {
            SheetEntry entry{.is_hidden = data.u32() != 0};
            data.u32(); // A number that nothing here refers to.
            entry.relationship = read_string(data);
            entry.name = read_string(data);
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

GridCell read_cell(const Record& record, std::uint32_t row, const WorkbookTables& tables)
{
    ByteReader in(record.data);
    const auto column = in.u32();
    const std::size_t format = in.u32() & 0xFFFFFF;
    GridCell cell{row, column, {}, false};
    switch (record.type) {
    case cell_rk:
        return tables.number(row, column, number_of_rk(in.u32()), format);
    case cell_real:
    case formula_number:
        return tables.number(row, column, in.number<double>(), format);
    case cell_shared_string:
        return tables.shared_string(row, column, in.u32());
    case cell_error:
    case formula_error:
        cell.text = name_of_error(in.u8());
        break;
    case cell_boolean:
    case formula_boolean:
        cell.text = in.u8() != 0 ? "TRUE" : "FALSE";
        break;
    case cell_rich_string:
        in.u8(); // Flags.
        [[fallthrough]];
    case cell_string:
    case formula_string:
        cell.text = trimmed(read_string(in));
        break;
    default:
        break;
    }
    return cell;
}

bool read_cells(
    std::string_view part,
    const WorkbookTables& tables,
    std::size_t cells_max,
    std::vector<GridCell>& cells)
{
    ByteReader in(part);
    std::uint32_t row = 0;
    while (const auto record = next_record(in)) {
        if (record->type == row_header)
            row = std::min(ByteReader(record->data).u32(), sheet_rows_max - 1);
        if (record->type == row_header || record->type > cell_rich_string)
            continue;
        auto cell = read_cell(*record, row, tables);
        if (cell.text.empty() || cell.column >= sheet_columns_max)
            continue;
        if (cells.size() == cells_max)
            return false;
        cells.push_back(std::move(cell));
    }
    return !in.has_failed();
}

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_xlsb(std::string_view bytes, const Limits& limits)
{
    static constexpr PartReaders readers{
        read_shared_strings, read_formats, read_sheet_entries, read_cells};
    return read_package_workbook(bytes, readers, limits);
}

} // namespace mailroom
