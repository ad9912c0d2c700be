#pragma once

// Small archives for tests, written by libarchive.

#include <string>
#include <utility>
#include <vector>

namespace mailroom::tests {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>; // Name, bytes.

std::string make_zip(const ArchiveFiles& files);
std::string make_gzip(const std::string& bytes);

} // namespace mailroom::tests
