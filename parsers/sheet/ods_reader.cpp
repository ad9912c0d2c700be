#include "parsers/sheet/ods_reader.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/office/package.h"
#include "parsers/sheet/number_format.h"
#include "parsers/sheet/xml_grid_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

namespace mailroom {
namespace {

// Rows and columns are repeated by a number; styles of empty ones run to the end of the sheet.
std::uint32_t repeats(const XmlStream& xml, const char* attribute, std::uint32_t most)
{
    std::uint32_t count = 1;
    const auto text = xml.attribute(attribute);
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::uint32_t>(count, 1, most);
}

// In our own notation, with as many places as are shown: which they are is seen from the digits,
// whatever the locale puts between them.
std::string exact_as_shown(double value, std::string_view shown, bool is_percentage)
{
    constexpr std::size_t places_max = 6;
    const auto digits = digits_in(shown);
    for (std::size_t places = 0; places <= places_max; ++places) {
        const auto code =
            "0" + (places == 0 ? "" : '.' + std::string(places, '0')) + (is_percentage ? "%" : "");
        auto text = exact_number(value, code);
        if (digits_in(text) == digits)
            return text;
    }
    return exact_number(value, is_percentage ? "0%" : "");
}

class OdsReader : public XmlGridReader {
public:
    using XmlGridReader::XmlGridReader;

private:
    struct OpenCell {
        std::string type, value, text;
        std::uint32_t columns = 1;
        bool is_open = false, in_paragraph = false;
    };

    // What stands in a sheet and is no cell of it.
    static bool is_aside(std::string_view name)
    {
        static constexpr std::array<std::string_view, 5> names{
            "annotation", "custom-shape", "frame", "shapes", "tracked-changes"};
        return std::ranges::find(names, name) != names.end();
    }

    void begin(std::string_view name) override
    {
        if (is_aside(name) || aside_ > 0) {
            aside_ += is_aside(name) ? 1 : 0;
        } else if (name == "style") {
            style_ = xml().attribute("name");
        } else if (name == "table-properties") {
            if (xml().attribute("display") == "false")
                hidden_styles_.insert(style_);
        } else if (name == "table") {
            begin_table();
        } else if (name == "table-row") {
            rows_ = repeats(xml(), "number-rows-repeated", sheet_rows_max);
            column_ = 0;
            cells_of_row_.clear();
        } else if (name == "table-cell" || name == "covered-table-cell") {
            cell_ = {
                .type = xml().attribute("value-type"),
                .columns = repeats(xml(), "number-columns-repeated", sheet_columns_max),
                .is_open = true};
            for (const auto* attribute : {"value", "date-value", "boolean-value", "string-value"})
                if (cell_.value.empty())
                    cell_.value = xml().attribute(attribute);
        } else if (cell_.is_open) {
            begin_in_cell(name);
        }
    }

    void begin_table()
    {
        begin_sheet(xml().attribute("name"));
        row_ = 0;
        is_hidden_ = hidden_styles_.contains(xml().attribute("style-name"));
        if (is_hidden_)
            tell_that_sheet_is_hidden();
    }

    void begin_in_cell(std::string_view name)
    {
        if (name == "p" || name == "h") {
            if (!cell_.text.empty())
                cell_.text += '\n';
            cell_.in_paragraph = true;
        } else if (name == "s") {
            constexpr std::uint32_t blanks_max = 100;
            cell_.text.append(repeats(xml(), "c", blanks_max), ' ');
        } else if (name == "tab" || name == "line-break") {
            cell_.text += name == "tab" ? '\t' : '\n';
        }
    }

    void end(std::string_view name) override
    {
        if (is_aside(name) || aside_ > 0)
            aside_ -= is_aside(name) ? 1 : 0;
        else if (name == "p" || name == "h")
            cell_.in_paragraph = false;
        else if (name == "table-cell" || name == "covered-table-cell")
            end_cell();
        else if (name == "table-row")
            end_row();
        else if (name == "table" && is_hidden_ && has_sheet())
            sheet().cells.clear();
    }

    void take_text(std::string_view text) override
    {
        if (aside_ == 0 && cell_.in_paragraph && cell_.text.size() < cell_text_bytes_max)
            cell_.text += text;
    }

    void end_cell()
    {
        const auto cell = is_hidden_ || row_ >= sheet_rows_max ? GridCell{} : closed(cell_);
        for (std::uint32_t i = 0; i < cell_.columns && column_ < sheet_columns_max;
             ++i, ++column_) {
            if (cell.text.empty() || cells_of_row_.size() > limits().cells_max)
                continue;
            cells_of_row_.push_back(cell);
            cells_of_row_.back().column = column_;
        }
        cell_ = {};
    }

    static GridCell closed(const OpenCell& open)
    {
        const std::string shown(trimmed(open.text));
        GridCell cell{.text = shown, .shown = {}};
        const bool is_percentage = open.type == "percentage";
        double value = 0;
        if (is_percentage || open.type == "float" || open.type == "currency") {
            std::from_chars(open.value.data(), open.value.data() + open.value.size(), value);
            cell.is_number = true;
            cell.text = exact_as_shown(value, shown, is_percentage);
        } else if (open.type == "date") {
            constexpr std::size_t date_length = 10; // Of an ISO 8601 date with its time.
            cell.is_number = true;
            cell.text = open.value.substr(0, date_length);
        } else if (open.type == "boolean") {
            cell.text = open.value == "true" ? "TRUE" : "FALSE";
        } else if (shown.empty()) {
            cell.text = trimmed(open.value);
        }
        if (cell.text != shown)
            cell.shown = shown;
        return cell;
    }

    void end_row()
    {
        if (!has_sheet())
            return;
        for (std::uint32_t i = 0; i < rows_ && row_ < sheet_rows_max; ++i, ++row_) {
            for (auto cell : cells_of_row_) {
                if (is_hidden_)
                    break;
                cell.row = row_;
                add(std::move(cell));
                if (is_full())
                    return;
            }
            if (cells_of_row_.empty()) {
                row_ += rows_ - i;
                return;
            }
        }
    }

    std::set<std::string> hidden_styles_;
    std::string style_;
    OpenCell cell_;
    std::vector<GridCell> cells_of_row_;
    std::uint32_t row_ = 0, rows_ = 1, column_ = 0;
    int aside_ = 0;
    bool is_hidden_ = false;
};

} // namespace

Result<Parsed<std::vector<SheetGrid>>> read_ods(std::string_view bytes, const Limits& limits)
{
    const Package package(bytes, limits);
    if (package.part("META-INF/manifest.xml").find("encryption-data") != std::string_view::npos)
        return Error{ErrorCode::permission_denied, "the workbook is encrypted by a password"};
    const auto content = package.part("content.xml");
    if (content.empty())
        return Error{ErrorCode::corrupt, "the package holds no workbook"};
    auto parsed =
        OdsReader(content, limits).read("the workbook is damaged; the sheets before are read");
    parsed.defects.insert(
        parsed.defects.begin(), package.defects().begin(), package.defects().end());
    return parsed;
}

} // namespace mailroom
