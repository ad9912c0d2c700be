#include "parsers/html/html_tags.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct TagName {
    std::string_view name;
    HtmlTag tag;
};

constexpr auto tags = std::to_array<TagName>({
    {"address", HtmlTag::block}, {"article", HtmlTag::block},
    {"aside", HtmlTag::block},   {"blockquote", HtmlTag::paragraph},
    {"body", HtmlTag::block},    {"br", HtmlTag::line_break},
    {"caption", HtmlTag::block}, {"center", HtmlTag::block},
    {"dd", HtmlTag::block},      {"details", HtmlTag::block},
    {"div", HtmlTag::block},     {"dl", HtmlTag::block},
    {"dt", HtmlTag::block},      {"fieldset", HtmlTag::block},
    {"footer", HtmlTag::block},  {"form", HtmlTag::block},
    {"h1", HtmlTag::paragraph},  {"h2", HtmlTag::paragraph},
    {"h3", HtmlTag::paragraph},  {"h4", HtmlTag::paragraph},
    {"h5", HtmlTag::paragraph},  {"h6", HtmlTag::paragraph},
    {"header", HtmlTag::block},  {"hr", HtmlTag::rule},
    {"li", HtmlTag::list_item},  {"main", HtmlTag::block},
    {"nav", HtmlTag::block},     {"ol", HtmlTag::paragraph},
    {"p", HtmlTag::paragraph},   {"pre", HtmlTag::preformatted},
    {"section", HtmlTag::block}, {"summary", HtmlTag::block},
    {"table", HtmlTag::table},   {"td", HtmlTag::cell},
    {"th", HtmlTag::cell},       {"tr", HtmlTag::row},
    {"ul", HtmlTag::paragraph},
});

constexpr auto unseen = std::to_array<std::string_view>(
    {"script", "style", "head", "title", "template", "object", "select", "textarea", "svg",
     "iframe", "xml"});

} // namespace

HtmlTag tag_named(std::string_view name)
{
    const auto found = std::ranges::lower_bound(tags, name, {}, &TagName::name);
    return found != tags.end() && found->name == name ? found->tag : HtmlTag::inlined;
}

bool is_never_shown(std::string_view name)
{
    return std::ranges::find(unseen, name) != unseen.end();
}

} // namespace mailroom
