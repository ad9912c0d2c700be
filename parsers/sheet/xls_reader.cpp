#include "parsers/sheet/xls_reader.h"

#include "parsers/container/compound_file.h"
#include "parsers/sheet/biff_text.h"
#include "parsers/sheet/workbook_tables.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <optional>

namespace mailroom {
namespace {

// MS-XLS section 2.3.
enum Type : std::uint16_t {
    formula = 0x0006,
    end_of_substream = 0x000A,
    date_1904 = 0x0022,
    file_pass = 0x002F,
    continues = 0x003C,
    code_page = 0x0042,
    bound_sheet = 0x0085,
    many_rk = 0x00BD,
    rich_label = 0x00D6,
    cell_format = 0x00E0,
    shared_strings = 0x00FC,
    shared_label = 0x00FD,
    number = 0x0203,
    label = 0x0204,
    boolean_or_error = 0x0205,
    formula_string = 0x0207,
    rk = 0x027E,
    number_format = 0x041E,
    begin_of_substream = 0x0809,
};

constexpr std::uint16_t biff8 = 0x0600, biff5 = 0x0500;

struct Record {
    std::uint16_t type = 0;
    std::string_view data;
};

std::optional<Record> next_record(ByteReader& in)
{
    if (in.rest().size() < 4)
        return std::nullopt;
    Record record{.type = in.u16()};
    record.data = in.take(in.u16());
    return record;
}

struct BoundSheet {
    std::uint32_t offset = 0;
    bool is_hidden = false, is_sheet = false;
    std::string name;
};

struct Globals {
    WorkbookTables tables;
    BiffText text;
    std::vector<BoundSheet> sheets;
};

class GlobalsReader {
public:
    GlobalsReader(Globals& globals, const Limits& limits) : globals_(globals), limits_(limits) {}

    void read(std::string_view stream)
    {
        ByteReader in(stream);
        next_record(in); // The substream's own begin.
        bool shared = false;
        for (auto record = next_record(in); record && record->type != end_of_substream;
             record = next_record(in)) {
            shared = record->type == shared_strings || (shared && record->type == continues);
            if (shared)
                string_records_.push_back(record->data);
            else
                take(*record);
        }
        globals_.tables.strings = read_shared_strings(string_records_, limits_.cells_max);
        for (const auto id : format_ids_) {
            const auto own = codes_.find(id);
            globals_.tables.formats.push_back(
                own != codes_.end() ? own->second : std::string(builtin_number_format(id)));
        }
    }

private:
    void take(const Record& record)
    {
        ByteReader in(record.data);
        if (record.type == date_1904) {
            globals_.tables.from_1904 = in.u16() == 1;
        } else if (record.type == code_page) {
            globals_.text.code_page = in.u16();
        } else if (record.type == bound_sheet) {
            BoundSheet entry{.offset = in.u32()};
            entry.is_hidden = (in.u8() & 3) != 0;
            entry.is_sheet = in.u8() == 0;
            entry.name = globals_.text.read(in, CountSize::one_byte);
            if (globals_.sheets.size() < limits_.parts_max)
                globals_.sheets.push_back(std::move(entry));
        } else if (record.type == cell_format) {
            in.u16(); // The font.
            format_ids_.push_back(in.u16());
        } else if (record.type == number_format) {
            const auto id = in.u16();
            codes_[id] = globals_.text.read(
                in, globals_.text.is_unicode ? CountSize::two_bytes : CountSize::one_byte);
        }
    }

    Globals& globals_;
    const Limits& limits_;
    std::vector<std::string_view> string_records_;
    std::vector<std::uint16_t> format_ids_;
    std::map<std::uint16_t, std::string> codes_;
};

class CellsReader {
public:
    CellsReader(const Globals& globals, std::size_t cells_max, SheetGrid& grid)
        : globals_(globals),
          cells_max_(cells_max),
          grid_(grid)
    {
    }

    bool read(std::string_view substream)
    {
        ByteReader in(substream);
        int depth = 0; // Charts are substreams of their own.
        while (auto record = next_record(in)) {
            if (record->type == begin_of_substream)
                ++depth;
            else if (record->type == end_of_substream && --depth <= 0)
                break;
            else if (depth == 1)
                take(*record);
            if (grid_.cells.size() > cells_max_) {
                grid_.cells.resize(cells_max_);
                return false;
            }
        }
        std::ranges::stable_sort(
            grid_.cells, {}, [](const GridCell& c) { return std::pair(c.row, c.column); });
        return true;
    }

private:
    void take(const Record& record)
    {
        ByteReader in(record.data);
        if (record.type == formula_string)
            return add({formula_row_, formula_column_, text(in), false});
        const std::uint32_t row = in.u16(), column = in.u16();
        const std::size_t format = record.type == many_rk ? 0 : in.u16();
        const auto& tables = globals_.tables;
        switch (record.type) {
        case number:
            return add(tables.number(row, column, in.number<double>(), format));
        case rk:
            return add(tables.number(row, column, number_of_rk(in.u32()), format));
        case many_rk:
            return add_many(row, column, in);
        case shared_label:
            return add(tables.shared_string(row, column, in.u32()));
        case label:
        case rich_label:
            return add({row, column, text(in), false});
        case boolean_or_error: {
            const auto value = in.u8();
            const bool is_error = in.u8() != 0;
            return add({row, column, std::string(name_of(value, is_error)), false});
        }
        case formula:
            return add_formula(row, column, format, in);
        default:
            return;
        }
    }

    std::string text(ByteReader& in) const
    {
        return std::string(trimmed(globals_.text.read(in, CountSize::two_bytes)));
    }

    void add_many(std::uint32_t row, std::uint32_t column, ByteReader& in)
    {
        while (in.rest().size() >= 6) {
            const auto format = in.u16();
            add(globals_.tables.number(row, column++, number_of_rk(in.u32()), format));
        }
    }

    // Section 2.5.133: the result, a number unless its last two bytes say otherwise.
    void add_formula(std::uint32_t row, std::uint32_t column, std::size_t format, ByteReader& in)
    {
        formula_row_ = row;
        formula_column_ = column;
        const auto bits = in.number<std::uint64_t>();
        if (bits >> 48 != 0xFFFF)
            add(globals_.tables.number(row, column, std::bit_cast<double>(bits), format));
        else if (const auto kind = bits & 0xFF; kind != 0) // A string follows in its own record.
            add(
                {row, column,
                 std::string(name_of(static_cast<std::uint8_t>(bits >> 16), kind == 2)), false});
    }

    static std::string_view name_of(std::uint8_t value, bool is_error)
    {
        return is_error ? name_of_error(value) : value != 0 ? "TRUE" : "FALSE";
    }

    void add(GridCell cell)
    {
        if (!cell.text.empty())
            grid_.cells.push_back(std::move(cell));
    }

    const Globals& globals_;
    const std::size_t cells_max_;
    SheetGrid& grid_;
    std::uint32_t formula_row_ = 0, formula_column_ = 0;
};

bool is_locked(std::string_view stream)
{
    ByteReader in(stream);
    for (auto record = next_record(in); record && record->type != end_of_substream;
         record = next_record(in)) {
        if (record->type == file_pass)
            return true;
    }
    return false;
}

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_xls(std::string_view bytes, const Limits& limits)
{
    const auto file = read_compound_file(bytes, limits);
    if (!file)
        return Error{ErrorCode::corrupt, "the workbook is damaged"};
    auto stream = file->stream("Workbook");
    if (stream.empty())
        stream = file->stream("Book");
    ByteReader start(stream);
    const auto begin = next_record(start);
    const auto version = begin ? ByteReader(begin->data).u16() : std::uint16_t{0};
    if (!begin || begin->type != begin_of_substream || (version != biff8 && version != biff5))
        return Error{ErrorCode::corrupt, "the workbook is older than Excel 5, or damaged"};
    if (is_locked(stream))
        return Error{ErrorCode::permission_denied, "the workbook is encrypted by a password"};
    Globals globals;
    globals.text.is_unicode = version == biff8;
    GlobalsReader(globals, limits).read(stream);
    Parsed<std::vector<SheetGrid>> parsed;
    std::size_t left = limits.cells_max;
    for (const auto& entry : globals.sheets) {
        if (entry.is_hidden)
            add_defect(parsed.defects, "sheet " + entry.name + " is hidden and was left out");
        if (entry.is_hidden || !entry.is_sheet || entry.offset >= stream.size())
            continue;
        SheetGrid grid{.name = entry.name, .cells = {}};
        const auto substream = stream.substr(entry.offset);
        if (!CellsReader(globals, left, grid).read(substream))
            add_defect(parsed.defects, "sheet " + entry.name + " has more cells than are read");
        left -= grid.cells.size();
        parsed.value.push_back(std::move(grid));
    }
    return parsed;
}

} // namespace mailroom
