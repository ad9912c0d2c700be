#pragma once

#include "core/events.h"

#include <string>

namespace mailroom {

// Who does it, as the audit remembers it.
struct Actor {
    UserId user = 0;             // 0: Mailroom itself.
    std::string name = "system"; // The login of a person, the name of a token.
};

} // namespace mailroom
