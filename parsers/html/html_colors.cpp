#include "parsers/html/html_colors.h"

#include <charconv>
#include <cstdlib>
#include <string>

namespace mailroom {
namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view digits)
{
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    if (digits.size() == 6)
        return value;
    if (digits.size() != 3)
        return std::nullopt;
    return (value >> 8) * 0x110000 + (value >> 4 & 0xf) * 0x1100 + (value & 0xf) * 0x11;
}

// "rgb(255,255,255)", without blanks.
std::optional<std::uint32_t> decimal_triple(std::string_view numbers)
{
    std::uint32_t color = 0;
    for (int i = 0; i < 3; ++i) {
        unsigned value = 0;
        const auto [end, error] =
            std::from_chars(numbers.data(), numbers.data() + numbers.size(), value);
        if (error != std::errc{} || value > 255)
            return std::nullopt;
        color = color << 8 | value;
        numbers.remove_prefix(static_cast<std::size_t>(end - numbers.data()));
        if (numbers.empty() || numbers.front() != (i < 2 ? ',' : ')'))
            return std::nullopt;
        numbers.remove_prefix(1);
    }
    return color;
}

std::optional<std::uint32_t> color_of(std::string_view value)
{
    if (value.starts_with('#'))
        return hexadecimal(value.substr(1));
    if (value.starts_with("rgb("))
        return decimal_triple(value.substr(4));
    if (value == "white")
        return 0xffffff;
    if (value == "black")
        return 0x000000;
    return std::nullopt;
}

// "rgba(0,0,0,0)"
bool is_without_opacity(std::string_view value)
{
    if (!value.starts_with("rgba(") && !value.starts_with("hsla("))
        return false;
    const auto alpha = value.substr(value.rfind(',') + 1);
    return alpha.starts_with('0') && alpha.find_first_of("123456789") == alpha.npos;
}

bool leaves_as_it_is(std::string_view value)
{
    return value.empty() || value == "transparent" || value == "none" || value == "inherit"
        || value == "initial" || value == "unset";
}

} // namespace

HtmlColors colors_inside(HtmlColors outside, const HtmlAttributes& attributes, bool may_be_painted)
{
    auto inside = outside;
    inside.tiny = says_tiny(attributes).value_or(outside.tiny);
    inside.invisible = says_invisible(attributes).value_or(outside.invisible);
    if (may_be_painted)
        inside.ground = std::nullopt;
    auto ground = style_property(attributes, "background-color");
    if (ground.empty())
        ground = style_property(attributes, "background");
    if (ground.empty())
        ground = normalized_style(attributes.value("bgcolor"));
    if (!leaves_as_it_is(ground))
        inside.ground = color_of(ground);
    if (attributes.has("background") || !style_property(attributes, "background-image").empty())
        inside.ground = std::nullopt;
    auto text = style_property(attributes, "color");
    if (text.empty())
        text = normalized_style(attributes.value("color"));
    if (text == "transparent" || is_without_opacity(text))
        inside.text = inside.ground;
    else if (!leaves_as_it_is(text))
        inside.text = color_of(text);
    return inside;
}

bool is_seen(const HtmlColors& colors)
{
    constexpr int least = 20; // Of 255.
    if (colors.tiny || colors.invisible)
        return false;
    if (!colors.text || !colors.ground)
        return true;
    for (const unsigned shift : {0U, 8U, 16U}) {
        const auto text = static_cast<int>(*colors.text >> shift & 0xff);
        const auto ground = static_cast<int>(*colors.ground >> shift & 0xff);
        if (std::abs(text - ground) > least)
            return true;
    }
    return false;
}

} // namespace mailroom
