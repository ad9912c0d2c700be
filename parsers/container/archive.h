#pragma once

// The files in an archive: ZIP, gzip, tar (also packed by gzip) and 7z, by libarchive. Bombs end at
// Limits: at most parts_max files, `bytes_max` unpacked bytes, and archive_ratio_max times the
// packed size.

#include "core/limits.h"
#include "core/parsed.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct ArchivedFile {
    std::string name; // As the archive says, UTF-8: may hold folders, and is never used as a path.
    std::string bytes;
    bool locked = false; // By a password that we do not have; then it has no bytes.
};

// Whether detect_type()'s answer names an archive that unpack() opens.
bool is_archive(std::string_view detected_type);

// What the path of a file inside says of its archive: "zip", "gz", "tar", "7z". Of the archive's
// own bytes, since a tar may be packed.
std::string_view archive_kind(std::string_view detected_type);

// A file that is damaged or beyond the limits is left out, with a defect. The one file of a gzip
// has no name.
Parsed<std::vector<ArchivedFile>> unpack(
    std::string_view bytes,
    std::uint64_t bytes_max,
    const Limits& limits,
    std::span<const std::string> passwords = {});

} // namespace mailroom
