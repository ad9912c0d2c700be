#include "parsers/sheet/format_code.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

using Kind = FormatToken::Kind;

constexpr std::string_view date_letters = "ymdhs";

bool is_run_of(std::string_view text, std::string_view letters)
{
    return !text.empty() && letters.find(text.front()) != letters.npos
        && text.find_first_not_of(text.front()) == text.npos;
}

class FormatParser {
public:
    explicit FormatParser(std::string_view code) : code_(code) {}

    std::vector<FormatSection> parse()
    {
        sections_.emplace_back();
        while (at_ < code_.size())
            take();
        return std::move(sections_);
    }

private:
    void add(Kind kind, std::string text)
    {
        auto& tokens = sections_.back().tokens;
        if (kind == Kind::literal && !tokens.empty() && tokens.back().kind == kind)
            tokens.back().text += text;
        else
            tokens.push_back({kind, std::move(text)});
    }

    bool take_word(std::string_view word, Kind kind)
    {
        if (!equals_ignoring_case(code_.substr(at_, word.size()), word))
            return false;
        at_ += word.size();
        add(kind, to_lower_ascii(word));
        return true;
    }

    void take()
    {
        const char c = code_[at_];
        if (c == ';') {
            sections_.emplace_back();
            ++at_;
        } else if (c == '"') {
            const auto end = std::min(code_.find('"', at_ + 1), code_.size());
            add(Kind::literal, std::string(code_.substr(at_ + 1, end - at_ - 1)));
            at_ = end + 1;
        } else if (c == '[') {
            const auto end = std::min(code_.find(']', at_), code_.size());
            take_bracket(code_.substr(at_ + 1, end - at_ - 1));
            at_ = end + 1;
        } else if (c == '\\' || c == '_' || c == '*') {
            take_escape(c);
        } else if (
            !take_word("General", Kind::general) && !take_word("AM/PM", Kind::date)
            && !take_word("A/P", Kind::date)) {
            take_plain(c);
        }
    }

    // The character after it: itself, a blank of its width, or what fills the column.
    void take_escape(char how)
    {
        std::size_t end = std::min(at_ + 2, code_.size());
        while (end < code_.size() && (code_[end] & 0xC0) == 0x80)
            ++end;
        if (how == '\\')
            add(Kind::literal, std::string(code_.substr(at_ + 1, end - at_ - 1)));
        else if (how == '_')
            add(Kind::literal, " ");
        at_ = end;
    }

    // A currency and locale [$€-407], elapsed time [h], a condition [>=100], a colour.
    void take_bracket(std::string_view inside)
    {
        if (inside.starts_with('$')) {
            add(Kind::literal, std::string(inside.substr(1, inside.find('-') - 1)));
        } else if (const auto small = to_lower_ascii(inside); is_run_of(small, "hms")) {
            add(Kind::date, '[' + small + ']');
        } else if (const auto digits = inside.find_first_not_of("<>="); digits > 0) {
            FormatSection::Condition condition{std::string(inside.substr(0, digits)), 0};
            if (digits != inside.npos)
                std::from_chars(
                    inside.data() + digits, inside.data() + inside.size(), condition.limit);
            sections_.back().condition = std::move(condition);
        }
    }

    void take_plain(char c)
    {
        const auto small = to_lower_ascii(code_.substr(at_, 1));
        if (date_letters.find(small) != date_letters.npos) {
            auto run = at_;
            while (run < code_.size() && to_lower_ascii(code_.substr(run, 1)) == small)
                ++run;
            add(Kind::date, std::string(run - at_, small[0]));
            at_ = run;
        } else if (c == '.' && follows_seconds()) {
            const auto end = std::min(code_.find_first_not_of('0', at_ + 1), code_.size());
            add(Kind::date, std::string(code_.substr(at_, end - at_)));
            at_ = end;
        } else if (
            small == "e" && at_ + 1 < code_.size()
            && (code_[at_ + 1] == '+' || code_[at_ + 1] == '-')) {
            add(Kind::exponent, std::string("E") + code_[at_ + 1]);
            at_ += 2;
        } else {
            add(kind_of(c), std::string(1, c));
            ++at_;
        }
    }

    static Kind kind_of(char c)
    {
        switch (c) {
        case '0':
        case '#':
        case '?':
            return Kind::digit;
        case '.':
            return Kind::point;
        case ',':
            return Kind::comma;
        case '%':
            return Kind::percent;
        case '/':
            return Kind::slash;
        case '@':
            return Kind::text;
        default:
            return Kind::literal;
        }
    }

    bool follows_seconds() const
    {
        const auto& tokens = sections_.back().tokens;
        return !tokens.empty() && tokens.back().kind == Kind::date
            && tokens.back().text.find('s') != std::string::npos && at_ + 1 < code_.size()
            && code_[at_ + 1] == '0';
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::vector<FormatSection> sections_;
};

} // namespace

bool FormatSection::has(FormatToken::Kind kind) const
{
    return std::ranges::find(tokens, kind, &FormatToken::kind) != tokens.end();
}

std::vector<FormatSection> parse_format_code(std::string_view code)
{
    return FormatParser(code).parse();
}

} // namespace mailroom
