#pragma once

// What programs and companies add to a mail: warnings of mail servers above it, disclaimers and
// legal notes below it, what a telephone says of itself.

#include "parsers/body/history.h"

#include <vector>

namespace mailroom {

// `lines` without them. Where nothing else would stay, a warning is taken for the message.
std::vector<TextLine> without_notes(std::vector<TextLine> lines);

} // namespace mailroom
