#include "parsers/sheet/xml_grid_reader.h"

#include <utility>

namespace mailroom {

XmlGridReader::XmlGridReader(std::string_view content, const Limits& limits)
    : xml_(content),
      limits_(limits)
{
}

Parsed<std::vector<SheetGrid>> XmlGridReader::read(std::string damage)
{
    using Event = XmlStream::Event;
    for (auto event = xml_.next(); event != Event::finished && !is_full_; event = xml_.next()) {
        if (event == Event::text)
            take_text(xml_.text());
        else if (event == Event::begin)
            begin(xml_.name());
        else
            end(xml_.name());
    }
    if (xml_.is_damaged())
        add_defect(parsed_.defects, std::move(damage));
    return std::move(parsed_);
}

void XmlGridReader::begin_sheet(std::string name)
{
    parsed_.value.push_back({.name = std::move(name), .cells = {}});
}

void XmlGridReader::add(GridCell cell)
{
    if (is_full_)
        return;
    if (cells_ == limits_.cells_max) {
        add_defect(parsed_.defects, "the workbook has more cells than are read");
        is_full_ = true;
        return;
    }
    ++cells_;
    sheet().cells.push_back(std::move(cell));
}

void XmlGridReader::tell_that_sheet_is_hidden()
{
    add_defect(parsed_.defects, "sheet " + sheet().name + " is hidden and was left out");
}

} // namespace mailroom
