#pragma once

// Small archives for tests, written by libarchive.

#include <string>
#include <utility>
#include <vector>

namespace mailroom::tests {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>; // Name, bytes.

std::string make_zip(const ArchiveFiles& files);
std::string make_stored_zip(const ArchiveFiles& files); // Nothing in it is compressed.
// By the cipher of old, which every program reads.
std::string make_locked_zip(const ArchiveFiles& files, const std::string& password);
std::string make_gzip(const std::string& bytes);

} // namespace mailroom::tests
