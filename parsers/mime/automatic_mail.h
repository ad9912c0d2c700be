#pragma once

// Mail that no person wrote: RFC 3834, RFC 3464, iCalendar, mailing lists, and what out-of-office
// programs write without saying so in the header.

#include "parsers/mime/message_parser.h"

namespace mailroom {

// Sets auto_kind and is_mailing_list. Looks at the header, at the types of the parts and at
// `message.bounces`, which must be there already.
void judge_automatic(ParsedMessage& parsed);

} // namespace mailroom
