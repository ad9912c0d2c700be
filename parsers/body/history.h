#pragma once

// Where the words of others begin in a text: attribution lines, header blocks, separators.

#include "core/message.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct TextLine {
    std::string_view text;  // Without its line end and blanks at its end.
    std::string_view inner; // Without one level of "> ".
    std::string folded;     // Of `inner` where quoted, else of `text`; its start, if very long.
    bool quoted = false;
    bool blank = false;
    bool dropped = false; // Not the sender's words.
};

std::vector<TextLine> text_lines(std::string_view text);

enum class HistoryKind : std::uint8_t {
    none,
    attribution,  // "On ... X wrote:"; what is quoted follows.
    header_block, // "From: ... Sent: ..." or a separator line: all the rest is history.
    portal,       // "Please type your reply above this line": the same, and nobody's message.
};

struct HistoryMark {
    HistoryKind kind = HistoryKind::none;
    std::size_t lines = 0; // How many lines the mark takes.
    QuotedMessage head;    // What it says of the message that follows; `text` is empty.
};

// The mark that starts at lines[at].
HistoryMark history_mark(std::span<const TextLine> lines, std::size_t at);

} // namespace mailroom
