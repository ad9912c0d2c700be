#pragma once

// What a mail server's answer looks like when it stands in prose.

#include <string>
#include <string_view>

namespace mailroom {

// RFC 3463: "5.1.1" as a word of its own, the one behind a reply code if there is such; empty where
// there is none.
std::string status_in(std::string_view text);

// RFC 5321 section 4.2: where "550 " or "550-" stands as a word of its own; npos where it doesn't.
std::size_t reply_code_in(std::string_view text);

// The first addr-spec of a line; empty where there is none.
std::string_view address_in(std::string_view line);

} // namespace mailroom
