#include "parsers/body/header_block.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/body/phrases.h"
#include "parsers/body/quoted_addresses.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

// What stands behind "label:" at the line's start, if the label is of that kind.
std::optional<std::string_view> labelled(PhraseKind kind, const TextLine& line)
{
    const auto size = phrase_at_start(kind, line.folded);
    if (size == 0)
        return std::nullopt;
    const auto rest = trimmed(std::string_view(line.folded).substr(size));
    if (!rest.starts_with(':'))
        return std::nullopt;
    const auto source = line.quoted ? line.inner : line.text;
    return trimmed(source.substr(source.find(':') + 1));
}

bool is_label_line(const TextLine& line)
{
    for (const auto kind :
         {PhraseKind::label_from, PhraseKind::label_to, PhraseKind::label_cc,
          PhraseKind::label_date, PhraseKind::label_subject}) {
        if (labelled(kind, line))
            return true;
    }
    return false;
}

// "Reply-To:", "Importance :": a word or two and a colon.
bool has_some_label(const TextLine& line)
{
    constexpr std::size_t bytes_max = 24;
    const std::string_view text = line.folded;
    const auto colon = text.find(':');
    return colon != text.npos && colon > 0 && colon <= bytes_max
        && text.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == text.npos;
}

// QUIRK: Yahoo's plain text runs the block together: "--- Forwarded Message --- From: X <x@y>To:
// ..."
HistoryMark run_together(const TextLine& line, std::string_view rest)
{
    const auto source = line.quoted ? line.inner : line.text;
    const auto colon = source.find(':'), end = source.find('>');
    if (!is_phrase(PhraseKind::label_from, without_rule(rest.substr(0, rest.find(':'))))
        || end == source.npos || colon > end)
        return {};
    HistoryMark mark{HistoryKind::header_block, 1, {}};
    mark.head.from = quoted_mailbox(source.substr(colon + 1, end - colon));
    mark.head.forwarded = true;
    return mark;
}

} // namespace

bool has_moment(std::string_view text)
{
    const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const bool time = digit(i) && text[i + 1] == ':' && digit(i + 2) && digit(i + 3);
        const bool year = (text.substr(i, 2) == "20" || text.substr(i, 2) == "19") && digit(i + 2)
            && digit(i + 3) && !digit(i + 4) && (i == 0 || !digit(i - 1));
        if (time || year)
            return true;
    }
    return false;
}

std::string_view without_rule(std::string_view folded)
{
    return without_around(folded, "-=#~+:>* _");
}

bool starts_header_block(const TextLine& line)
{
    return labelled(PhraseKind::label_from, line) || labelled(PhraseKind::label_date, line);
}

// A block of "From:", "Sent:", "To:", "Subject:" in any order.
HistoryMark header_block(std::span<const TextLine> lines, std::size_t at)
{
    constexpr std::size_t lines_max = 12;
    HistoryMark mark;
    std::size_t labels = 0, i = at;
    bool wanted_seen = false; // The sender or the date.
    for (; i < lines.size() && i < at + lines_max; ++i) {
        const auto& line = lines[i];
        if (line.blank) {
            // Lines of HTML mail are often parted by blank ones.
            const bool goes_on = i + 1 < lines.size() && labels < 4 && is_label_line(lines[i + 1]);
            if (labels > 0 && !goes_on)
                break;
            continue;
        }
        // "Da" and "De" are labels for more than one thing; the sender's comes first.
        if (const auto from = labelled(PhraseKind::label_from, line); from && !mark.head.from) {
            mark.head.from = quoted_mailbox(*from);
            wanted_seen = true;
        } else if (const auto date = labelled(PhraseKind::label_date, line)) {
            mark.head.date = *date;
            wanted_seen = true;
        } else if (const auto subject = labelled(PhraseKind::label_subject, line)) {
            mark.head.subject = *subject;
        } else if (const auto to = labelled(PhraseKind::label_to, line)) {
            mark.head.to = quoted_mailboxes(*to);
        } else if (!labelled(PhraseKind::label_cc, line)) {
            // A folded list of recipients, "Reply-To: ...", a subject that the mailer has wrapped.
            const bool folded = line.text.starts_with(' ') || line.text.starts_with('\t')
                || has_some_label(line) || (i + 1 < lines.size() && is_label_line(lines[i + 1]));
            if (labels == 0 || !folded)
                break;
            continue;
        }
        ++labels;
    }
    const bool addressed = mark.head.from && !mark.head.from->addr_spec.empty();
    if (!wanted_seen || labels < (addressed ? 2u : 3u))
        return {};
    mark.kind = HistoryKind::header_block;
    mark.lines = i - at;
    return mark;
}

// QUIRK: Lotus Notes prints "X <x@y>", the date, and labels without a colon: "To", "Subject".
HistoryMark notes_block(std::span<const TextLine> lines, std::size_t at)
{
    constexpr std::size_t lines_max = 16, date_bytes_max = 40;
    const auto next = [&](std::size_t i) {
        while (++i < lines.size() && lines[i].blank) {
        }
        return std::min(i, lines.size());
    };
    const auto date = lines[at].text.ends_with('>') ? next(at) : lines.size();
    if (date == lines.size() || lines[date].text.size() > date_bytes_max
        || !has_moment(lines[date].folded))
        return {};
    HistoryMark mark;
    mark.head.from = quoted_mailbox(lines[at].text);
    mark.head.date = lines[date].text;
    if (!mark.head.from || mark.head.from->addr_spec.empty())
        return {};
    for (auto i = next(date); i < std::min(lines.size(), at + lines_max); i = next(i)) {
        const auto value = next(i);
        if (value == lines.size() || !is_phrase(PhraseKind::label_subject, lines[i].folded))
            continue;
        mark.kind = HistoryKind::header_block;
        mark.head.subject = lines[value].text;
        mark.lines = value + 1 - at;
        break;
    }
    return mark.kind == HistoryKind::none ? HistoryMark{} : mark;
}

HistoryMark separator(std::span<const TextLine> lines, std::size_t at)
{
    const auto& folded = lines[at].folded;
    const auto words = without_rule(folded);
    if (words.empty())
        return {};
    const auto forward_size = phrase_at_start(PhraseKind::forward_separator, words);
    const bool ruled = folded.starts_with("--") || folded.starts_with("==");
    if (ruled && forward_size > 0 && words.substr(forward_size).starts_with(" --"))
        return run_together(lines[at], words.substr(forward_size));
    if (words.size() > 100)
        return {};
    if (phrase_within(PhraseKind::above_line, words) && phrase_within(PhraseKind::answer, words))
        return {HistoryKind::portal, 1, {}};
    const bool forwarded = forward_size > 0;
    const bool original = phrase_at_start(PhraseKind::original_separator, words) > 0;
    const bool alone = folded.ends_with(':') && is_phrase(PhraseKind::forward_separator, words);
    if (!((forwarded || original) && ruled) && !alone)
        return {};
    std::size_t next = at + 1;
    while (next < lines.size() && lines[next].blank)
        ++next;
    auto mark = next < lines.size() ? header_block(lines, next) : HistoryMark{};
    mark.lines += mark.kind == HistoryKind::none ? 1 : next - at;
    mark.kind = HistoryKind::header_block;
    mark.head.forwarded = forwarded;
    return mark;
}

} // namespace mailroom
