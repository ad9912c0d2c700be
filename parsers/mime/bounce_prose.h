#pragma once

#include "parsers/mime/message_parser.h"

#include <vector>

namespace mailroom {

// What a non-delivery says in words: fills what `bounces` lacks, and finds the recipients where
// there is no report of RFC 3464. Leaves `bounces` empty where the mail is no bounce.
void complete_from_prose(const ParsedMessage& parsed, std::vector<BounceReport>& bounces);

} // namespace mailroom
