#include "parsers/sheet/excel_xml_reader.h"

#include "core/text.h"
#include "core/time.h"
#include "parsers/sheet/number_format.h"
#include "parsers/sheet/xml_grid_reader.h"

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

class ExcelXmlReader : public XmlGridReader {
public:
    using XmlGridReader::XmlGridReader;

private:
    struct Style {
        std::string parent, format;
    };

    void begin(std::string_view name) override
    {
        if (name == "Comment")
            in_comment_ = true;
        else if (in_comment_)
            return;
        else if (name == "Style")
            begin_style();
        else if (name == "NumberFormat")
            styles_[style_].format = format_code(xml().attribute("Format"));
        else if (name == "Worksheet")
            begin_worksheet();
        else if (name == "Row")
            begin_row();
        else if (name == "Cell")
            begin_cell();
        else if (name == "Data")
            type_ = xml().attribute("Type");
        in_data_ = in_data_ || name == "Data";
        in_visibility_ = name == "Visible";
    }

    void begin_style()
    {
        style_ = xml().attribute("ID");
        styles_[style_].parent = xml().attribute("Parent");
    }

    void begin_worksheet()
    {
        begin_sheet(xml().attribute("Name"));
        row_ = column_ = 0;
        row_style_.clear();
    }

    void begin_row()
    {
        row_ = place("Index", row_);
        row_style_ = xml().attribute("StyleID");
        column_ = 0;
    }

    void begin_cell()
    {
        column_ = place("Index", column_);
        merged_ = count("MergeAcross");
        cell_style_ = xml().attribute("StyleID");
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
        const auto text = xml().attribute(attribute);
        std::from_chars(text.data(), text.data() + text.size(), number);
        return std::min(number, sheet_rows_max + 1); // One more is nowhere.
    }

    void take_text(std::string_view text) override
    {
        if (in_visibility_)
            is_hidden_ = is_hidden_ || trimmed(text) != "SheetVisible";
        else if (in_data_ && !in_comment_ && text_.size() < cell_text_bytes_max)
            text_ += text;
    }

    void end(std::string_view name) override
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
            column_ = std::min(column_ + 1 + merged_, sheet_columns_max);
        } else if (name == "Row") {
            ++row_;
        } else if (name == "Worksheet" && std::exchange(is_hidden_, false)) {
            tell_that_sheet_is_hidden();
            sheet().cells.clear();
        }
    }

    void end_cell()
    {
        auto cell = closed();
        if (!cell.text.empty() && has_sheet() && row_ < sheet_rows_max
            && column_ < sheet_columns_max)
            add(std::move(cell));
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

    std::map<std::string, Style> styles_; // By their names.
    std::string style_, row_style_, cell_style_, type_, text_;
    std::uint32_t row_ = 0, column_ = 0, merged_ = 0;
    bool in_data_ = false, in_comment_ = false, in_visibility_ = false;
    bool is_hidden_ = false;
};

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_excel_xml(std::string_view bytes, const Limits& limits)
{
    auto parsed =
        ExcelXmlReader(bytes, limits).read("the workbook is damaged; the cells before are read");
    if (parsed.value.empty())
        return Error{ErrorCode::corrupt, "the file holds no workbook"};
    return parsed;
}

} // namespace mailroom
