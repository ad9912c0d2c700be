#include "parsers/body/history.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/body/header_block.h"
#include "parsers/body/phrases.h"
#include "parsers/body/quoted_addresses.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t folded_bytes_max = 400;

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, is_digit);
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

// "---- On Tue, 22 Dec 2026 14:17:36 +0530 X <x@y> wrote ----"
HistoryMark ruled_attribution(const TextLine& line)
{
    const auto words = without_rule(line.folded);
    HistoryMark mark{HistoryKind::attribution, 1, {}};
    read_attribution(without_rule(line.quoted ? line.inner : line.text), mark.head);
    return has_moment(words) && phrase_within(PhraseKind::attribution_verb, words) ? mark
                                                                                   : HistoryMark{};
}

enum class AttributionState { whole, may_go_on, none };

// Of the lines so far, folded and joined. `quote`: quoted text follows.
AttributionState reading_of(const std::string& joined, bool is_first_line, bool quote)
{
    const bool colon = joined.ends_with(':');
    const bool begins =
        phrase_at_start(PhraseKind::attribution_start, joined) > 0 || is_digit(joined[0]);
    const bool addressed =
        joined.find('@') != joined.npos && joined.find_first_of("<[(") != joined.npos;
    const bool dated = has_digit(joined);
    // The search for verbs is dear, and most lines can be told without.
    const bool verb = (colon || (dated && begins && quote))
        && phrase_within(PhraseKind::attribution_verb, joined);
    if ((colon && verb && dated && (begins || addressed || quote))
        || (colon && quote && (has_moment(joined) || (verb && is_first_line)))
        || (colon && dated && addressed && begins && joined.ends_with(">:"))
        || (verb && dated && begins && quote))
        return AttributionState::whole;
    // Only a line that starts as one may go on in the next.
    const bool ends = colon || !(begins || addressed) || (!dated && !is_first_line);
    return ends ? AttributionState::none : AttributionState::may_go_on;
}

// "On Wed, Oct 14, 2026 at 9:12 AM X <x@y>" / "wrote:", over up to four lines.
HistoryMark attribution(std::span<const TextLine> lines, std::size_t at)
{
    constexpr std::size_t lines_max = 4, bytes_max = 300;
    if (lines[at].folded.starts_with("--") && lines[at].folded.ends_with("--"))
        return ruled_attribution(lines[at]);
    std::string joined, source;
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
        const auto reading = reading_of(joined, i == at, quoted_follows(lines, i + 1));
        if (reading == AttributionState::none)
            return {};
        if (reading == AttributionState::whole) {
            HistoryMark mark{HistoryKind::attribution, i - at + 1, {}};
            read_attribution(source, mark.head);
            return mark;
        }
    }
    return {};
}

// "> text", and "| text" of some mailers; rows of tables have more bars.
bool is_quoted(std::string_view text, std::size_t first)
{
    constexpr std::size_t indent_max = 2;
    if (first > indent_max)
        return false;
    return text[first] == '>' || (text[first] == '|' && text.find('|', first + 1) == text.npos);
}

TextLine line_of(std::string_view text)
{
    TextLine line;
    line.text = without_trailing(text, " \t\r");
    line.inner = line.text;
    const auto first = line.text.find_first_not_of(" \t");
    if (first != line.text.npos && is_quoted(line.text, first)) {
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
    if (starts_header_block(line)) {
        if (auto mark = header_block(lines, at); mark.kind != HistoryKind::none)
            return mark;
    }
    if (auto mark = notes_block(lines, at); mark.kind != HistoryKind::none)
        return mark;
    return attribution(lines, at);
}

} // namespace mailroom
