#pragma once

// How the lines of a page rise or fall that a camera or a careless hand took: a picture is turned
// as a whole until most of it is level, and what is left (lines that fan out towards one side, that
// bow where the sheet was bent) is still enough to part the ends of a row from each other. Pure.

#include "core/layout.h"

#include <vector>

namespace mailroom::fields {

class PageTilt {
public:
    PageTilt() = default; // Level.
    // Told by where far-apart words stand at one height best; level where nothing does.
    PageTilt(const Page& page, const std::vector<const Word*>& words);

    // The middle of the word's line at the middle of the page, in points.
    float line_of(const Word& word) const;

private:
    float width_ = 1, height_ = 1;
    float slope_ = 0, fan_ = 0, bow_ = 0; // Points by which a line falls, left to right.
};

} // namespace mailroom::fields
