#pragma once

// What machines report of our own mail beside bounces: complaints (RFC 5965, message/
// feedback-report) and read receipts (RFC 8098, message/disposition-notification).

#include "parsers/mime/message_parser.h"

namespace mailroom {

// Sets message.feedback and message.read_receipt where such a part is there.
void read_machine_reports(ParsedMessage& parsed, const Limits& limits);

} // namespace mailroom
