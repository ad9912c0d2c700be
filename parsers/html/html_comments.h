#pragma once

// Comments that are no good ones, which libxml2 2.9 takes for text.

#include <string>

namespace mailroom {

// `html` without declarations that are neither a comment nor a DOCTYPE, as the marks that Word
// leaves in mail, "<![if !supportLists]>": browsers skip them (HTML, 13.2.5.42, "bogus comment").
std::string without_odd_comments(std::string html);

} // namespace mailroom
