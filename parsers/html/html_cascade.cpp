#include "parsers/html/html_cascade.h"

#include <span>

namespace mailroom {

void HtmlCascade::open(std::string_view name, HtmlAttributes& attributes, std::string& style)
{
    path_.push_back(
        {std::string(name), std::string(attributes.value("class")),
         std::string(attributes.value("id"))});
    if (!sheet_.empty()) {
        style = sheet_.style_of(path_, normalized_style(attributes.value("style")));
        attributes.set("style", style);
    }
    const bool marked = attributes.has("class") || attributes.has("id");
    colors_.push_back(colors_inside(
        colors_.back(), attributes, marked && (unknown_sheet_ || sheet_.may_paint_more())));
}

void HtmlCascade::close()
{
    path_.pop_back();
    colors_.pop_back();
}

void HtmlCascade::add_sheet(std::string_view css)
{
    sheet_.add(css);
    if (css.find("background") != css.npos)
        forget_painted_grounds();
}

void HtmlCascade::forget_painted_grounds()
{
    constexpr std::size_t sheets_max = 20; // Each asks for every open element.
    bool painted = ++sheets_ > sheets_max || sheet_.may_paint_more();
    for (std::size_t i = 0; i < path_.size(); ++i) {
        const auto path = std::span(path_).first(i + 1);
        painted = painted || sheet_.style_of(path, {}).find("background") != std::string::npos;
        if (painted)
            colors_[i + 1].ground = std::nullopt;
    }
}

} // namespace mailroom
