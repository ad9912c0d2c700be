#include "parsers/html/html_writer.h"

#include "core/text.h"

namespace mailroom {
namespace {

// Lines of text with blanks collapsed as HTML does.
class Lines {
public:
    void text(std::string_view text, bool preformatted)
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (preformatted && c == '\n')
                end_line();
            else if (preformatted && c != '\r')
                line_ += c;
            else if (blank)
                space_ = true;
            else if (text.substr(i, 2) == "\xC2\xA0") // No-break space.
                line_ += ' ', ++i, space_ = false;
            else if (is_invisible(text.substr(i, 3)))
                i += 2;
            else
                put(c);
        }
    }

    void end_line()
    {
        line_.resize(without_trailing(line_, " \t").size());
        blank_lines_ = line_.empty() ? blank_lines_ + 1 : 0;
        if (blank_lines_ <= 2 && !(line_.empty() && out_.empty()))
            out_ += line_ + '\n';
        line_.clear();
        space_ = false;
    }

    void break_line()
    {
        if (!line_.empty())
            end_line();
        space_ = false;
    }

    void blank_line()
    {
        break_line();
        if (blank_lines_ == 0 && !out_.empty())
            end_line();
    }

    void raw(std::string_view text) { line_ += text; }

    std::string take()
    {
        break_line();
        return std::move(out_);
    }

private:
    // Zero-width space, joiners, soft byte order mark: they fill the preview line of clients.
    static bool is_invisible(std::string_view c)
    {
        return c == "\xE2\x80\x8B" || c == "\xE2\x80\x8C" || c == "\xEF\xBB\xBF"
            || c == "\xE2\x80\x8E" || c == "\xE2\x80\x8F";
    }

    void put(char c)
    {
        if (space_ && !line_.empty() && line_.back() != ' ')
            line_ += ' ';
        space_ = false;
        line_ += c;
    }

    std::string out_, line_;
    std::size_t blank_lines_ = 0;
    bool space_ = false;
};

class Writer {
public:
    explicit Writer(const HtmlTree& tree) : tree_(tree) {}

    std::string content(std::uint32_t index)
    {
        Lines lines;
        children(tree_.nodes[index], lines, false);
        return lines.take();
    }

private:
    void children(const HtmlNode& node, Lines& lines, bool preformatted)
    {
        for (auto i = node.first_child; i != HtmlNode::none; i = tree_.nodes[i].next_sibling)
            write(i, lines, preformatted);
    }

    void write(std::uint32_t index, Lines& lines, bool preformatted)
    {
        const auto& node = tree_.nodes[index];
        switch (node.tag) {
        case HtmlTag::text:
            return lines.text(node.text, preformatted);
        case HtmlTag::cell:
        case HtmlTag::inlined:
            return children(node, lines, preformatted);
        case HtmlTag::line_break:
            return lines.end_line();
        case HtmlTag::rule:
            lines.break_line();
            lines.raw("________________________________");
            return lines.end_line();
        case HtmlTag::list_item:
            lines.break_line();
            lines.raw("- ");
            children(node, lines, preformatted);
            return lines.break_line();
        case HtmlTag::block:
        case HtmlTag::table:
            lines.break_line();
            children(node, lines, preformatted);
            return lines.break_line();
        case HtmlTag::paragraph:
        case HtmlTag::preformatted:
            lines.blank_line();
            children(node, lines, preformatted || node.tag == HtmlTag::preformatted);
            return lines.blank_line();
        case HtmlTag::quotation:
            return quotation(index, lines);
        case HtmlTag::signature:
            lines.break_line();
            if (const auto text = content(index); !trimmed(text).empty()) {
                if (!text.starts_with("--"))
                    lines.raw("--"), lines.end_line();
                put_lines(text, "", lines);
            }
            return;
        case HtmlTag::row:
            return row(node, lines);
        }
    }

    void quotation(std::uint32_t index, Lines& lines)
    {
        lines.blank_line();
        put_lines(content(index), "> ", lines);
        lines.blank_line();
    }

    static void put_lines(std::string_view text, std::string_view prefix, Lines& lines)
    {
        for (const auto line : split(without_trailing(text, "\n"), '\n')) {
            lines.raw(prefix);
            lines.text(line, true);
            lines.end_line();
        }
    }

    // Cells of one line stand side by side, others below each other.
    void row(const HtmlNode& node, Lines& lines)
    {
        lines.break_line();
        std::vector<std::string> cells;
        bool side_by_side = true;
        for (auto i = node.first_child; i != HtmlNode::none; i = tree_.nodes[i].next_sibling) {
            if (tree_.nodes[i].tag != HtmlTag::cell) {
                write(i, lines, false);
                continue;
            }
            auto text = content(i);
            while (text.ends_with('\n'))
                text.pop_back();
            side_by_side &= text.find('\n') == std::string::npos;
            cells.push_back(std::move(text));
        }
        std::string joined;
        for (const auto& cell : cells) {
            if (!joined.empty() && (side_by_side || !cell.empty()))
                joined += side_by_side ? '\t' : '\n';
            joined += cell;
        }
        if (!trimmed(joined).empty())
            put_lines(joined, "", lines);
    }

    const HtmlTree& tree_;
};

} // namespace

std::string write_html_text(const HtmlTree& tree)
{
    auto text = Writer(tree).content(0);
    while (text.ends_with("\n\n"))
        text.pop_back();
    return text;
}

} // namespace mailroom
