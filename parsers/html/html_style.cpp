#include "parsers/html/html_style.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace mailroom {
namespace {

// The value of a property in a style attribute, lower case without blanks; empty where absent.
std::string property_of(const std::string& style, std::string_view property)
{
    for (std::size_t at = style.find(property); at != std::string::npos;
         at = style.find(property, at + 1)) {
        const auto after = at + property.size();
        const bool starts = at == 0 || style[at - 1] == ';';
        if (!starts || after >= style.size() || style[after] != ':')
            continue;
        const auto end = std::min(style.find(';', after), style.size());
        auto value = style.substr(after + 1, end - after - 1);
        if (const auto important = value.find('!'); important != std::string::npos)
            value.resize(important);
        return value;
    }
    return {};
}

std::optional<double> length(std::string_view value)
{
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end == value.data())
        return std::nullopt;
    return number;
}

bool is_zero(const std::string& value)
{
    return length(value).value_or(1) == 0;
}

// A box of no size, or a cut of it, and nothing that stands over its edge.
bool is_of_no_size(const std::string& style)
{
    const auto clip = property_of(style, "clip");
    if (clip.starts_with("rect(0") && clip.find_first_of("123456789") == clip.npos)
        return true;
    if (property_of(style, "overflow") != "hidden")
        return false;
    for (const auto* property : {"max-height", "height", "max-width", "width"}) {
        if (is_zero(property_of(style, property)))
            return true;
    }
    return false;
}

// So far to the left or above that no window shows it.
bool is_off_the_page(const std::string& style)
{
    constexpr double far = -500;
    for (const auto* property : {"left", "top", "text-indent", "margin-left"}) {
        if (length(property_of(style, property)).value_or(0) <= far)
            return true;
    }
    return false;
}

} // namespace

std::string_view HtmlAttributes::value(std::string_view name) const
{
    for (std::size_t i = 0; i < count_; ++i) {
        if (items_[i].name == name)
            return items_[i].value;
    }
    return {};
}

void HtmlAttributes::set(std::string_view name, std::string_view value)
{
    const auto last = items_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto found =
        std::find_if(items_.begin(), last, [&](const Item& item) { return item.name == name; });
    if (found != last)
        found->value = value;
    else
        add(name, value);
}

bool HtmlAttributes::has(std::string_view name) const
{
    return std::any_of(
        items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(count_),
        [&](const Item& item) { return item.name == name; });
}

std::string normalized_style(std::string_view style)
{
    constexpr std::size_t bytes_max = 4'000;
    std::string out;
    for (const char c : style.substr(0, bytes_max)) {
        if (c > ' ')
            out += lower_case(c);
    }
    return out;
}

std::string style_property(const HtmlAttributes& attributes, std::string_view property)
{
    const auto style = attributes.value("style");
    return style.empty() ? std::string{} : property_of(normalized_style(style), property);
}

bool is_hidden(const HtmlAttributes& attributes)
{
    if (attributes.has("hidden"))
        return true;
    const auto raw = attributes.value("style");
    if (raw.empty())
        return false;
    const auto style = normalized_style(raw);
    const auto color = property_of(style, "color");
    auto background = property_of(style, "background-color");
    if (background.empty())
        background = property_of(style, "background");
    return property_of(style, "display") == "none" || property_of(style, "mso-hide") == "all"
        || is_zero(property_of(style, "opacity")) || is_of_no_size(style)
        || property_of(style, "transform") == "scale(0)" || is_off_the_page(style)
        || (!color.empty() && color == background);
}

std::optional<bool> says_tiny(const HtmlAttributes& attributes)
{
    const auto size = style_property(attributes, "font-size");
    const auto value = length(size);
    if (!value)
        return std::nullopt;
    if (*value == 0)
        return true;
    if (size.ends_with("em") || size.ends_with('%')) // Of what it stands in.
        return std::nullopt;
    return *value <= 1;
}

std::optional<bool> says_invisible(const HtmlAttributes& attributes)
{
    const auto value = style_property(attributes, "visibility");
    if (value.empty() || value == "inherit")
        return std::nullopt;
    return value == "hidden" || value == "collapse";
}

// A table that is made of other elements; its rows and cells alone, outside of one, are blocks.
HtmlTag tag_by_display(HtmlTag tag, const HtmlAttributes& attributes)
{
    if (tag != HtmlTag::block && tag != HtmlTag::inlined)
        return tag;
    const auto display = style_property(attributes, "display");
    return display == "table"                                          ? HtmlTag::table
        : display == "table-row"                                       ? HtmlTag::row
        : display == "table-cell"                                      ? HtmlTag::cell
        : display.starts_with("table-") && display.ends_with("-group") ? HtmlTag::inlined
                                                                       : tag;
}

HtmlTag tag_by_mailer_marks(std::string_view name, HtmlTag tag, const HtmlAttributes& attributes)
{
    const auto kind = attributes.value("class"), id = attributes.value("id");
    if (name == "blockquote") {
        const bool quotes = attributes.value("type") == "cite" || attributes.has("cite")
            || contains_ignoring_case(kind, "quote")
            || contains_ignoring_case(attributes.value("style"), "border-left");
        return quotes ? HtmlTag::quotation : tag;
    }
    if (kind == "yahoo_quoted" || kind == "moz-email-headers-table")
        return HtmlTag::quotation;
    if (kind == "gmail_signature" || kind == "moz-signature" || id == "Signature"
        || id == "signature" || id == "ms-outlook-mobile-signature"
        || kind == "protonmail_signature_block")
        return HtmlTag::signature;
    if (name == "p") {
        const auto margin = property_of(normalized_style(attributes.value("style")), "margin");
        if (contains_ignoring_case(kind, "mso") || is_zero(margin))
            return HtmlTag::block;
    }
    return tag;
}

} // namespace mailroom
