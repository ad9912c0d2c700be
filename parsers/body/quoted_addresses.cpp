#include "parsers/body/quoted_addresses.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/body/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_address_character(char c)
{
    return is_letter_or_digit(c) || is_beyond_ascii(c)
        || std::string_view("._%+-='/&").find(c) != std::string_view::npos;
}

struct Place {
    std::size_t start = 0, end = 0;
};

// The first addr-spec in the text.
std::optional<Place> address_in(std::string_view text)
{
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        Place place{at, at + 1};
        while (place.start > 0 && is_address_character(text[place.start - 1]))
            --place.start;
        while (place.end < text.size() && is_address_character(text[place.end]))
            ++place.end;
        while (place.end > at && text[place.end - 1] == '.')
            --place.end;
        if (place.start < at && place.end > at + 1)
            return place;
    }
    return std::nullopt;
}

std::string_view without_marks(std::string_view name)
{
    return without_around(name, " \t\"'<>[](),;:*");
}

bool is_name_word(std::string_view word)
{
    const bool upper = is_upper(word[0]) || is_beyond_ascii(word[0]);
    static constexpr auto others =
        std::to_array<std::string_view>({"AM", "PM", "CET", "CEST", "GMT", "UTC", "EST", "Uhr"});
    return upper && word.back() != ',' && std::ranges::find(others, word) == others.end()
        && word.find_first_of("0123456789") == word.npos;
}

// The words of a name at the end of the text, which starts with a date.
std::string_view name_at_end(std::string_view text)
{
    text = trimmed(text);
    auto start = text.size();
    while (start > 0) {
        const auto blank = text.substr(0, start - 1).rfind(' ');
        const auto begin = blank == text.npos ? 0 : blank + 1;
        const auto word = trimmed(text.substr(begin, start - begin));
        if (word.empty() || !is_name_word(word))
            break;
        start = begin;
    }
    return trimmed(text.substr(start));
}

} // namespace

std::optional<Mailbox> quoted_mailbox(std::string_view text)
{
    const auto place = address_in(text);
    auto name = text;
    Mailbox mailbox;
    if (place) {
        mailbox.addr_spec = text.substr(place->start, place->end - place->start);
        name = text.substr(0, place->start);
        if (const auto mailto = name.rfind("mailto:"); mailto != name.npos)
            name = name.substr(0, mailto);
    }
    mailbox.display_name = without_marks(name);
    if (mailbox.display_name.empty() && mailbox.addr_spec.empty())
        return std::nullopt;
    return mailbox;
}

std::vector<Mailbox> quoted_mailboxes(std::string_view text)
{
    constexpr std::size_t mailboxes_max = 200;
    std::vector<Mailbox> mailboxes;
    std::string_view pending = text;
    while (!pending.empty() && mailboxes.size() < mailboxes_max) {
        auto end = pending.find(';');
        const auto at = pending.find('@');
        const auto comma = at == pending.npos ? pending.npos : pending.find(',', at);
        end = std::min({end, comma, pending.size()});
        if (auto mailbox = quoted_mailbox(pending.substr(0, end)))
            mailboxes.push_back(*std::move(mailbox));
        pending.remove_prefix(std::min(end + 1, pending.size()));
    }
    return mailboxes;
}

void read_attribution(std::string_view line, QuotedMessage& head)
{
    const auto place = address_in(line);
    Mailbox from;
    auto before = line;
    if (place) {
        from.addr_spec = line.substr(place->start, place->end - place->start);
        before = line.substr(0, place->start);
        const auto open = before.find_last_of("<([");
        if (open != before.npos && open + 10 > before.size())
            before = before.substr(0, open);
    }
    // "... schrieb X <x@y>:" and "... X <x@y> wrote:".
    auto name = name_at_end(without_trailing(before, " ("));
    if (!place && name.empty()) { // "Am 14.10.26 um 09:12 schrieb Sarah Lind" and "X ha scritto:"
        auto words = without_trailing(line, ": ");
        for (int i = 0; i < 3 && name.empty() && !words.empty(); ++i) {
            const auto blank = words.rfind(' ');
            words = blank == words.npos ? std::string_view() : words.substr(0, blank);
            name = name_at_end(words);
        }
    }
    from.display_name = without_marks(name);
    if (!from.display_name.empty() || !from.addr_spec.empty())
        head.from = std::move(from);
    const auto digit = line.find_first_of("0123456789");
    const auto date_end = name.empty() ? (place ? place->start : line.size())
                                       : static_cast<std::size_t>(name.data() - line.data());
    if (digit != line.npos && digit < date_end)
        head.date = without_marks(line.substr(digit, date_end - digit));
}

} // namespace mailroom
