#include "parsers/sheet/number_format.h"

#include "core/time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace mailroom {
namespace {

using namespace std::chrono;

constexpr double serial_day_max = 2'958'465; // 9999-12-31

// The first section, without literals: quoted text, escaped characters, [colours] and [$currency].
std::string bare(std::string_view format)
{
    std::string out;
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        const char c = format[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"' || c == '[') {
            i = format.find(c == '"' ? '"' : ']', i + 1);
            if (i == format.npos)
                break;
        } else {
            out += c;
        }
    }
    return out;
}

bool shows_date(std::string_view code)
{
    return code.find_first_of("yYdD") != code.npos
        || (code.find_first_of("mM") != code.npos && code.find_first_of("0#hHsS") == code.npos);
}

std::string date_of_serial(double value)
{
    // Day 60 is 29 February 1900, which there never was; days after it count from 30 December 1899.
    const auto whole = static_cast<int>(std::floor(value));
    const auto epoch = sys_days{year{1899} / 12 / (whole < 60 ? 31 : 30)};
    return to_string(Date{epoch + days{whole}});
}

std::size_t places_of(std::string_view code)
{
    const auto point = code.find('.');
    if (point == code.npos)
        return 0;
    const auto end = code.find_first_not_of("0#?", point + 1);
    return (end == code.npos ? code.size() : end) - point - 1;
}

std::string fixed(double value, std::size_t places)
{
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed,
        static_cast<int>(places));
    return result.ec == std::errc{} ? std::string(buffer.data(), result.ptr) : std::string();
}

// 15 significant digits: what a sheet keeps, without the noise of binary fractions (0.1 + 0.2).
std::string shortest(double value)
{
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15);
    std::string text(buffer.data(), result.ptr);
    if (text.find('e') == text.npos)
        return text;
    text = fixed(value, 8);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace

std::string_view builtin_number_format(std::size_t id)
{
    static constexpr std::array<std::string_view, 50> codes = [] {
        std::array<std::string_view, 50> table{};
        table[1] = "0";
        table[2] = "0.00";
        table[3] = "#,##0";
        table[4] = "#,##0.00";
        table[5] = table[6] = "\"$\"#,##0_);\\(\"$\"#,##0\\)";
        table[7] = table[8] = "\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)";
        table[9] = "0%";
        table[10] = "0.00%";
        table[11] = "0.00E+00";
        table[12] = "# ?/?";
        table[13] = "# ?\?/?\?"; // Escaped: two question marks and a slash are a trigraph.
        table[14] = "m/d/yy";
        table[15] = "d-mmm-yy";
        table[16] = "d-mmm";
        table[17] = "mmm-yy";
        table[18] = "h:mm AM/PM";
        table[19] = "h:mm:ss AM/PM";
        table[20] = "h:mm";
        table[21] = "h:mm:ss";
        table[22] = "m/d/yy h:mm";
        table[37] = table[38] = "#,##0_);\\(#,##0\\)";
        table[39] = table[40] = "#,##0.00_);\\(#,##0.00\\)";
        table[41] = "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)";
        table[42] = "_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)";
        table[43] = "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"?\?_);_(@_)";
        table[44] = "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)";
        table[45] = "mm:ss";
        table[46] = "[h]:mm:ss";
        table[47] = "mm:ss.0";
        table[48] = "##0.0E+0";
        table[49] = "@";
        return table;
    }();
    return id < codes.size() ? codes[id] : std::string_view();
}

bool is_date_format(std::string_view format)
{
    return shows_date(bare(format));
}

std::string exact_number(double value, std::string_view format)
{
    if (!std::isfinite(value))
        return {};
    const auto code = bare(format);
    if (shows_date(code) && value >= 1 && value <= serial_day_max)
        return date_of_serial(value);
    if (code.find_first_of("0#") == code.npos || code.starts_with("General"))
        return shortest(value);
    if (code.find('%') != code.npos)
        return fixed(value * 100, places_of(code)) + '%';
    // A format may hide places that the value has; money must not be rounded by a column's width.
    const auto exact = shortest(value);
    const auto point = exact.find('.');
    const auto places = point == exact.npos ? 0 : exact.size() - point - 1;
    return places > places_of(code) && places <= 4 ? exact : fixed(value, places_of(code));
}

} // namespace mailroom
