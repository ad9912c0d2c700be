#include "parsers/mime/addresses.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/mime/encoded_words.h"

#include <algorithm>

namespace mailroom {
namespace {

// One pass over the list. A phrase collects until ',' ';' or '<...>' says what it was.
class AddressReader {
public:
    AddressReader(
        std::string_view in, const Limits& limits, Defects& defects, std::string_view raw_charset)
        : in_(in),
          limits_(limits),
          defects_(defects),
          raw_charset_(raw_charset)
    {
    }

    std::vector<Mailbox> read()
    {
        while (at_ < in_.size() && !full_)
            step();
        finish();
        return std::move(out_);
    }

private:
    void step()
    {
        const char c = in_[at_];
        if (c == '(') {
            comment();
        } else if (c == '"') {
            quoted_string();
        } else if (c == '<') {
            angle();
        } else if (c == ',' || c == ';') {
            ++at_;
            finish();
        } else if (c == ':' && phrase_.find('@') == phrase_.npos) {
            // A group's name, RFC 5322 section 3.4: its members follow.
            ++at_;
            clear();
        } else if (c == '=' && in_.substr(at_, 2) == "=?") {
            encoded_word();
        } else if (is_white_space(c)) {
            ++at_;
            if (!phrase_.empty() && phrase_.back() != ' ')
                phrase_ += ' ';
        } else {
            phrase_ += c;
            ++at_;
        }
    }

    void encoded_word()
    {
        // Its text may hold anything; a comma in "=?utf-8?q?Doe,_John?=" is no separator.
        std::size_t end = in_.npos;
        const auto charset_end = in_.substr(0, at_ + 60).find('?', at_ + 2);
        if (charset_end != in_.npos && charset_end + 3 < in_.size())
            end = in_.substr(0, at_ + 2000).find("?=", charset_end + 3);
        if (end == in_.npos) {
            phrase_ += in_[at_++];
            return;
        }
        phrase_ += in_.substr(at_, end + 2 - at_);
        at_ = end + 2;
    }

    void comment()
    {
        int depth = 0;
        const auto start = at_ + 1;
        for (; at_ < in_.size(); ++at_) {
            if (in_[at_] == '\\') {
                ++at_;
                continue;
            }
            depth += in_[at_] == '(';
            depth -= in_[at_] == ')';
            if (depth == 0)
                break;
        }
        const auto end = std::min(at_, in_.size());
        if (comment_.empty() && start <= end)
            comment_ = in_.substr(start, end - start);
        at_ = std::min(at_ + 1, in_.size());
    }

    // Where the quote that opens at `open` closes. A quote that never closes is no quote, and then
    // none after it can be, so that this is found out once.
    std::size_t closing_quote(std::size_t open)
    {
        if (quote_never_closes_)
            return in_.npos;
        for (auto i = open + 1; i < in_.size(); ++i) {
            if (in_[i] == '\\')
                ++i;
            else if (in_[i] == '"')
                return i;
        }
        quote_never_closes_ = true;
        return in_.npos;
    }

    void quoted_string()
    {
        const auto start = at_;
        const auto end = closing_quote(start);
        if (end == in_.npos) {
            ++at_;
            return;
        }
        std::string text;
        for (++at_; at_ < end; ++at_) {
            at_ += in_[at_] == '\\';
            text += in_[at_];
        }
        at_ = end + 1;
        // A quoted local part stays quoted.
        phrase_ += at_ < in_.size() && in_[at_] == '@' ? in_.substr(start, at_ - start)
                                                       : std::string_view(text);
    }

    void angle()
    {
        const auto start = at_ + 1;
        auto end = start;
        // Within a quoted local part '>' is a character. Where '>' is missing, ',' ends.
        if (next_close_ < start)
            next_close_ = std::min(in_.find('>', start), in_.size());
        const bool closes = next_close_ < in_.size();
        auto comma = in_.npos;
        while (end < in_.size() && in_[end] != '>' && (closes || in_[end] != ',')) {
            if (in_[end] == '<' && comma != in_.npos) { // '>' is the next one's.
                end = comma;
                break;
            }
            if (in_[end] == ',')
                comma = end;
            const auto quote = in_[end] == '"' ? closing_quote(end) : in_.npos;
            end = quote == in_.npos ? end + 1 : quote + 1;
        }
        auto address = in_.substr(start, end - start);
        at_ = std::min(end == comma ? end : end + 1, in_.size());
        // RFC 5322 section 4.4: "<@relay,@relay:user@host>", a route before the address.
        if (address.starts_with('@'))
            address.remove_prefix(std::min(address.find(':') + 1, address.size()));
        while (address.starts_with('<'))
            address.remove_prefix(1);
        add(phrase_, address);
        clear();
        angle_seen_ = true;
    }

    // End of an address without angle brackets: the phrase was the address itself.
    void finish()
    {
        const auto phrase = trimmed(phrase_);
        if (!phrase.empty() && !angle_seen_)
            add_bare(phrase);
        clear();
        angle_seen_ = false;
    }

    void add_bare(std::string_view phrase)
    {
        const auto at = phrase.rfind('@');
        if (at == phrase.npos) {
            // A list that stands inside one encoded word as a whole, or a name alone.
            const auto decoded = decode_encoded_words(phrase, defects_);
            if (decoded != phrase && decoded.find('@') != decoded.npos && depth_ == 0) {
                AddressReader inner(decoded, limits_, defects_, raw_charset_);
                inner.depth_ = 1;
                for (auto& mailbox : inner.read())
                    push(std::move(mailbox));
                return;
            }
            add_defect(defects_, "an address has no '@'");
            push({comment_.empty() ? std::string() : name_of(comment_), std::string(phrase)});
            return;
        }
        // "John Doe john@example.com": the word with '@' is the address.
        if (phrase[0] != '"' && phrase.find(' ') != phrase.npos) {
            const bool spaced =
                phrase[at - (at > 0)] == ' ' || (at + 1 < phrase.size() && phrase[at + 1] == ' ');
            const auto blank = phrase.rfind(' ', at);
            if (!spaced && blank != phrase.npos) {
                const auto end = phrase.find(' ', at);
                add(phrase.substr(0, blank), phrase.substr(blank + 1, end - blank - 1));
                return;
            }
        }
        add({}, phrase);
    }

    void add(std::string_view name, std::string_view address)
    {
        std::string compact; // RFC 5322 section 4.4: blanks around '.' and '@'.
        bool quoted = false;
        for (const char c : address) {
            quoted ^= c == '"';
            if (quoted || !is_white_space(c))
                compact += c;
        }
        auto display_name = name_of(trimmed(name).empty() ? std::string_view(comment_) : name);
        if (compact.empty() && display_name.empty())
            return;
        push({std::move(display_name), decode_encoded_words(compact, defects_)});
    }

    std::string name_of(std::string_view raw)
    {
        auto name = decode_encoded_words(trimmed(raw), defects_, raw_charset_);
        // QUIRK: quotes inside the encoded word.
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        return std::string(trimmed(name));
    }

    void push(Mailbox mailbox)
    {
        if (out_.size() >= limits_.addresses_max) {
            add_defect(defects_, "too many addresses; the last were left out");
            full_ = true;
            return;
        }
        out_.push_back(std::move(mailbox));
    }

    void clear()
    {
        phrase_.clear();
        comment_.clear();
    }

    std::string_view in_;
    const Limits& limits_;
    Defects& defects_;
    std::string_view raw_charset_;
    std::size_t at_ = 0;
    std::string phrase_, comment_;
    bool angle_seen_ = false, full_ = false, quote_never_closes_ = false;
    std::size_t next_close_ = 0;
    int depth_ = 0;
    std::vector<Mailbox> out_;
};

} // namespace

std::vector<Mailbox> parse_addresses(
    std::string_view unfolded, const Limits& limits, Defects& defects, std::string_view raw_charset)
{
    return AddressReader(unfolded, limits, defects, raw_charset).read();
}

std::vector<std::string> parse_message_ids(std::string_view unfolded, const Limits& limits)
{
    std::vector<std::string> ids;
    while (ids.size() < limits.addresses_max) {
        const auto open = unfolded.find('<');
        if (open == unfolded.npos)
            break;
        const auto close = unfolded.find('>', open);
        if (close == unfolded.npos)
            break;
        const auto id = trimmed(unfolded.substr(open + 1, close - open - 1));
        if (!id.empty())
            ids.emplace_back(id);
        unfolded.remove_prefix(close + 1);
    }
    const auto bare = trimmed(unfolded);
    if (ids.empty() && !bare.empty() && bare.find_first_of(" \t") == bare.npos)
        ids.emplace_back(bare.substr(bare[0] == '<', bare.npos));
    return ids;
}

} // namespace mailroom
