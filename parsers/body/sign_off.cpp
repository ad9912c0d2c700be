#include "parsers/body/sign_off.h"

#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

class SignOffFinder {
public:
    explicit SignOffFinder(std::vector<TextLine> lines) : lines_(std::move(lines)) {}

    SignOff find()
    {
        drop_banner();
        drop_disclaimers();
        drop_mobile_notes();
        cut(std::min({delimiter(), closing(), trailing_name()}));
        cut_closing_in_last_line();
        return {std::move(lines_), std::move(signature_)};
    }

private:
    std::size_t first_line() const
    {
        std::size_t i = 0;
        while (i < lines_.size() && lines_[i].blank)
            ++i;
        return i;
    }

    std::size_t next_text(std::size_t i) const
    {
        while (i < lines_.size() && lines_[i].blank)
            ++i;
        return i;
    }

    std::size_t paragraph_end(std::size_t i) const
    {
        while (i < lines_.size() && !lines_[i].blank)
            ++i;
        return i;
    }

    void drop(std::size_t from, std::size_t to)
    {
        for (auto i = from; i < to; ++i)
            lines_[i].dropped = true;
    }

    void remove_dropped()
    {
        std::erase_if(lines_, [](const TextLine& l) { return l.dropped; });
    }

    void drop_banner()
    {
        const auto first = first_line();
        if (first < lines_.size()
            && phrase_at_start(PhraseKind::banner, lines_[first].folded) > 0) {
            const auto end = paragraph_end(first);
            if (next_text(end) < lines_.size())
                drop(0, end);
            remove_dropped();
        }
    }

    void drop_disclaimers()
    {
        const auto first = first_line();
        for (auto i = paragraph_end(first); i < lines_.size(); ++i) {
            if (lines_[i].blank || !lines_[i - 1].blank)
                continue;
            if (phrase_at_start(PhraseKind::disclaimer, lines_[i].folded) > 0)
                drop(i, paragraph_end(i));
        }
        remove_dropped();
        // What a company must say of itself stands under the name, at the very end.
        const auto end = text_end(lines_.size());
        const auto start = paragraph_start(end);
        const auto above = paragraph_start(text_end(start));
        if (above > first && is_name_like(lines_[above])
            && std::any_of(
                lines_.begin() + static_cast<std::ptrdiff_t>(start),
                lines_.begin() + static_cast<std::ptrdiff_t>(end),
                [](const TextLine& line) { return phrase_within(PhraseKind::legal, line.folded); }))
            lines_.resize(start);
    }

    void drop_mobile_notes()
    {
        constexpr std::size_t bytes_max = 120;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].text.size() <= bytes_max
                && phrase_at_start(PhraseKind::mobile, lines_[i].folded) > 0)
                drop(i, paragraph_end(i));
        }
        remove_dropped();
    }

    // RFC 3676 section 4.3: "-- ". QUIRK: many leave out the blank.
    std::size_t delimiter() const
    {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto& text = lines_[i].text;
            if (text == "--" || text == "\xE2\x80\x94" || text == "---" || text == "- --"
                || (text.starts_with("_____") && text.find_first_not_of('_') == text.npos))
                return i;
        }
        return lines_.size();
    }

    std::size_t closing() const
    {
        const auto first = first_line();
        for (auto i = first; i < lines_.size(); ++i) {
            if (i == first || lines_[i].blank)
                continue;
            const auto next = next_text(i + 1);
            const bool named = next < lines_.size() && is_name_like(lines_[next]);
            if (!is_closing(lines_[i].folded) && !(named && is_thanks_above_name(lines_[i].folded)))
                continue;
            if (next >= lines_.size() || is_name_like(lines_[next]) || is_tail(next)
                || is_closing(lines_[next].folded))
                return i;
        }
        return lines_.size();
    }

    // Whether little is left from there on, and none of it a sentence to the reader.
    bool is_tail(std::size_t at) const
    {
        constexpr std::size_t lines_max = 12;
        const auto& line = lines_[at];
        return lines_.size() - at <= lines_max && words_in(line.text) <= 8
            && !line.text.ends_with('?') && phrase_at_start(PhraseKind::greeting, line.folded) == 0;
    }

    std::size_t paragraph_start(std::size_t end) const
    {
        while (end > 0 && !lines_[end - 1].blank)
            --end;
        return end;
    }

    std::size_t text_end(std::size_t end) const
    {
        while (end > 0 && lines_[end - 1].blank)
            --end;
        return end;
    }

    // A last paragraph that starts with a name, where nobody closes with a formula.
    std::size_t trailing_name() const
    {
        constexpr std::size_t lines_max = 8;
        const auto end = text_end(lines_.size());
        auto start = paragraph_start(end);
        if (end == 0 || end - start > lines_max)
            return lines_.size();
        const bool contact = std::all_of(
            lines_.begin() + static_cast<std::ptrdiff_t>(start),
            lines_.begin() + static_cast<std::ptrdiff_t>(end), is_contact);
        if (contact && text_end(start) > 0)
            start = paragraph_start(text_end(start));
        if (start > first_line() && is_name_like(lines_[start]))
            return start;
        // "... Give us a call sometime.\nBryn"
        const auto& last = lines_[end - 1];
        if (end > 1 && !lines_[end - 2].blank && is_name_like(last) && words_in(last.text) <= 4
            && std::string_view(".!?").find(lines_[end - 2].text.back()) != std::string_view::npos)
            return end - 1;
        return lines_.size();
    }

    // Everything from `at` on goes, but for a postscript.
    void cut(std::size_t at)
    {
        if (at >= lines_.size())
            return;
        std::vector<TextLine> tail(lines_.begin() + static_cast<std::ptrdiff_t>(at), lines_.end());
        lines_.resize(at);
        bool postscript = false;
        for (auto& line : tail) {
            const auto size = phrase_at_start(PhraseKind::postscript, line.folded);
            const auto rest = std::string_view(line.folded).substr(size);
            const bool begins = size > 0
                && (rest.starts_with(':') || rest.starts_with('.') || rest.starts_with(' '));
            if (line.blank)
                postscript = false;
            if (begins && !postscript) {
                lines_.push_back({}); // Parted from what was before the signature.
                lines_.back().blank = true;
            }
            postscript |= begins;
            if (postscript)
                lines_.push_back(std::move(line));
            else
                signature_ += std::string(line.text) + '\n';
        }
        signature_ = trimmed(signature_);
    }

    // "We pay on the 30th. Best, Tom"
    void cut_closing_in_last_line()
    {
        auto last = lines_.size();
        while (last > 0 && lines_[last - 1].blank)
            --last;
        if (last == 0)
            return;
        auto& line = lines_[last - 1];
        constexpr std::size_t closing_bytes_max = 60;
        for (std::size_t i = 1; i + 1 < line.text.size(); ++i) {
            const bool sentence_end = line.text[i] == ' '
                && std::string_view(".!?)").find(line.text[i - 1]) != std::string_view::npos;
            if (!sentence_end || line.text.size() - i > closing_bytes_max)
                continue;
            const auto rest = trimmed(line.text.substr(i));
            if (!is_closing(phrase_form(rest)))
                continue;
            if (signature_.empty())
                signature_ = rest;
            line.text = trimmed(line.text.substr(0, i));
            return;
        }
    }

    std::vector<TextLine> lines_;
    std::string signature_;
};

} // namespace

SignOff without_sign_off(std::vector<TextLine> lines)
{
    return SignOffFinder(std::move(lines)).find();
}

} // namespace mailroom
