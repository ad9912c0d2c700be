#include "parsers/sheet/workbook_reader.h"

#include "core/text.h"
#include "parsers/container/detect_type.h"
#include "parsers/sheet/number_format.h"
#include "parsers/sheet/ods_reader.h"
#include "parsers/sheet/xls_reader.h"
#include "parsers/sheet/xlsb_reader.h"
#include "parsers/sheet/xlsx_reader.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>

#include <ixion/address.hpp>
#include <ixion/cell_access.hpp>
#include <ixion/model_context.hpp>
#include <orcus/format_detection.hpp>
#include <orcus/interface.hpp>
#include <orcus/orcus_gnumeric.hpp>
#include <orcus/orcus_xls_xml.hpp>
#include <orcus/spreadsheet/document.hpp>
#include <orcus/spreadsheet/factory.hpp>
#include <orcus/spreadsheet/sheet.hpp>
#include <orcus/spreadsheet/styles.hpp>

namespace mailroom {
namespace {

namespace ss = orcus::spreadsheet;

// The grid that is walked. A sheet may claim a million rows by one stray cell; a remittance of more
// rows than this is cut, and says so.
constexpr int rows_max = 50'000, columns_max = 256;

void load(ss::import_factory& factory, std::string_view bytes)
{
    const auto read = [&](auto&& filter) { filter.read_stream(bytes); };
    const auto* first = reinterpret_cast<const unsigned char*>(bytes.data());
    switch (orcus::detect(first, bytes.size())) {
    case orcus::format_t::xls_xml:
        return read(orcus::orcus_xls_xml(&factory));
    case orcus::format_t::gnumeric:
        return read(orcus::orcus_gnumeric(&factory));
    default:
        throw std::runtime_error("it is no workbook of a kind that is read here");
    }
}

class SheetReader {
public:
    SheetReader(const ss::document& document, ss::sheet_t index)
        : document_(document),
          sheet_(*document.get_sheet(index)),
          index_(index)
    {
    }

    SheetGrid read(const Limits& limits, std::size_t& cells, Defects& defects)
    {
        SheetGrid grid{.name = std::string(document_.get_sheet_name(index_)), .cells = {}};
        const auto range = sheet_.get_data_range();
        if (!range.valid())
            return grid;
        const int last_row = std::min<int>(range.last.row, rows_max - 1);
        const int last_column = std::min<int>(range.last.column, columns_max - 1);
        if (last_row < range.last.row || last_column < range.last.column)
            add_defect(
                defects, "sheet " + grid.name + ": only its first rows and columns are read");
        for (int row = 0; row <= last_row; ++row) {
            for (int column = 0; column <= last_column; ++column) {
                auto cell = read_cell(row, column);
                if (cell.text.empty())
                    continue;
                if (++cells > limits.cells_max) {
                    add_defect(defects, "the workbook has more cells than are read");
                    return grid;
                }
                grid.cells.push_back(std::move(cell));
            }
        }
        return grid;
    }

private:
    GridCell read_cell(int row, int column)
    {
        GridCell cell{static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), {}};
        const auto access = document_.get_model_context().get_cell_access(
            ixion::abs_address_t(index_, row, column));
        switch (access.get_value_type()) {
        case ixion::cell_value_t::string:
            cell.text = std::string(trimmed(access.get_string_value()));
            break;
        case ixion::cell_value_t::numeric:
            return number_cell(
                cell.row, cell.column, access.get_numeric_value(), format_of(row, column));
        case ixion::cell_value_t::boolean:
            cell.text = access.get_boolean_value() ? "TRUE" : "FALSE";
            break;
        case ixion::cell_value_t::unknown:
        case ixion::cell_value_t::error:
        case ixion::cell_value_t::empty:
            break;
        }
        return cell;
    }

    const std::string& format_of(int row, int column)
    {
        const auto id = sheet_.get_cell_format(row, column);
        const auto [at, is_new] = formats_.try_emplace(id);
        if (is_new)
            at->second = find_format(id);
        return at->second;
    }

    std::string find_format(std::size_t id) const
    {
        const auto& styles = document_.get_styles();
        const auto* cell_format = styles.get_cell_format(id);
        if (cell_format == nullptr)
            return {};
        for (std::size_t i = 0; i < styles.get_number_format_count(); ++i) {
            const auto* format = styles.get_number_format(i);
            if (format != nullptr && format->identifier == cell_format->number_format
                && !format->format_string.empty())
                return std::string(format->format_string);
        }
        return std::string(builtin_number_format(cell_format->number_format));
    }

    const ss::document& document_;
    const ss::sheet& sheet_;
    ss::sheet_t index_;
    std::map<std::size_t, std::string> formats_; // By cell format.
};

std::vector<SheetGrid> load_sheets(std::string_view bytes, const Limits& limits, Defects& defects)
{
    ss::document document{ss::range_size_t{1'048'576, 16'384}};
    ss::import_factory factory{document};
    factory.set_recalc_formula_cells(false);
    load(factory, bytes);
    std::vector<SheetGrid> grids;
    std::size_t cells = 0;
    const auto count = static_cast<ss::sheet_t>(document.get_sheet_count());
    for (ss::sheet_t index = 0; index < count && cells <= limits.cells_max; ++index)
        grids.push_back(SheetReader(document, index).read(limits, cells, defects));
    return grids;
}

Result<Parsed<std::vector<SheetGrid>>> read_by_orcus(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<SheetGrid>> parsed;
    try {
        parsed.value = load_sheets(bytes, limits, parsed.defects);
    } catch (const std::exception& error) { // liborcus and libixion report so.
        return Error{
            ErrorCode::corrupt, std::string("the workbook cannot be read: ") + error.what()};
    }
    return parsed;
}

using ReadSheets = Result<Parsed<std::vector<SheetGrid>>> (*)(std::string_view, const Limits&);

ReadSheets reader_for(std::string_view type)
{
    struct Reader {
        std::string_view type;
        ReadSheets read;
    };
    static constexpr std::array readers{
        Reader{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", read_xlsx},
        Reader{"application/vnd.ms-excel.sheet.binary.macroenabled.12", read_xlsb},
        Reader{"application/vnd.oasis.opendocument.spreadsheet", read_ods},
        Reader{"application/vnd.ms-excel", read_xls}};
    const auto found = std::ranges::find(readers, type, &Reader::type);
    return found != readers.end() ? found->read : read_by_orcus;
}

} // namespace

Parsed<TextLayout> read_workbook(std::string_view bytes, const Limits& limits)
{
    Parsed<TextLayout> parsed;
    parsed.value.method = ReadingMethod::sheet;
    auto sheets = reader_for(detect_type(bytes))(bytes, limits);
    if (sheets) {
        parsed.value = layout_grids(sheets->value);
        parsed.defects = std::move(sheets->defects);
    } else {
        parsed.value.encrypted = sheets.error().code == ErrorCode::permission_denied;
        add_defect(parsed.defects, std::move(sheets).error().what);
    }
    return parsed;
}

} // namespace mailroom
