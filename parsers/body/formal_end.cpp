#include "parsers/body/formal_end.h"

#include "parsers/body/closing.h"
#include "parsers/body/line_blocks.h"
#include "parsers/body/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

// Whether little is left from there on, and none of it a sentence to the reader.
bool is_tail(std::span<const TextLine> lines, std::size_t at)
{
    constexpr std::size_t lines_max = 12, words_max = 8;
    const auto& line = lines[at];
    return lines.size() - at <= lines_max && words_in(line.text) <= words_max
        && !line.text.ends_with('?') && phrase_at_start(PhraseKind::greeting, line.folded) == 0;
}

} // namespace

std::size_t closing_formula(std::span<const TextLine> lines)
{
    const auto first = next_text(lines, 0);
    for (auto i = first + 1; i < lines.size(); ++i) {
        if (lines[i].blank)
            continue;
        const auto next = next_text(lines, i + 1);
        const bool named = next < lines.size() && is_name_like(lines[next]);
        if (!named && phrase_at_start(PhraseKind::greeting, lines[i].folded) > 0)
            continue; // "Ciao" says both.
        if (!is_closing(lines[i].folded) && !(named && is_thanks_above_name(lines[i].folded))
            && !is_closing_with_name(lines[i].text, lines[i].folded))
            continue;
        if (next >= lines.size() || named || is_tail(lines, next) || is_closing(lines[next].folded))
            return i;
    }
    return lines.size();
}

std::size_t trailing_name(std::span<const TextLine> lines)
{
    constexpr std::size_t lines_max = 8, alone_words_max = 4;
    const auto end = text_end(lines, lines.size());
    auto start = paragraph_start(lines, end);
    if (end == 0 || end - start > lines_max)
        return lines.size();
    const auto paragraph = lines.subspan(start, end - start);
    if (std::ranges::any_of(paragraph, has_figures)) // A table.
        return lines.size();
    if (!is_name_like(lines[start]) && std::ranges::all_of(paragraph, is_contact)
        && text_end(lines, start) > 0)
        start = paragraph_start(lines, text_end(lines, start));
    if (start > next_text(lines, 0) && is_name_like(lines[start]))
        return start;
    // "... Give us a call sometime.\nBryn"
    const auto& last = lines[end - 1];
    if (end > 1 && !lines[end - 2].blank && is_name_like(last)
        && words_in(last.text) <= alone_words_max
        && std::string_view(".!?").find(lines[end - 2].text.back()) != std::string_view::npos)
        return end - 1;
    return lines.size();
}

} // namespace mailroom
