#pragma once

// Plain text as a page: every character a box of one width, so that columns made with blanks or
// tabs stay columns.

#include "core/layout.h"
#include "core/limits.h"

#include <string_view>

namespace mailroom {

// `utf8` with line ends of any kind; a form feed starts a page. Words over limits.words_max are
// left out.
TextLayout text_layout(std::string_view utf8, const Limits& limits = {});

} // namespace mailroom
