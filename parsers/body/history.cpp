#include "parsers/body/history.h"

#include "core/text.h"
#include "parsers/body/phrases.h"
#include "parsers/body/quoted_addresses.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t folded_bytes_max = 400;

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A time of day or a year, in whatever language the rest is.
bool has_moment(std::string_view text)
{
    const auto digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const bool time = digit(i) && text[i + 1] == ':' && digit(i + 2) && digit(i + 3);
        const bool year = (text.substr(i, 2) == "20" || text.substr(i, 2) == "19") && digit(i + 2)
            && digit(i + 3) && !digit(i + 4) && (i == 0 || !digit(i - 1));
        if (time || year)
            return true;
    }
    return false;
}

// "-----original message-----" -> "original message"
std::string_view without_rule(std::string_view folded)
{
    constexpr std::string_view rule = "-=#~+:>* _";
    const auto first = folded.find_first_not_of(rule);
    if (first == folded.npos)
        return {};
    return folded.substr(first, folded.find_last_not_of(rule) - first + 1);
}

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
    if (words.empty() || words.size() > 100)
        return {};
    if (phrase_within(PhraseKind::above_line, words) && phrase_within(PhraseKind::answer, words))
        return {HistoryKind::portal, 1, {}};
    const bool ruled = folded.starts_with("--") || folded.starts_with("==");
    const bool forwarded = phrase_at_start(PhraseKind::forward_separator, words) > 0;
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

bool quoted_follows(std::span<const TextLine> lines, std::size_t at)
{
    while (at < lines.size() && lines[at].blank)
        ++at;
    return at < lines.size() && lines[at].quoted;
}

// QUIRK: Windows Mail parts "On ... X", "<", "mailto:x@y", "> wrote:" by blank lines.
bool goes_on_in_address(std::span<const TextLine> lines, std::size_t at)
{
    while (at < lines.size() && lines[at].blank)
        ++at;
    const auto text = at < lines.size() ? trimmed(lines[at].text) : std::string_view{};
    return text.starts_with('<') || text.starts_with("[mailto:") || text.starts_with("mailto:");
}

// "On Wed, Oct 14, 2026 at 9:12 AM X <x@y>" / "wrote:", over up to four lines.
HistoryMark attribution(std::span<const TextLine> lines, std::size_t at)
{
    constexpr std::size_t lines_max = 4, bytes_max = 300;
    std::string joined, source;
    // "---- On Tue, 22 Dec 2026 14:17:36 +0530 X <x@y> wrote ----"
    const auto& first = lines[at];
    const bool ruled = first.folded.starts_with("--") && first.folded.ends_with("--");
    if (ruled) {
        const auto words = without_rule(first.folded);
        HistoryMark mark{HistoryKind::attribution, 1, {}};
        read_attribution(without_rule(first.quoted ? first.inner : first.text), mark.head);
        return has_moment(words) && phrase_within(PhraseKind::attribution_verb, words)
            ? mark
            : HistoryMark{};
    }
    std::size_t blanks = 0;
    for (std::size_t i = at; i < lines.size() && i < at + lines_max + blanks; ++i) {
        const auto& line = lines[i];
        if (line.blank && i > at && has_moment(joined) && goes_on_in_address(lines, i)) {
            ++blanks;
            continue;
        }
        const bool same = line.quoted == lines[at].quoted
            || (line.quoted && i > at && joined.find('<') != joined.npos
                && phrase_at_start(PhraseKind::attribution_verb, line.folded) > 0); // "> wrote:"
        if (line.blank || !same || joined.size() > bytes_max)
            return {};
        joined += (i > at ? " " : "") + line.folded;
        source += (i > at ? " " : "") + std::string(line.quoted ? line.inner : line.text);
        const bool colon = joined.ends_with(':');
        const bool begins = phrase_at_start(PhraseKind::attribution_start, joined) > 0
            || (joined[0] >= '0' && joined[0] <= '9');
        const bool addressed =
            joined.find('@') != joined.npos && joined.find_first_of("<[(") != joined.npos;
        const bool dated = has_digit(joined);
        const bool quote = quoted_follows(lines, i + 1);
        // The search for verbs is dear, and most lines can be told without.
        const bool verb = (colon || (dated && begins && quote))
            && phrase_within(PhraseKind::attribution_verb, joined);
        const bool found = (colon && verb && dated && (begins || addressed || quote))
            || (colon && quote && (has_moment(joined) || (verb && i == at)))
            || (colon && dated && addressed && begins && joined.ends_with(">:"))
            || (verb && dated && begins && quote);
        if (found) {
            HistoryMark mark{HistoryKind::attribution, i - at + 1, {}};
            read_attribution(source, mark.head);
            return mark;
        }
        // Only a line that starts as one may go on in the next.
        if (colon || !(begins || addressed) || (!dated && i > at))
            return {};
    }
    return {};
}

TextLine line_of(std::string_view text)
{
    TextLine line;
    const auto last = text.find_last_not_of(" \t\r");
    line.text = text.substr(0, last == text.npos ? 0 : last + 1);
    line.inner = line.text;
    const auto first = line.text.find_first_not_of(" \t");
    if (first != line.text.npos && first < 3 && line.text[first] == '>') {
        line.quoted = true;
        line.inner = line.text.substr(first + 1);
        if (line.inner.starts_with(' '))
            line.inner.remove_prefix(1);
    }
    line.folded = phrase_form(line.inner.substr(0, folded_bytes_max));
    line.folded = trimmed(line.folded);
    line.blank = !line.quoted && trimmed(line.text).empty();
    return line;
}

} // namespace

std::vector<TextLine> text_lines(std::string_view text)
{
    std::vector<TextLine> lines;
    while (!text.empty()) {
        const auto newline = std::min(text.find('\n'), text.size());
        lines.push_back(line_of(text.substr(0, newline)));
        text.remove_prefix(std::min(newline + 1, text.size()));
    }
    return lines;
}

HistoryMark history_mark(std::span<const TextLine> lines, std::size_t at)
{
    const auto& line = lines[at];
    if (line.folded.empty())
        return {};
    if (auto mark = separator(lines, at); mark.kind != HistoryKind::none)
        return mark;
    if (labelled(PhraseKind::label_from, line) || labelled(PhraseKind::label_date, line)) {
        if (auto mark = header_block(lines, at); mark.kind != HistoryKind::none)
            return mark;
    }
    if (auto mark = notes_block(lines, at); mark.kind != HistoryKind::none)
        return mark;
    return attribution(lines, at);
}

} // namespace mailroom
