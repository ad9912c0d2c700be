#pragma once

// Non-delivery: reports of RFC 3464, and the prose of mail servers that send none.

#include "parsers/mime/message_parser.h"

#include <string>
#include <string_view>

namespace mailroom {

// Sets message.bounces, one for each recipient that the mail reports on.
void read_bounces(ParsedMessage& parsed, const Limits& limits);

// Whether the envelope or the sender's name says that a mail server wrote it.
bool is_from_mail_system(const Message& message);

// Whether it reports that the mail arrived (RFC 3464 section 2.3.3).
bool is_success(const BounceReport& report);

// Why, in one word (userunknown, mailboxfull, ...; data/bounce_reasons.txt lists them), from what
// the server said and its RFC 3463 status, either of which may be empty. "undefined" where neither
// tells.
std::string bounce_reason(std::string_view diagnostic, std::string_view status);

} // namespace mailroom
