#pragma once

// Where the message ends and the signature begins.

#include "parsers/body/history.h"

#include <string>
#include <vector>

namespace mailroom {

struct SignOff {
    std::vector<TextLine> kept;
    std::string signature;
};

// `lines` are those that the sender wrote, none of them quoted.
SignOff without_sign_off(std::vector<TextLine> lines, const Mailbox& sender);

} // namespace mailroom
