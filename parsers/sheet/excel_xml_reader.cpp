#include "parsers/sheet/excel_xml_reader.h"

#include "core/text.h"
#include "core/time.h"
#include "parsers/office/xml_stream.h"
#include "parsers/sheet/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace mailroom {
namespace {

using Event = XmlStream::Event;

constexpr std::uint32_t rows_max = 1'048'576, columns_max = 16'384;

// Formats that a workbook may name instead of writing their code.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> named_formats{{
    {"General Number", ""},
    {"General Date", "yyyy-mm-dd hh:mm"},
    {"Long Date", "d mmmm yyyy"},
    {"Medium Date", "d-mmm-yy"},
    {"Short Date", "yyyy-mm-dd"},
    {"Long Time", "h:mm:ss"},
    {"Medium Time", "h:mm"},
    {"Short Time", "h:mm"},
    {"Currency", "#,##0.00"},
    {"Euro Currency", "#,##0.00"},
    {"Fixed", "0.00"},
    {"Standard", "#,##0.00"},
    {"Percent", "0.00%"},
    {"Scientific", "0.00E+00"},
}};

std::string format_code(std::string written)
{
    const auto named = std::ranges::find(
        named_formats, std::string_view(written),
        &std::pair<std::string_view, std::string_view>::first);
    return named == named_formats.end() ? std::move(written) : std::string(named->second);
}

// The serial day of "2026-09-18T12:00:00.000": a workbook of the date system of 1900.
std::optional<double> serial_day(std::string_view written)
{
    constexpr std::size_t date_length = 10, time_length = 8;
    const auto date = parse_date(written.substr(0, date_length));
    const auto first = make_date(1899, 12, 30);
    if (!date || !first)
        return std::nullopt;
    double day = days_between(*first, *date);
    if (written.size() >= date_length + 1 + time_length) {
        constexpr std::array<std::pair<std::size_t, double>, 3> places{
            {{11, 24.0}, {14, 1440.0}, {17, 86400.0}}};
        for (const auto& [at, a_day] : places) {
            int count = 0;
            std::from_chars(written.data() + at, written.data() + at + 2, count);
            day += count / a_day;
        }
    }
    return day;
}

class ExcelXmlReader {
public:
    ExcelXmlReader(std::string_view content, const Limits& limits) : xml_(content), limits_(limits)
    {
    }

    Parsed<std::vector<SheetGrid>> read()
    {
        for (auto event = xml_.next(); event != Event::finished && !is_full_; event = xml_.next()) {
            if (event == Event::text)
                take_text();
            else if (event == Event::begin)
                begin(xml_.name());
            else
                end(xml_.name());
        }
        if (xml_.is_damaged())
            add_defect(parsed_.defects, "the workbook is damaged; the cells before are read");
        return std::move(parsed_);
    }

private:
    struct Style {
        std::string parent, format;
    };

    void begin(std::string_view name)
    {
        if (name == "Comment")
            in_comment_ = true;
        else if (in_comment_)
            return;
        else if (name == "Style")
            begin_style();
        else if (name == "NumberFormat")
            styles_[style_].format = format_code(xml_.attribute("Format"));
        else if (name == "Worksheet")
            begin_sheet();
        else if (name == "Row")
            begin_row();
        else if (name == "Cell")
            begin_cell();
        else if (name == "Data")
            type_ = xml_.attribute("Type");
        in_data_ = in_data_ || name == "Data";
        in_visibility_ = name == "Visible";
    }

    void begin_style()
    {
        style_ = xml_.attribute("ID");
        styles_[style_].parent = xml_.attribute("Parent");
    }

    void begin_sheet()
    {
        parsed_.value.push_back({.name = xml_.attribute("Name"), .cells = {}});
        row_ = column_ = 0;
        row_style_.clear();
    }

    void begin_row()
    {
        row_ = place("Index", row_);
        row_style_ = xml_.attribute("StyleID");
        column_ = 0;
    }

    void begin_cell()
    {
        column_ = place("Index", column_);
        merged_ = count("MergeAcross");
        cell_style_ = xml_.attribute("StyleID");
        type_.clear();
        text_.clear();
    }

    // Of an attribute that counts from 1; what stands where there is none.
    std::uint32_t place(const char* attribute, std::uint32_t otherwise) const
    {
        const auto said = count(attribute);
        return said == 0 ? otherwise : said - 1;
    }

    std::uint32_t count(const char* attribute) const
    {
        std::uint32_t number = 0;
        const auto text = xml_.attribute(attribute);
        std::from_chars(text.data(), text.data() + text.size(), number);
        return std::min(number, rows_max + 1); // One more is nowhere.
    }

    void take_text()
    {
        constexpr std::size_t text_max = 100'000;
        if (in_visibility_)
            is_hidden_ = is_hidden_ || trimmed(xml_.text()) != "SheetVisible";
        else if (in_data_ && !in_comment_ && text_.size() < text_max)
            text_ += xml_.text();
    }

    void end(std::string_view name)
    {
        in_visibility_ = false;
        if (name == "Comment") {
            in_comment_ = false;
        } else if (in_comment_) {
            return;
        } else if (name == "Data") {
            in_data_ = false;
        } else if (name == "Cell") {
            end_cell();
            column_ = std::min(column_ + 1 + merged_, columns_max);
        } else if (name == "Row") {
            ++row_;
        } else if (name == "Worksheet" && std::exchange(is_hidden_, false)) {
            auto& sheet = parsed_.value.back();
            add_defect(parsed_.defects, "sheet " + sheet.name + " is hidden and was left out");
            sheet.cells.clear();
        }
    }

    void end_cell()
    {
        auto cell = closed();
        if (cell.text.empty() || parsed_.value.empty() || row_ >= rows_max
            || column_ >= columns_max)
            return;
        if (cells_ == limits_.cells_max) {
            add_defect(parsed_.defects, "the workbook has more cells than are read");
            is_full_ = true;
            return;
        }
        ++cells_;
        parsed_.value.back().cells.push_back(std::move(cell));
    }

    GridCell closed() const
    {
        const auto format = [&] {
            return format_of(cell_style_.empty() ? row_style_ : cell_style_);
        };
        if (type_ == "Number") {
            double value = 0;
            const auto text = trimmed(text_);
            const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
            if (read.ec == std::errc{})
                return number_cell(row_, column_, value, format());
        } else if (type_ == "DateTime") {
            if (const auto day = serial_day(trimmed(text_)))
                return number_cell(
                    row_, column_, *day, is_date_format(format()) ? format() : "yyyy-mm-dd");
        }
        GridCell cell{
            .row = row_, .column = column_, .text = std::string(trimmed(text_)), .shown = {}};
        if (type_ == "Boolean")
            cell.text = cell.text == "1" ? "TRUE" : "FALSE";
        else if (type_ == "Error")
            cell.text.clear();
        return cell;
    }

    // Of the style or of those that it is made from; the default one is under everything.
    std::string format_of(std::string id) const
    {
        constexpr int parents_max = 8;
        for (int i = 0; i < parents_max && !id.empty(); ++i) {
            const auto style = styles_.find(id);
            if (style == styles_.end())
                break;
            if (!style->second.format.empty())
                return style->second.format;
            id = style->second.parent;
        }
        const auto standard = styles_.find("Default");
        return standard == styles_.end() ? std::string{} : standard->second.format;
    }

    XmlStream xml_;
    const Limits& limits_;
    Parsed<std::vector<SheetGrid>> parsed_;
    std::map<std::string, Style> styles_; // By their names.
    std::string style_, row_style_, cell_style_, type_, text_;
    std::size_t cells_ = 0;
    std::uint32_t row_ = 0, column_ = 0, merged_ = 0;
    bool in_data_ = false, in_comment_ = false, in_visibility_ = false;
    bool is_hidden_ = false, is_full_ = false;
};

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_excel_xml(std::string_view bytes, const Limits& limits)
{
    auto parsed = ExcelXmlReader(bytes, limits).read();
    if (parsed.value.empty())
        return Error{ErrorCode::corrupt, "the file holds no workbook"};
    return parsed;
}

} // namespace mailroom
