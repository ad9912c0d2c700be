#include "parsers/sheet/shown_decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace mailroom {
namespace {

using Kind = FormatToken::Kind;

constexpr int kept_digits = 15;

// How the placeholders of a section lie.
struct Shape {
    std::size_t whole_end = 0;    // The point or exponent after the whole digits, or the end.
    std::size_t fraction_end = 0; // The exponent, or the end.
    std::size_t whole_places = 0, fraction_places = 0;
    int scale = 0; // Power of ten: percent signs, and commas after the last digit.
    bool grouped = false;
};

bool is_digit_place(const FormatToken& token)
{
    return token.kind == Kind::digit;
}

Shape shape_of(const FormatSection& section)
{
    const auto& tokens = section.tokens;
    const auto find = [&](Kind kind, std::size_t from) {
        return static_cast<std::size_t>(
            std::ranges::find(
                tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(), kind,
                &FormatToken::kind)
            - tokens.begin());
    };
    Shape shape;
    shape.fraction_end = find(Kind::exponent, 0);
    shape.whole_end = std::min(find(Kind::point, 0), shape.fraction_end);
    const auto at = [&](std::size_t i) { return tokens.begin() + static_cast<std::ptrdiff_t>(i); };
    shape.whole_places =
        static_cast<std::size_t>(std::count_if(at(0), at(shape.whole_end), is_digit_place));
    shape.fraction_places = static_cast<std::size_t>(
        std::count_if(at(shape.whole_end), at(shape.fraction_end), is_digit_place));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::percent)
            shape.scale += 2;
        if (tokens[i].kind != Kind::comma || i >= shape.fraction_end)
            continue;
        if (i < shape.whole_end && std::any_of(at(i), at(shape.whole_end), is_digit_place))
            shape.grouped = true;
        else
            shape.scale -= 3;
    }
    return shape;
}

std::string shown_digits(const FormatSection& section, const Shape& shape, const Digits& digits)
{
    auto out = shown_whole(section, 0, shape.whole_end, digits.whole, shape.grouped);
    const auto kept = digits.fraction.find_last_not_of('0') + 1; // npos + 1 is 0.
    std::size_t place = 0;
    for (std::size_t i = shape.whole_end; i < shape.fraction_end; ++i) {
        const auto& token = section.tokens[i];
        if (token.kind == Kind::comma)
            continue;
        if (token.kind != Kind::digit) {
            out += token.text;
            continue;
        }
        if (place < kept || token.text == "0")
            out += digits.fraction[place];
        else if (token.text == "?")
            out += ' ';
        ++place;
    }
    return out;
}

// "12.3E+3": with several whole places the exponent is a multiple of their number.
std::string shown_exponential(const FormatSection& section, const Shape& shape, double magnitude)
{
    const auto step = static_cast<int>(std::max<std::size_t>(shape.whole_places, 1));
    int exponent = magnitude == 0 ? 0 : static_cast<int>(std::floor(std::log10(magnitude)));
    exponent = static_cast<int>(std::floor(static_cast<double>(exponent) / step)) * step;
    auto digits = digits_of(magnitude / std::pow(10, exponent), shape.fraction_places);
    if (digits.whole.size() > static_cast<std::size_t>(step)) { // 9.99 was rounded to 10.0.
        exponent += step;
        digits = digits_of(magnitude / std::pow(10, exponent), shape.fraction_places);
    }
    auto out = shown_digits(section, shape, digits);
    out += 'E';
    if (exponent < 0 || section.tokens[shape.fraction_end].text == "E+")
        out += exponent < 0 ? '-' : '+';
    return out
        + shown_whole(
               section, shape.fraction_end + 1, section.tokens.size(),
               std::to_string(std::abs(exponent)));
}

} // namespace

Digits digits_of(double magnitude, std::size_t places)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(
                         buffer.data(), buffer.data() + buffer.size(), magnitude,
                         std::chars_format::scientific, kept_digits - 1)
                         .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto e = text.find('e');
    int exponent = 0;
    const auto sign = text[e + 1] == '+' ? 2u : 1u; // from_chars reads no plus.
    std::from_chars(text.data() + e + sign, end, exponent);
    std::string digits = text[0] + std::string(text.substr(2, e - 2));
    digits.insert(0, static_cast<std::size_t>(std::max(0, -exponent)), '0');
    const auto whole = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
    const bool up = digits.size() > whole + places && digits[whole + places] >= '5';
    digits.resize(whole + places, '0');
    if (up) {
        auto at = digits.rbegin();
        for (; at != digits.rend() && *at == '9'; ++at)
            *at = '0';
        if (at != digits.rend())
            ++*at;
        else
            digits.insert(digits.begin(), '1');
    }
    Digits split{digits.substr(0, digits.size() - places), digits.substr(digits.size() - places)};
    split.whole.erase(0, std::min(split.whole.find_first_not_of('0'), split.whole.size()));
    return split;
}

std::string shown_whole(
    const FormatSection& section,
    std::size_t first,
    std::size_t last,
    const std::string& digits,
    bool grouped)
{
    std::string out;
    auto places = static_cast<std::size_t>(std::count_if(
        section.tokens.begin() + static_cast<std::ptrdiff_t>(first),
        section.tokens.begin() + static_cast<std::ptrdiff_t>(last), is_digit_place));
    const auto add = [&](char digit, std::size_t after) {
        out += digit;
        if (grouped && after > 0 && after % 3 == 0)
            out += ',';
    };
    bool begun = false;
    const auto add_surplus = [&] {
        for (std::size_t left = digits.size(); !begun && left > places; --left)
            add(digits[digits.size() - left], left - 1);
        begun = true;
    };
    for (std::size_t i = first; i < last; ++i) {
        const auto& token = section.tokens[i];
        if (token.kind == Kind::comma)
            continue;
        if (token.kind != Kind::digit) {
            out += token.text;
        } else {
            add_surplus();
            --places;
            if (places < digits.size())
                add(digits[digits.size() - places - 1], places);
            else if (token.text == "0")
                add('0', places);
            else if (token.text == "?")
                out += ' ';
        }
    }
    return out;
}

std::string shown_decimal(const FormatSection& section, double magnitude)
{
    const auto general = std::ranges::find(section.tokens, Kind::general, &FormatToken::kind);
    if (general != section.tokens.end() || section.has(Kind::text)) {
        std::string out;
        for (const auto& token : section.tokens) {
            const bool is_number = token.kind == Kind::general || token.kind == Kind::text;
            out += is_number ? shown_general(magnitude) : token.text;
        }
        return out;
    }
    const auto shape = shape_of(section);
    if (shape.fraction_end < section.tokens.size())
        return shown_exponential(section, shape, magnitude);
    const auto digits = digits_of(magnitude * std::pow(10, shape.scale), shape.fraction_places);
    // ".50" has no place for the 12 of 12.5 but before its point.
    return (shape.whole_places == 0 && shape.fraction_places > 0 ? digits.whole : "")
        + shown_digits(section, shape, digits);
}

std::string shown_general(double value)
{
    constexpr std::size_t shown_max = 11; // Characters, the point among them.
    constexpr double whole_max = 1e15, exponent_below = 1e-4;
    const auto magnitude = std::abs(value);
    const std::string sign = value < 0 ? "-" : "";
    std::array<char, 40> buffer{};
    if (magnitude >= whole_max || (magnitude > 0 && magnitude < exponent_below)) {
        const auto end = std::to_chars(
                             buffer.data(), buffer.data() + buffer.size(), magnitude,
                             std::chars_format::scientific, 5)
                             .ptr;
        std::string text(buffer.data(), end);
        const auto e = text.find('e');
        auto mantissa = text.substr(0, e);
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
        if (mantissa.ends_with('.'))
            mantissa.pop_back();
        return sign + mantissa + 'E' + text.substr(e + 1);
    }
    const auto whole = std::max<std::size_t>(digits_of(magnitude, 0).whole.size(), 1);
    const auto places = whole + 1 < shown_max ? shown_max - 1 - whole : 0;
    auto digits = digits_of(magnitude, places);
    digits.fraction.erase(digits.fraction.find_last_not_of('0') + 1);
    if (digits.whole.empty())
        digits.whole = "0";
    const bool is_zero = digits.whole == "0" && digits.fraction.empty();
    return (is_zero ? "" : sign) + digits.whole
        + (digits.fraction.empty() ? "" : '.' + digits.fraction);
}

} // namespace mailroom
