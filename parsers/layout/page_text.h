#pragma once

// A page as plain text in which columns stay where a person sees them.

#include "core/layout.h"

#include <cstddef>
#include <string>

namespace mailroom {

// Lines end in \n. Words that a column's gap separates are padded with blanks to the place where
// the eye finds them; a gap between paragraphs leaves one empty line. At most `bytes_max` bytes.
std::string page_text(const Page& page, std::size_t bytes_max);

// Sets layout.text from its pages, each ended by \f but the last, at most `bytes_max` bytes.
void set_text_from_pages(TextLayout& layout, std::size_t bytes_max);

} // namespace mailroom
