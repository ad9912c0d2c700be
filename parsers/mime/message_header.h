#pragma once

// The fields of a message's header that have a meaning for us, RFC 5322 section 3.6.

#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"
#include "parsers/mime/header_section.h"

namespace mailroom {

// `raw_charset`: the charset of the text below, for raw bytes in the header; empty where unknown.
void read_message_header(
    const HeaderSection& header,
    std::string_view raw_charset,
    const Limits& limits,
    Message& message,
    Defects& defects);

// RFC 8601 section 2.2: the results of one Authentication-Results field, which is the `index`th
// from the top.
std::vector<AuthenticationResult>
parse_authentication_results(std::string_view unfolded, std::uint16_t index);

} // namespace mailroom
