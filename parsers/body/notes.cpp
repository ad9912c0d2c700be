#include "parsers/body/notes.h"

#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/line_blocks.h"
#include "parsers/body/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::string_view around_warnings = " -*#!|<>[:";

class NoteFinder {
public:
    explicit NoteFinder(std::vector<TextLine> lines) : lines_(std::move(lines)) {}

    std::vector<TextLine> find()
    {
        constexpr int banners_max = 3;
        for (int i = 0; i < banners_max && drop_banner(); ++i) {
        }
        drop_pictures();
        drop_paragraphs();
        drop_legal_note();
        drop_mobile_notes();
        drop_ticket_mark();
        return std::move(lines_);
    }

private:
    void drop(std::size_t from, std::size_t to)
    {
        for (auto i = from; i < to; ++i)
            lines_[i].dropped = true;
    }

    void remove_dropped()
    {
        std::erase_if(lines_, [](const TextLine& line) { return line.dropped; });
    }

    std::string folded(std::size_t from, std::size_t to) const
    {
        constexpr std::size_t bytes_max = 600;
        std::string text;
        for (auto i = from; i < to && text.size() < bytes_max; ++i)
            text += lines_[i].folded + ' ';
        return text;
    }

    static bool is_warning(std::string_view text)
    {
        auto words = text.substr(phrase_at_start(PhraseKind::tag, text));
        words = words.substr(std::min(words.find_first_not_of(around_warnings), words.size()));
        if (phrase_at_start(PhraseKind::banner, words) > 0)
            return true;
        return phrase_within(PhraseKind::caution, text) && phrase_within(PhraseKind::outside, text)
            && phrase_within(PhraseKind::mail, text);
    }

    // Whether the message starts with a warning, which is gone then.
    bool drop_banner()
    {
        const auto first = next_text(lines_, 0);
        if (first >= lines_.size())
            return false;
        const auto end = paragraph_end(lines_, first);
        auto own = first + 1; // "CAUTION: External sender.\nDear Sam,"
        while (own < end && phrase_at_start(PhraseKind::greeting, lines_[own].folded) == 0)
            ++own;
        if (!is_warning(folded(first, own)))
            return drop_tag(first);
        if (next_text(lines_, own) >= lines_.size())
            own = is_warning(lines_[first].folded) ? first + 1 : own;
        if (next_text(lines_, own) >= lines_.size())
            return false;
        drop(0, own);
        remove_dropped();
        return true;
    }

    // "[EXTERNAL] Dear Sam,"
    bool drop_tag(std::size_t first)
    {
        auto& line = lines_[first];
        const auto size = phrase_at_start(PhraseKind::tag, line.folded);
        const auto end = line.text.find(']');
        if (size == 0 || end == line.text.npos)
            return false;
        line.text = trimmed(line.text.substr(end + 1));
        line.folded = trimmed(std::string_view(line.folded).substr(size));
        line.blank = line.text.empty();
        return false;
    }

    // What stands for a picture in text: "[cid:image001.png@01DC2588]", "[image: Logo]".
    void drop_pictures()
    {
        for (auto& line : lines_) {
            const auto text = std::string_view(line.folded);
            line.dropped = text.ends_with(']')
                && (text.starts_with("[cid:") || text.starts_with("[image:")
                    || text.starts_with("[inline image"))
                && text.find(']') + 1 == text.size();
        }
        remove_dropped();
    }

    // Starts as one, or speaks of nothing else.
    bool is_disclaimer(std::size_t from, std::size_t to) const
    {
        if (phrase_at_start(PhraseKind::disclaimer, lines_[from].folded) > 0)
            return true;
        constexpr std::size_t bytes_min = 120, subjects_min = 3;
        const auto text = folded(from, to);
        return text.size() >= bytes_min
            && phrases_within(PhraseKind::confidential, text) >= subjects_min;
    }

    // "This message was generated automatically, please do not reply": a short paragraph that
    // names no document and nobody to write to.
    bool is_automatic(std::size_t from, std::size_t to) const
    {
        constexpr std::size_t bytes_max = 250;
        const auto text = folded(from, to);
        return text.size() <= bytes_max && text.find_first_of("0123456789@") == text.npos
            && phrase_within(PhraseKind::automatic, text);
    }

    void drop_paragraphs()
    {
        for (auto i = paragraph_end(lines_, next_text(lines_, 0)); i < lines_.size(); ++i) {
            if (lines_[i].blank || !lines_[i - 1].blank)
                continue;
            const auto end = paragraph_end(lines_, i);
            if (is_disclaimer(i, end) || is_automatic(i, end))
                drop(i, end);
        }
        remove_dropped();
    }

    // What a company must say of itself stands under the name, at the very end.
    void drop_legal_note()
    {
        const auto first = next_text(lines_, 0);
        const auto end = text_end(lines_, lines_.size());
        const auto start = paragraph_start(lines_, end);
        const auto above = paragraph_start(lines_, text_end(lines_, start));
        if (above <= first || !is_name_like(lines_[above]))
            return;
        const auto is_legal = [&](const TextLine& line) {
            return phrase_within(PhraseKind::legal, line.folded);
        };
        const auto last = lines_.begin() + static_cast<std::ptrdiff_t>(end);
        if (std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(start), last, is_legal))
            lines_.resize(start);
    }

    void drop_mobile_notes()
    {
        constexpr std::size_t bytes_max = 120;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].text.size() <= bytes_max
                && phrase_at_start(PhraseKind::mobile, without_leading(lines_[i].folded, "(<[ "))
                    > 0)
                drop(i, paragraph_end(lines_, i));
        }
        remove_dropped();
    }

    // By which a ticket system knows the thread again, in a line of its own at the end:
    // "Ref:MSG20881733_hH2kQ", "[ ref:_00D20x._5002x:ref ]".
    void drop_ticket_mark()
    {
        const auto end = text_end(lines_, lines_.size());
        if (end <= next_text(lines_, 0) + 1)
            return;
        const auto line = trimmed(lines_[end - 1].text);
        const auto mark = trimmed(without_trailing(without_leading(line, "[ "), " ]"));
        constexpr std::string_view label = "ref:";
        if (equals_ignoring_case(mark.substr(0, label.size()), label) && mark.find('_') != mark.npos
            && mark.find(' ') == mark.npos)
            lines_.resize(end - 1);
    }

    std::vector<TextLine> lines_;
};

} // namespace

std::vector<TextLine> without_notes(std::vector<TextLine> lines)
{
    return NoteFinder(std::move(lines)).find();
}

} // namespace mailroom
