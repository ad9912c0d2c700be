#include "parsers/body/sign_off.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/formal_end.h"
#include "parsers/body/line_blocks.h"
#include "parsers/body/notes.h"
#include "parsers/body/phrases.h"
#include "parsers/body/sign_off_model.h"

#include <algorithm>
#include <span>

namespace mailroom {
namespace {

class SignOffFinder {
public:
    SignOffFinder(std::vector<TextLine> lines, const Mailbox& sender)
        : lines_(without_notes(std::move(lines))),
          name_(words_of_name(sender))
    {
    }

    SignOff find()
    {
        cut(delimiter());
        cut(end_of_message());
        cut_closing_in_last_line();
        return {std::move(lines_), std::move(signature_)};
    }

private:
    // RFC 3676 section 4.3: "-- ". QUIRK: many leave out the blank.
    std::size_t delimiter() const
    {
        const auto is_dashes = [](std::string_view text) { return text == "--" || text == "- --"; };
        const auto is_rule = [](std::string_view text) {
            return text == "\xE2\x80\x94" || text == "---"
                || (text.starts_with("_____") && text.find_first_not_of('_') == text.npos);
        };
        auto first = lines_.size(), last = lines_.size();
        const auto top = next_text(lines_, 0);
        for (auto i = top; i < lines_.size(); ++i) {
            if (i > top && is_rule_above_card(i))
                return i;
            if (is_dashes(lines_[i].text))
                return i;
            if (is_rule(lines_[i].text) && i > top) {
                first = std::min(first, i);
                last = i;
            }
        }
        // Several part sections of the message, but where they stand around the signature.
        const bool sections = first != last && next_text(lines_, last + 1) < lines_.size();
        const auto below = std::span(lines_).subspan(first);
        return sections || std::ranges::any_of(below, has_figures) ? lines_.size() : first;
    }

    // "----------" and nothing below it but a name and the ways to reach him; a table has figures.
    bool is_rule_above_card(std::size_t at) const
    {
        constexpr std::size_t dashes_min = 4, lines_max = 15, words_max = 8, contacts_min = 2;
        const auto rule = lines_[at].text;
        if (rule.size() < dashes_min || rule.find_first_not_of("-=*~") != rule.npos)
            return false;
        const auto first = next_text(lines_, at + 1);
        if (first == lines_.size() || std::ranges::any_of(lines_[first].text, is_digit))
            return false;
        std::size_t count = 0, contacts = 0, addresses = 0;
        for (auto i = first; i < lines_.size(); i = next_text(lines_, i + 1)) {
            const auto& line = lines_[i];
            if (++count > lines_max || words_in(line.text) > words_max
                || std::string_view(".!?").find(line.text.back()) != std::string_view::npos)
                return false;
            contacts += is_contact(line);
            addresses += is_address(line);
        }
        return contacts >= contacts_min && addresses > 0;
    }

    // A closing formula is surer than the likeness of lines.
    std::size_t end_of_message() const
    {
        const auto formula = closing_formula(lines_);
        if (formula < lines_.size())
            return formula;
        const auto start = std::min(
            {trailing_name(lines_), own_name(),
             sign_off_start(sign_off_features(lines_, name_), lines_.size())});
        return start < lines_.size() && belongs_to_line_above(start) ? lines_.size() : start;
    }

    // The sender's full name in a line of its own, and no sentence below it.
    std::size_t own_name() const
    {
        constexpr std::size_t name_words_min = 2, lines_max = 16, words_max = 10;
        const auto second = next_text(lines_, 0) + 1;
        std::size_t lines = 0;
        for (auto i = lines_.size(); i-- > second && lines <= lines_max;) {
            const auto& line = lines_[i];
            const auto words = words_in(line.text);
            lines += !line.blank;
            if (words > words_max || line.text.ends_with('?'))
                break;
            const auto named = std::ranges::count_if(name_, [&](const std::string& word) {
                return line.folded.find(word) != std::string::npos;
            });
            if (words >= name_words_min && static_cast<std::size_t>(named) == words
                && lines_[i - 1].blank)
                return i;
        }
        return lines_.size();
    }

    // "Please write to:" and a name; the rest of a sentence that the mailer has wrapped.
    bool belongs_to_line_above(std::size_t at) const
    {
        constexpr std::size_t wrapped_bytes_min = 45;
        const auto above = text_end(lines_, at);
        if (above == 0)
            return false;
        const auto text = lines_[above - 1].text;
        const auto first = lines_[at].text.front();
        const bool wrapped = above == at && text.size() >= wrapped_bytes_min && is_lower(first)
            && std::string_view(".!?").find(text.back()) == std::string_view::npos;
        return text.ends_with(':') || wrapped;
    }

    // Everything from `at` on goes, but for a postscript.
    void cut(std::size_t at)
    {
        if (at >= lines_.size())
            return;
        std::vector<TextLine> tail(lines_.begin() + static_cast<std::ptrdiff_t>(at), lines_.end());
        lines_.resize(at);
        bool postscript = false;
        std::string signature;
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
                signature += std::string(line.text) + '\n';
        }
        signature_ = trimmed(signature + signature_);
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
            const auto folded = phrase_form(rest);
            if (is_thanks_alone(folded)
                || (!is_closing(folded) && !is_closing_with_name(rest, folded)))
                continue;
            if (signature_.empty())
                signature_ = rest;
            line.text = trimmed(line.text.substr(0, i));
            return;
        }
    }

    std::vector<TextLine> lines_;
    std::vector<std::string> name_;
    std::string signature_;
};

} // namespace

SignOff without_sign_off(std::vector<TextLine> lines, const Mailbox& sender)
{
    return SignOffFinder(std::move(lines), sender).find();
}

} // namespace mailroom
