#include "parsers/body/sign_off.h"

#include "core/text.h"
#include "parsers/body/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

std::size_t words_in(std::string_view text)
{
    std::size_t words = 0;
    for (const auto piece : split(text, ' '))
        words += !piece.empty();
    return words;
}

bool starts_upper(std::string_view text)
{
    return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] & '\x80'));
}

// A person, company or department: a few words, most of them with a capital, no sentence.
bool is_name_like(const TextLine& line)
{
    constexpr std::size_t bytes_max = 60, words_max = 6;
    const auto text = trimmed(line.text);
    if (text.empty() || text.size() > bytes_max || words_in(text) > words_max || !starts_upper(text)
        || text.find_first_of("?!:;0123456789") != text.npos
        || phrase_at_start(PhraseKind::greeting, line.folded) > 0)
        return false;
    if (text.ends_with('.') && text.size() > 4 && text[text.size() - 3] != ' '
        && words_in(text) > 2)
        return false;
    std::size_t capitals = 0;
    for (const auto word : split(text, ' '))
        capitals += starts_upper(word);
    return capitals * 2 >= words_in(text);
}

constexpr auto formal = std::to_array<std::string_view>(
    {"gruss",       "gruesse", "gruess", "regards", "salut",  "cordial",  "atentament", "atenciosa",
     "cumprimento", "groet",   "saludo", "saluda",  "saluti", "hoogacht", "hochacht",   "sincer",
     "faithful",    "truly",   "wishes", "abra",    "cheers", "mfg",      "mvg"});

// "Kind regards", "Regards, Linda", "Mit besten Grüßen aus Bremen"; not "Thanks for the invoice".
bool is_closing(std::string_view folded)
{
    constexpr std::size_t bytes_max = 80, rest_words_max = 4;
    while (!folded.empty() && std::string_view("-~ ").find(folded[0]) != std::string_view::npos)
        folded.remove_prefix(1);
    const auto size = phrase_at_start(PhraseKind::closing, folded);
    if (size == 0 || folded.size() > bytes_max)
        return false;
    const auto phrase = folded.substr(0, size);
    auto rest = folded.substr(size);
    const auto last = rest.find_last_not_of(" ,.!;-:");
    rest = rest.substr(0, last == rest.npos ? 0 : last + 1);
    if (rest.empty())
        return true;
    const bool is_formal = std::ranges::any_of(
        formal, [&](std::string_view part) { return phrase.find(part) != phrase.npos; });
    if (rest.find_first_of("?") != rest.npos || words_in(rest) > rest_words_max + 2)
        return false;
    const bool parted = std::string_view(",/!.-&+").find(rest[0]) != std::string_view::npos;
    if (parted) {
        const auto more = trimmed(rest.substr(1));
        return phrase_at_start(PhraseKind::closing, more) > 0
            || (words_in(more) <= rest_words_max && more.find('.') == more.npos);
    }
    return is_formal && words_in(rest) <= rest_words_max;
}

class SignOffFinder {
public:
    explicit SignOffFinder(std::vector<TextLine> lines) : lines_(std::move(lines)) {}

    SignOff find()
    {
        drop_banner();
        drop_paragraphs_of(PhraseKind::disclaimer);
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

    void drop_paragraphs_of(PhraseKind kind)
    {
        const auto first = first_line();
        for (auto i = first; i < lines_.size(); ++i) {
            const bool starts_paragraph = i == first || lines_[i - 1].blank;
            if (!starts_paragraph || lines_[i].blank || i == first
                || phrase_at_start(kind, lines_[i].folded) == 0)
                continue;
            drop(i, paragraph_end(i));
        }
        remove_dropped();
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
            if (i == first || lines_[i].blank || !is_closing(lines_[i].folded))
                continue;
            const auto next = next_text(i + 1);
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
        return lines_.size() - at <= lines_max && words_in(line.text) <= 6
            && !line.text.ends_with('?') && phrase_at_start(PhraseKind::greeting, line.folded) == 0;
    }

    // A last paragraph that starts with a name, where nobody closes with a formula.
    std::size_t trailing_name() const
    {
        auto end = lines_.size();
        while (end > 0 && lines_[end - 1].blank)
            --end;
        auto start = end;
        while (start > 0 && !lines_[start - 1].blank)
            --start;
        constexpr std::size_t lines_max = 8;
        if (start == 0 || start <= first_line() || end - start > lines_max
            || !is_name_like(lines_[start]))
            return lines_.size();
        return start;
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
            if (!is_closing(folded(rest)))
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
