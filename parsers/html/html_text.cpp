#include "parsers/html/html_text.h"

#include "core/text.h"
#include "parsers/html/html_comments.h"
#include "parsers/html/html_layout.h"
#include "parsers/html/html_tree.h"
#include "parsers/html/html_writer.h"
#include "parsers/mime/charset.h"

namespace mailroom {
namespace {

// <meta charset="..."> or <meta http-equiv ... content="text/html; charset=...">, where the mail
// names no charset.
std::string_view charset_in_meta(std::string_view html)
{
    constexpr std::size_t prescan_bytes = 2048;
    const auto start = html.substr(0, prescan_bytes);
    const auto lower = to_lower_ascii(start);
    const auto at = lower.find("charset=");
    if (at == std::string::npos)
        return {};
    const auto value = lower.find_first_not_of("\"' ", at + 8);
    if (value == std::string::npos)
        return {};
    return start.substr(value, lower.find_first_of("\"' ;/>", value) - value);
}

HtmlTree
tree_of(std::string_view bytes, std::string_view charset, const Limits& limits, Defects& defects)
{
    if (charset.empty())
        charset = charset_in_meta(bytes);
    auto utf8 = to_utf8(bytes, charset, "HTML", defects);
    // The library ends at the first NUL.
    std::erase(utf8, '\0');
    utf8 = without_odd_comments(std::move(utf8));
    // It makes a paragraph of text that stands in no element, so that "a<div>b</div>" would get a
    // blank line.
    constexpr std::size_t sample_bytes = 16u << 10;
    if (!contains_ignoring_case(std::string_view(utf8).substr(0, sample_bytes), "<body"))
        utf8.insert(0, "<body>");
    return read_html_tree(utf8, limits, defects);
}

} // namespace

Parsed<HtmlText>
read_html_text(std::string_view bytes, std::string_view charset, const Limits& limits)
{
    Parsed<HtmlText> result;
    auto tree = tree_of(bytes, charset, limits, result.defects);
    result.value.text = write_html_text(tree);
    result.value.links = std::move(tree.links);
    return result;
}

std::string html_to_text(std::string_view bytes, std::string_view charset, const Limits& limits)
{
    return read_html_text(bytes, charset, limits).value.text;
}

TextLayout
read_html(std::string_view bytes, std::string_view charset, const Limits& limits, Defects* defects)
{
    Defects ignored;
    const auto tree = tree_of(bytes, charset, limits, defects ? *defects : ignored);
    auto layout = lay_out_html(tree, limits);
    layout.text = write_html_text(tree);
    return layout;
}

} // namespace mailroom
