#pragma once

// HTML as a person reads it: text, links, and tables laid out in a grid. libxml2 reads the HTML,
// loading nothing. What a browser would not show (display:none, tiny or invisible print) is left
// out and reported as a defect: it is there for filters, not for readers.

#include "core/layout.h"
#include "core/limits.h"
#include "core/parsed.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct HtmlText {
    // Lines end in \n; cells of a table's row are parted by a tab; quoted history has "> " before
    // its lines, and a signature that the mailer marks has "--" above it, as in plain text.
    std::string text;
    std::vector<std::string> links; // href of <a> and <area>, as written, each once.
};

// `charset` is the label of the part; empty, a <meta> in the HTML is asked.
Parsed<HtmlText>
read_html_text(std::string_view bytes, std::string_view charset, const Limits& limits);

std::string html_to_text(std::string_view bytes, std::string_view charset, const Limits& limits);

// One page as wide and high as it takes. Words in a table of two columns or more name their cell:
// "table1!B7", tables counted from 1 in the order in which they start, columns after colspan.
TextLayout read_html(
    std::string_view bytes,
    std::string_view charset,
    const Limits& limits,
    Defects* defects = nullptr);

} // namespace mailroom
