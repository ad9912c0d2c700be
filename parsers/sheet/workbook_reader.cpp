#include "parsers/sheet/workbook_reader.h"

#include "parsers/container/detect_type.h"
#include "parsers/sheet/excel_xml_reader.h"
#include "parsers/sheet/ods_reader.h"
#include "parsers/sheet/xls_reader.h"
#include "parsers/sheet/xlsb_reader.h"
#include "parsers/sheet/xlsx_reader.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

using ReadSheets = Result<Parsed<std::vector<SheetGrid>>> (*)(std::string_view, const Limits&);

struct WorkbookReader {
    std::string_view type;
    ReadSheets read;
};

constexpr std::array workbook_readers{
    WorkbookReader{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", read_xlsx},
    WorkbookReader{"application/vnd.ms-excel.sheet.binary.macroenabled.12", read_xlsb},
    WorkbookReader{"application/vnd.oasis.opendocument.spreadsheet", read_ods},
    WorkbookReader{"application/vnd.ms-excel", read_xls},
    WorkbookReader{"application/vnd.ms-spreadsheetml", read_excel_xml}};

const WorkbookReader* reader_for(std::string_view type)
{
    const auto found = std::ranges::find(workbook_readers, type, &WorkbookReader::type);
    return found == workbook_readers.end() ? nullptr : &*found;
}

} // namespace

bool is_workbook(std::string_view type)
{
    return reader_for(type) != nullptr;
}

Parsed<TextLayout> read_workbook(std::string_view bytes, const Limits& limits)
{
    Parsed<TextLayout> parsed;
    parsed.value.method = ReadingMethod::sheet;
    const auto* reader = reader_for(detect_type(bytes));
    if (reader == nullptr) {
        add_defect(parsed.defects, "it is no workbook of a kind that is read here");
        return parsed;
    }
    auto sheets = reader->read(bytes, limits);
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
