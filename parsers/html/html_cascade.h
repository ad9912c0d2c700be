#pragma once

// What style sheets, styles and attributes make of the open elements of a page, from the outside
// in: their declarations, and whether their text can be seen.

#include "parsers/html/html_colors.h"
#include "parsers/html/html_sheet.h"
#include "parsers/html/html_style.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class HtmlCascade {
public:
    // `attributes` get the declarations of sheets too, of which `style` holds the text.
    void open(std::string_view name, HtmlAttributes& attributes, std::string& style);
    void close(); // The innermost.

    // The content of a <style>, which holds for what is open already too.
    void add_sheet(std::string_view css);
    // A sheet that lies elsewhere may paint whatever has a class or an id.
    void add_unknown_sheet() { unknown_sheet_ = true; }

    bool text_is_seen() const { return is_seen(colors_.back()); }

private:
    void forget_painted_grounds();

    HtmlSheet sheet_;
    std::vector<HtmlElement> path_;
    std::vector<HtmlColors> colors_{HtmlColors{}}; // Of the page, and of each open element.
    std::size_t sheets_ = 0;
    bool unknown_sheet_ = false;
};

} // namespace mailroom
