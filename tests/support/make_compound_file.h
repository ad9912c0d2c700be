#pragma once

// Compound files (MS-CFB) for tests, written by libgsf.

#include <map>
#include <string>

namespace mailroom::tests {

// Streams by path: {"__attach_version1.0_#00000000/__substg1.0_37010102", bytes}.
std::string make_compound_file(const std::map<std::string, std::string>& streams);

} // namespace mailroom::tests
