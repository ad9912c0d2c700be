#include "parsers/html/html_layout.h"

#include "core/ascii.h"
#include "parsers/html/html_grid.h"

#include <algorithm>
#include <cmath>

namespace mailroom {
namespace {

// Print of one width; a real font's would not tell more about what belongs to what.
constexpr float character_width = 5, font_size = 10, line_height = 12, margin = 36;
constexpr float paragraph_gap = 8, line_width_max = 600;

// Beyond so many columns a cell of several rows counts as one of a single row.
constexpr std::size_t spanned_columns_max = 10'000;

class LayoutMaker {
public:
    LayoutMaker(const HtmlTree& tree, const Limits& limits) : tree_(tree), limits_(limits) {}

    Fragment flow(const HtmlNode& parent)
    {
        Flow flow;
        children(parent, flow);
        end_line(flow);
        return std::move(flow.out);
    }

private:
    // Words set one after another, line below line.
    struct Flow {
        Fragment out;
        float x = 0, y = 0;
        bool line_empty = true;
        bool word_open = false; // The next characters go on with the last word.
        bool preformatted = false;
    };

    void children(const HtmlNode& node, Flow& flow)
    {
        for (auto i = node.first_child; i != HtmlNode::none; i = tree_.nodes[i].next_sibling)
            place(tree_.nodes[i], flow);
    }

    void place(const HtmlNode& node, Flow& flow)
    {
        switch (node.tag) {
        case HtmlTag::text:
            return text(node, flow);
        case HtmlTag::inlined:
            return children(node, flow);
        case HtmlTag::line_break:
            if (flow.line_empty)
                flow.y += line_height;
            return end_line(flow);
        case HtmlTag::table: {
            end_line(flow);
            auto content = table(node);
            const auto height = content.height;
            flow.out.put(std::move(content), 0, flow.y);
            flow.y += height + (height > 0 ? paragraph_gap : 0);
            return;
        }
        case HtmlTag::paragraph:
        case HtmlTag::preformatted:
        case HtmlTag::quotation: {
            end_line(flow);
            const auto before = flow.y;
            const bool outside = flow.preformatted;
            flow.preformatted |= node.tag == HtmlTag::preformatted;
            children(node, flow);
            end_line(flow);
            flow.preformatted = outside;
            flow.y += flow.y > before ? paragraph_gap : 0;
            return;
        }
        case HtmlTag::rule:
        case HtmlTag::list_item:
        case HtmlTag::block:
        case HtmlTag::signature:
        case HtmlTag::row: // Outside of a table.
        case HtmlTag::cell:
            end_line(flow);
            children(node, flow);
            return end_line(flow);
        }
    }

    void end_line(Flow& flow)
    {
        if (!flow.line_empty)
            flow.y += line_height;
        flow.x = 0;
        flow.line_empty = true;
        flow.word_open = false;
    }

    void text(const HtmlNode& node, Flow& flow)
    {
        if (flow.preformatted)
            return preformatted_text(node, flow);
        std::string_view left = node.text;
        while (!left.empty()) {
            const auto end = blank_at(left);
            if (end > 0)
                word(left.substr(0, end), node.bold, flow);
            if (end >= left.size())
                return;
            flow.word_open = false;
            const bool no_break = left[end] == '\xC2';
            // These do not run together: some set columns with them. One alone keeps "1 234" whole.
            if (no_break && end == 0)
                flow.x += character_width;
            left.remove_prefix(end + (no_break ? 2 : 1));
        }
    }

    // Each character takes its column, so that columns made with blanks stay columns.
    void preformatted_text(const HtmlNode& node, Flow& flow)
    {
        constexpr float tab_width = 8 * character_width;
        std::string_view left = node.text;
        while (!left.empty()) {
            if (const auto end = blank_at(left); end > 0) {
                word(left.substr(0, end), node.bold, flow);
                left.remove_prefix(end);
                continue;
            }
            const char c = left.front();
            if (c == '\n' && flow.line_empty)
                flow.y += line_height;
            if (c == '\n')
                end_line(flow);
            else if (c == '\t')
                flow.x = (std::floor(flow.x / tab_width) + 1) * tab_width;
            else if (c != '\r')
                flow.x += character_width;
            flow.word_open = false;
            left.remove_prefix(c == '\xC2' ? 2 : 1);
        }
    }

    static std::size_t blank_at(std::string_view text)
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == ' ' || (c >= '\t' && c <= '\r') || text.substr(i, 2) == "\xC2\xA0")
                return i;
        }
        return text.size();
    }

    // "2 778,00" is one amount, and stays on one line.
    static bool continues_digits(const Flow& flow, std::string_view text)
    {
        return !flow.out.words.empty() && is_digit(flow.out.words.back().text.back())
            && is_digit(text.front());
    }

    void word(std::string_view text, bool bold, Flow& flow)
    {
        constexpr std::size_t bytes_max = 2'000; // What is longer is no value, and dear to look up.
        auto size = std::min(text.size(), bytes_max);
        while (size < text.size() && size > 0 && (text[size] & 0xC0) == 0x80)
            --size;
        text = text.substr(0, size);
        if (flow.word_open && flow.out.words.back().text.size() + size > bytes_max)
            return;
        const auto characters =
            std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
        const float width = static_cast<float>(characters) * character_width;
        if (flow.word_open) { // "<b>12</b>3": one word in two elements.
            auto& last = flow.out.words.back();
            last.text += text;
            last.box.x1 += width;
            flow.x += width;
        } else {
            if (words_ >= limits_.words_max)
                return;
            ++words_;
            if (!flow.line_empty && !flow.preformatted && flow.x + width > line_width_max
                && !continues_digits(flow, text))
                end_line(flow);
            Word placed;
            placed.text = text;
            placed.box = {flow.x, flow.y, flow.x + width, flow.y + font_size};
            placed.font_size = font_size;
            placed.bold = bold;
            flow.x += width + (flow.preformatted ? 0 : character_width);
            flow.out.words.push_back(std::move(placed));
            flow.line_empty = false;
            flow.word_open = true;
        }
        const auto& box = flow.out.words.back().box;
        flow.out.width = std::max(flow.out.width, box.x1);
        flow.out.height = std::max(flow.out.height, box.y1);
    }

    Fragment table(const HtmlNode& node)
    {
        const auto number = ++tables_;
        std::vector<HtmlCell> cells;
        std::vector<std::size_t> taken_until; // By column: the row up to which a cell spans it.
        std::size_t row = 0;
        collect_rows(node, cells, taken_until, row);
        std::size_t columns = 0;
        for (const auto& cell : cells)
            columns = std::max(columns, cell.column + cell.columns);
        if (columns > 1)
            name_cells(cells, number);
        return set_in_grid(std::move(cells), columns, row);
    }

    void collect_rows(
        const HtmlNode& node,
        std::vector<HtmlCell>& cells,
        std::vector<std::size_t>& taken_until,
        std::size_t& row)
    {
        for (auto i = node.first_child; i != HtmlNode::none; i = tree_.nodes[i].next_sibling) {
            const auto& child = tree_.nodes[i];
            if (child.tag == HtmlTag::row) {
                collect_cells(child, cells, taken_until, row);
                ++row;
            } else if (child.tag == HtmlTag::inlined) { // tbody, thead, tfoot
                collect_rows(child, cells, taken_until, row);
            } else if (child.tag == HtmlTag::block || child.tag == HtmlTag::cell) {
                cells.push_back({flow(child), row++, 0, 1, 1}); // A caption; a cell without row.
            } else {
                Flow loose;
                place(child, loose);
                end_line(loose);
                if (!loose.out.words.empty())
                    cells.push_back({std::move(loose.out), row++, 0, 1, 1});
            }
        }
    }

    void collect_cells(
        const HtmlNode& node,
        std::vector<HtmlCell>& cells,
        std::vector<std::size_t>& taken_until,
        std::size_t row)
    {
        std::size_t column = 0;
        for (auto i = node.first_child; i != HtmlNode::none; i = tree_.nodes[i].next_sibling) {
            const auto& child = tree_.nodes[i];
            if (child.tag != HtmlTag::cell || cell_count_ >= limits_.cells_max)
                continue;
            ++cell_count_;
            while (column < taken_until.size() && taken_until[column] > row)
                ++column;
            cells.push_back({flow(child), row, column, child.rowspan, child.colspan});
            const auto end = column + child.colspan;
            if (child.rowspan > 1 && end <= spanned_columns_max) {
                taken_until.resize(std::max(taken_until.size(), end));
                std::fill_n(
                    taken_until.begin() + static_cast<std::ptrdiff_t>(column), child.colspan,
                    row + child.rowspan);
            }
            column = end;
        }
    }

    const HtmlTree& tree_;
    const Limits& limits_;
    std::size_t words_ = 0, tables_ = 0, cell_count_ = 0;
};

} // namespace

TextLayout lay_out_html(const HtmlTree& tree, const Limits& limits)
{
    TextLayout layout;
    layout.method = ReadingMethod::html;
    auto content = LayoutMaker(tree, limits).flow(tree.nodes.front());
    Fragment page;
    page.put(std::move(content), margin, margin);
    layout.pages.push_back({page.width + margin, page.height + margin, std::move(page.words)});
    return layout;
}

} // namespace mailroom
