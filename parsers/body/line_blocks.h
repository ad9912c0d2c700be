#pragma once

// Paragraphs among lines: what stands between blank ones.

#include "parsers/body/history.h"

#include <cstddef>
#include <span>

namespace mailroom {

// The first line from `at` on that is not blank; lines.size() where there is none.
inline std::size_t next_text(std::span<const TextLine> lines, std::size_t at)
{
    while (at < lines.size() && lines[at].blank)
        ++at;
    return at;
}

// Behind the last line before `end` that is not blank.
inline std::size_t text_end(std::span<const TextLine> lines, std::size_t end)
{
    while (end > 0 && lines[end - 1].blank)
        --end;
    return end;
}

// The first line of the paragraph that ends before `end`.
inline std::size_t paragraph_start(std::span<const TextLine> lines, std::size_t end)
{
    while (end > 0 && !lines[end - 1].blank)
        --end;
    return end;
}

// Behind the last line of the paragraph that goes on at `at`.
inline std::size_t paragraph_end(std::span<const TextLine> lines, std::size_t at)
{
    while (at < lines.size() && !lines[at].blank)
        ++at;
    return at;
}

} // namespace mailroom
