#include "parsers/body/body_text.h"

#include "core/text.h"
#include "parsers/body/history.h"
#include "parsers/body/sign_off.h"

namespace mailroom {
namespace {

// Paragraphs parted by one blank line, without blanks around.
std::string joined(const std::vector<TextLine>& lines)
{
    std::string out;
    bool gap = false;
    for (const auto& line : lines) {
        if (line.blank || trimmed(line.text).empty()) {
            gap = true;
            continue;
        }
        if (!out.empty())
            out += gap ? "\n\n" : "\n";
        gap = false;
        out += line.text;
    }
    return out;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : lines_(text_lines(text)) {}

    BodyText split(const Mailbox& sender)
    {
        std::size_t i = 0;
        while (i < lines_.size()) {
            if (lines_[i].quoted && !is_stray_sign(i))
                i = quoted_run(i, {});
            else
                i = own_line(i);
        }
        auto sign_off = without_sign_off(std::move(own_), sender);
        body_.latest = joined(sign_off.kept);
        body_.signature = std::move(sign_off.signature);
        return std::move(body_);
    }

private:
    // One line with '>' amid a sentence is the writer's own: "we ordered\n> 100 pieces\nand ...".
    bool is_stray_sign(std::size_t i) const
    {
        const auto is_own = [&](std::size_t k) { return !lines_[k].blank && !lines_[k].quoted; };
        return i > 0 && i + 1 < lines_.size() && is_own(i - 1) && is_own(i + 1)
            && !lines_[i - 1].folded.ends_with(':');
    }

    std::size_t own_line(std::size_t i)
    {
        auto mark = history_mark(lines_, i);
        if (mark.kind == HistoryKind::none) {
            own_.push_back(lines_[i]);
            return i + 1;
        }
        const auto next = i + mark.lines;
        if (mark.kind == HistoryKind::attribution) {
            auto quote = next;
            while (quote < lines_.size() && lines_[quote].blank)
                ++quote;
            if (quote < lines_.size() && lines_[quote].quoted)
                return quoted_run(quote, std::move(mark.head));
        }
        // On top, a ticket system tells its reader how to answer; below are its words.
        if (mark.kind == HistoryKind::portal && joined(own_).empty())
            return next;
        drop_rule_before();
        if (mark.kind != HistoryKind::portal)
            add_history(next, lines_.size(), std::move(mark.head), false);
        return lines_.size();
    }

    void drop_rule_before()
    {
        while (!own_.empty()
               && own_.back().text.find_first_not_of("-_=* \t") == std::string_view::npos)
            own_.pop_back();
    }

    // Quoted lines and the blank ones between them.
    std::size_t quoted_run(std::size_t start, QuotedMessage head)
    {
        auto end = start;
        for (auto i = start; i < lines_.size() && (lines_[i].quoted || lines_[i].blank); ++i) {
            if (lines_[i].quoted)
                end = i + 1;
        }
        add_history(start, end, std::move(head), true);
        own_.push_back({});
        own_.back().blank = true;
        return end;
    }

    // The lines of an older message, in which still older ones may be quoted.
    void add_history(std::size_t from, std::size_t to, QuotedMessage head, bool quoted)
    {
        constexpr std::size_t messages_max = 50;
        std::string text;
        for (auto i = from; i < to; ++i) {
            const auto& line = lines_[i];
            text += quoted && line.quoted ? line.inner : line.text;
            text += '\n';
        }
        const auto older = text_lines(text);
        std::size_t start = 0;
        for (std::size_t i = 0; i < older.size() && body_.quoted.size() < messages_max; ++i) {
            const bool may_start = !older[i].folded.empty();
            const auto mark = may_start ? history_mark(older, i) : HistoryMark{};
            if (mark.kind == HistoryKind::none || mark.kind == HistoryKind::portal)
                continue;
            push(older, start, i, std::move(head));
            head = mark.head;
            i += mark.lines - 1;
            start = i + 1;
        }
        push(older, start, older.size(), std::move(head));
    }

    void
    push(const std::vector<TextLine>& lines, std::size_t from, std::size_t to, QuotedMessage head)
    {
        std::string text;
        for (auto i = from; i < to; ++i)
            text += std::string(lines[i].quoted ? lines[i].inner : lines[i].text) + '\n';
        head.text = trimmed(text);
        if (!head.text.empty() || head.from)
            body_.quoted.push_back(std::move(head));
    }

    std::vector<TextLine> lines_, own_;
    BodyText body_;
};

} // namespace

BodyText split_body(std::string_view text, const Mailbox& sender)
{
    return Splitter(text).split(sender);
}

} // namespace mailroom
