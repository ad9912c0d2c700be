#include "parsers/body/sign_off.h"

#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/formal_end.h"
#include "parsers/body/line_blocks.h"
#include "parsers/body/notes.h"
#include "parsers/body/phrases.h"
#include "parsers/body/sign_off_model.h"

#include <algorithm>

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
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_dashes(lines_[i].text))
                return i;
            if (is_rule(lines_[i].text) && i > next_text(lines_, 0)) {
                first = std::min(first, i);
                last = i;
            }
        }
        // Several part sections of the message, but where they stand around the signature.
        const bool sections = first != last && next_text(lines_, last + 1) < lines_.size();
        return sections ? lines_.size() : first;
    }

    // A closing formula is surer than the likeness of lines.
    std::size_t end_of_message() const
    {
        const auto formula = closing_formula(lines_);
        if (formula < lines_.size())
            return formula;
        const auto start = std::min(
            trailing_name(lines_), sign_off_start(sign_off_features(lines_, name_), lines_.size()));
        return start < lines_.size() && belongs_to_line_above(start) ? lines_.size() : start;
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
        const bool wrapped = above == at && text.size() >= wrapped_bytes_min && first >= 'a'
            && first <= 'z' && std::string_view(".!?").find(text.back()) == std::string_view::npos;
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
            if (!is_closing(folded) && !is_closing_with_name(rest, folded))
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
