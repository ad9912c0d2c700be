#pragma once

// What Mailroom understands of a message, as a clerk would like to read it in a terminal.

#include "core/reading.h"
#include "core/understanding.h"
#include "desk/actions.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Ends in \n. `understanding` may be null, where there are no books to ask.
std::string explain_text(
    std::string_view file,
    const Reading& reading,
    const Understanding* understanding,
    const std::vector<Action>& actions);

} // namespace mailroom
