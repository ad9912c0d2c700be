#pragma once

#include "core/layout.h"
#include "parsers/html/html_tree.h"

namespace mailroom {

// The places of a tree's words, as read_html() describes them; `text` is left empty.
TextLayout lay_out_html(const HtmlTree& tree, const Limits& limits);

} // namespace mailroom
