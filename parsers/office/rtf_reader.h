#pragma once

// RTF (Word 2007 specification 1.9.1): what Outlook keeps as the body of its messages, and the
// letters that some accounting programs write.

#include "core/limits.h"

#include <string>
#include <string_view>

namespace mailroom {

// HTML in UTF-8, empty where `rtf` is no RTF. Of RTF that was made from HTML (MS-OXRTFEX) it is
// that HTML again, else paragraphs and tables. Pictures, hidden text, and what RTF keeps besides
// its text are left out.
std::string rtf_to_html(std::string_view rtf, const Limits& limits);

} // namespace mailroom
