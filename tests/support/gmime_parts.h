#pragma once

// What GMime (libgmime-3.0) makes of a message: the oracle for decoded bytes and the measure of
// speed.

#include <string>
#include <string_view>
#include <vector>

namespace mailroom::tests {

// The content of each leaf in order, its transfer encoding undone; those of enclosed messages too.
std::vector<std::string> parts_by_gmime(std::string_view message);

} // namespace mailroom::tests
