#include "store/mail_identity.h"

#include "core/ascii.h"
#include "core/limits.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 3> required{"message-id", "date", "from"};
constexpr unsigned all_required = (1u << required.size()) - 1;
constexpr std::array<std::string_view, 9> others{"sender",     "reply-to",     "to",
                                                 "cc",         "subject",      "in-reply-to",
                                                 "references", "mime-version", "auto-submitted"};

// Runs of blanks and line ends become one space; none at the ends.
std::string unfolded(std::string_view body)
{
    std::string text;
    for (const char c : body) {
        if (!is_white_space(c))
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (text.ends_with(' '))
        text.pop_back();
    return text;
}

// Where the header's last line has ended, the blank line not counted: {its end, start of body}.
std::optional<std::pair<std::size_t, std::size_t>>
end_of_header(std::string_view text, std::size_t from)
{
    if (from == 0 && (text.starts_with('\n') || text.starts_with("\r\n")))
        return std::pair{std::size_t{0}, text.find('\n') + 1};
    for (auto at = text.find('\n', from); at != text.npos; at = text.find('\n', at + 1)) {
        const auto rest = text.substr(at + 1);
        if (rest.starts_with('\n'))
            return std::pair{at + 1, at + 2};
        if (rest.starts_with("\r\n"))
            return std::pair{at + 1, at + 3};
    }
    return std::nullopt;
}

} // namespace

void MailIdentity::update(std::string_view bytes)
{
    if (!in_header_) {
        take_body(bytes);
        return;
    }
    // The end may have begun in what came before: "\n", "\r".
    const auto from = header_.size() < 3 ? 0 : header_.size() - 3;
    header_ += bytes;
    const auto end = end_of_header(header_, from);
    too_large_ |= (end ? end->first : header_.size()) > Limits{}.header_bytes_max;
    if (!end) {
        if (too_large_)
            header_.clear();
        return;
    }
    const auto body = header_.substr(end->second);
    header_.resize(end->first);
    take_header();
    take_body(body);
}

void MailIdentity::take_header()
{
    in_header_ = false;
    std::string_view rest = header_;
    while (!rest.empty()) {
        auto end = rest.find('\n');
        while (end != rest.npos && end + 1 < rest.size()
               && (rest[end + 1] == ' ' || rest[end + 1] == '\t'))
            end = rest.find('\n', end + 1);
        const auto size = end == rest.npos ? rest.size() : end + 1;
        take_field(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    hasher_.update("\n");
    header_.clear();
}

void MailIdentity::take_field(std::string_view field)
{
    const auto colon = field.find(':');
    if (colon == field.npos)
        return;
    const auto name = to_lower_ascii(trimmed(field.substr(0, colon)));
    const auto body = unfolded(field.substr(colon + 1));
    const auto place = std::ranges::find(required, name);
    if (place != required.end() && !body.empty())
        found_ |= 1u << (place - required.begin());
    if (place == required.end() && std::ranges::find(others, name) == others.end()
        && !name.starts_with("content-"))
        return;
    hasher_.update(name + ':' + body + '\n');
}

void MailIdentity::take_body(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        if (end > 0) {
            hasher_.update(std::string(line_feeds_, '\n'));
            line_feeds_ = 0;
            hasher_.update(bytes.substr(0, end));
        }
        if (end == bytes.size())
            return;
        line_feeds_ += bytes[end] == '\n' ? 1U : 0U;
        bytes.remove_prefix(end + 1);
    }
}

std::optional<Sha256> MailIdentity::finish()
{
    if (in_header_ && !too_large_)
        take_header(); // A mail without a body.
    if (too_large_ || found_ != all_required)
        return std::nullopt;
    return hasher_.finish();
}

} // namespace mailroom
