#pragma once

#include "parsers/html/html_tree.h"

namespace mailroom {

// The text of a tree; see HtmlText::text.
std::string write_html_text(const HtmlTree& tree);

} // namespace mailroom
