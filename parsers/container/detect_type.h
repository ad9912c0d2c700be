#pragma once

// What bytes are, whatever their label says.

#include <string_view>

namespace mailroom {

// A media type in lower case; "text/plain" or "application/octet-stream" where nothing better is
// known. Looks at the first kilobytes alone, and at the names in a ZIP directory.
//
// A message (message/rfc822) is told from text by its first lines: see looks_like_message().
std::string_view detect_type(std::string_view bytes);

// RFC 5322: begins with header fields, or with an mbox line; one of them is a field that only mail
// has (Content-Type, Received ...), or two are fields that a letter may begin with too (From,
// Subject ...).
bool looks_like_message(std::string_view bytes);

} // namespace mailroom
