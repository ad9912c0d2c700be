#pragma once

// The elements of an HTML body that a reader sees, as libxml2's parser reports them.

#include "core/limits.h"
#include "core/parsed.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class HtmlTag : std::uint8_t {
    text,
    inlined, // Anything that does not break the line.
    block,
    paragraph, // A block with a blank line around it.
    line_break,
    rule,
    list_item,
    preformatted,
    quotation, // Quoted history of a mail.
    signature, // As a mailer marks it.
    table,
    row,
    cell,
};

struct HtmlNode {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    HtmlTag tag = HtmlTag::inlined;
    bool bold = false;
    std::uint16_t colspan = 1, rowspan = 1;
    std::uint32_t parent = none, first_child = none, last_child = none, next_sibling = none;
    std::string text; // Blanks as in the source.
};

struct HtmlTree {
    std::vector<HtmlNode> nodes; // [0] is the root.
    std::vector<std::string> links;
};

// `utf8` is the HTML. Elements deeper than a limit count as text of their ancestor.
HtmlTree read_html_tree(const std::string& utf8, const Limits& limits, Defects& defects);

} // namespace mailroom
