#include "parsers/html/html_sheet.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/html/html_style.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::size_t rules_max = 5'000;
constexpr std::size_t compounds_max = 8;
// A sheet of many rules for each of many elements costs no more than it tells.
constexpr std::size_t rules_of_key_max = 32;
constexpr std::size_t path_max = 64;
constexpr std::size_t style_bytes_max = 4'000;

// What hides or paints.
constexpr auto properties = std::to_array<std::string_view>(
    {"display",
     "visibility",
     "font-size",
     "opacity",
     "max-height",
     "overflow",
     "mso-hide",
     "position",
     "clip",
     "height",
     "width",
     "transform",
     "left",
     "top",
     "text-indent",
     "margin-left",
     "margin",
     "color",
     "background",
     "background-color",
     "background-image",
     "border-left"});

bool is_of_use(std::string_view declaration)
{
    constexpr std::size_t bytes_max = 120;
    return declaration.size() <= bytes_max
        && std::ranges::find(properties, declaration.substr(0, declaration.find(':')))
        != properties.end();
}

std::string without_comments(std::string_view css)
{
    std::string out;
    while (!css.empty()) {
        const auto start = std::min(css.find("/*"), css.size());
        out += css.substr(0, start);
        css.remove_prefix(start);
        const auto end = css.empty() ? css.npos : css.find("*/", 2);
        css.remove_prefix(end == css.npos ? css.size() : end + 2);
    }
    for (const std::string_view mark : {"<!--", "-->"}) {
        for (auto at = out.find(mark); at != out.npos; at = out.find(mark, at))
            out.erase(at, mark.size());
    }
    return out;
}

// Behind the '}' that closes the block whose '{' is at css[open].
std::size_t block_end(std::string_view css, std::size_t open)
{
    int depth = 0;
    for (auto i = open; i < css.size(); ++i) {
        depth += css[i] == '{' ? 1 : css[i] == '}' ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return css.size();
}

bool is_name_character(char c)
{
    return is_letter_or_digit(c) || c == '-' || c == '_' || is_beyond_ascii(c);
}

bool has_word(std::string_view words, std::string_view word)
{
    for (const auto one : split(words, ' ')) {
        if (one == word)
            return true;
    }
    return false;
}

} // namespace

bool is_for_every_screen(std::string_view media)
{
    const auto form = normalized_style(media);
    return form.empty() || form == "all" || form == "screen" || form == "screen,print";
}

bool HtmlSheet::Compound::is(const HtmlElement& element) const
{
    return (name.empty() || name == element.name) && (id.empty() || id == element.id)
        && std::ranges::all_of(
               classes, [&](const std::string& kind) { return has_word(element.classes, kind); });
}

std::uint32_t HtmlSheet::Compound::weight() const
{
    return (id.empty() ? 0u : 10'000u) + static_cast<std::uint32_t>(classes.size()) * 100u
        + (name.empty() ? 0u : 1u);
}

void HtmlSheet::add(std::string_view css)
{
    constexpr std::size_t bytes_max = 500'000;
    const auto text = without_comments(css.substr(0, bytes_max));
    std::string_view left = text;
    while (rules_.size() < rules_max) {
        const auto open = left.find('{');
        if (open == left.npos)
            return;
        auto selectors = trimmed(left.substr(0, open));
        // "@import ...;" and the like stand before.
        if (const auto statement = selectors.rfind(';'); statement != selectors.npos)
            selectors = trimmed(selectors.substr(statement + 1));
        const auto end = block_end(left, open);
        auto block = left.substr(open + 1, end - open - 1);
        if (block.ends_with('}'))
            block.remove_suffix(1);
        while (selectors.starts_with('}')) // Of an @media that is read through.
            selectors = trimmed(selectors.substr(1));
        if (!selectors.starts_with('@'))
            add_rule(selectors, block);
        constexpr std::string_view media = "@media";
        const bool goes_in =
            selectors.starts_with(media) && is_for_every_screen(selectors.substr(media.size()));
        left.remove_prefix(goes_in ? open + 1 : end);
    }
}

void HtmlSheet::add_rule(std::string_view selectors, std::string_view declarations)
{
    Rule rule;
    const auto style = normalized_style(declarations);
    for (const auto declaration : split(style, ';')) {
        if (!is_of_use(declaration))
            continue;
        auto& target =
            declaration.find("!important") == declaration.npos ? rule.normal : rule.important;
        target.insert(0, std::string(declaration) + ';'); // The last one is the strongest.
    }
    if (rule.normal.empty() && rule.important.empty())
        return;
    const bool paints = style.find("background") != style.npos;
    for (const auto selector : split(selectors, ',')) {
        const bool added = rules_.size() < rules_max && add_selector(trimmed(selector), rule);
        may_paint_more_ |= paints && !added && selector.find(':') == selector.npos;
    }
}

bool HtmlSheet::add_selector(std::string_view selector, Rule rule)
{
    while (!selector.empty()) {
        Compound compound;
        while (!selector.empty() && selector.front() > ' ') {
            const char sign = selector.front();
            const bool marked = sign == '.' || sign == '#';
            std::size_t end = marked ? 1 : 0;
            while (end < selector.size() && is_name_character(selector[end]))
                ++end;
            const auto name = selector.substr(marked ? 1 : 0, end - (marked ? 1 : 0));
            if (name.empty()) // "*", ":hover", "[type]", ">"
                return false;
            if (sign == '.')
                compound.classes.emplace_back(name);
            else if (sign == '#')
                compound.id = name;
            else
                compound.name = to_lower_ascii(name);
            selector.remove_prefix(end);
        }
        rule.weight += compound.weight();
        rule.compounds.push_back(std::move(compound));
        if (rule.compounds.size() > compounds_max)
            return false;
        selector = trimmed(selector);
    }
    if (rule.compounds.empty())
        return false;
    const auto& last = rule.compounds.back();
    const auto key = !last.id.empty() ? '#' + last.id
        : !last.classes.empty()       ? '.' + last.classes.front()
                                      : last.name;
    auto& rules = by_key_[key];
    if (rules.size() >= rules_of_key_max)
        return false;
    rules.push_back(rules_.size());
    rules_.push_back(std::move(rule));
    return true;
}

bool HtmlSheet::applies(const Rule& rule, std::span<const HtmlElement> path)
{
    auto compound = rule.compounds.rbegin();
    if (!compound->is(path.back()))
        return false;
    ++compound;
    for (auto i = path.size() - 1; i-- > 0 && compound != rule.compounds.rend();) {
        if (compound->is(path[i]))
            ++compound;
    }
    return compound == rule.compounds.rend();
}

std::string HtmlSheet::style_of(std::span<const HtmlElement> path, std::string_view inlined) const
{
    path = path.last(std::min(path.size(), path_max));
    std::vector<std::size_t> found;
    const auto look_up = [&](const std::string& key) {
        const auto rules = by_key_.find(key);
        if (rules == by_key_.end())
            return;
        for (const auto rule : rules->second) {
            if (applies(rules_[rule], path))
                found.push_back(rule);
        }
    };
    const auto& element = path.back();
    look_up(element.name);
    if (!element.id.empty())
        look_up('#' + element.id);
    for (const auto kind : split(element.classes, ' ')) {
        if (!kind.empty())
            look_up('.' + std::string(kind));
    }
    std::ranges::sort(found, [&](std::size_t a, std::size_t b) {
        return std::pair(rules_[a].weight, a) > std::pair(rules_[b].weight, b);
    });
    std::string style;
    const auto put = [&](const std::string& declarations) {
        if (style.size() + declarations.size() <= style_bytes_max)
            style += declarations;
    };
    for (const auto rule : found)
        put(rules_[rule].important);
    style += inlined;
    style += style.empty() || style.ends_with(';') ? "" : ";";
    for (const auto rule : found)
        put(rules_[rule].normal);
    return style;
}

} // namespace mailroom
