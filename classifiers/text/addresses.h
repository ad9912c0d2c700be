#pragma once

#include <string_view>
#include <vector>

namespace mailroom {

// What a text writes as addresses, in order: runs without blanks, brackets and quotes that hold an
// '@' and behind it a domain with a dot, without the marks that end a sentence. "@firm.example" is
// one, too. Views into the text; in time linear in its length.
std::vector<std::string_view> addresses_in(std::string_view text);

} // namespace mailroom
