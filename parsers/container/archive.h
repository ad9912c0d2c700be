#pragma once

// The files in an archive: ZIP, gzip, tar and 7z, by libarchive. Bombs end at Limits: at most
// parts_max files, `bytes_max` unpacked bytes, and archive_ratio_max times the packed size.

#include "core/limits.h"
#include "core/parsed.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct ArchivedFile {
    std::string name; // As the archive says, UTF-8: may hold folders, and is never used as a path.
    std::string bytes;
};

// Whether detect_type()'s answer names an archive that unpack() opens.
bool is_archive(std::string_view detected_type);

// A file that is locked, damaged or beyond the limits is left out, with a defect.
Parsed<std::vector<ArchivedFile>>
unpack(std::string_view bytes, std::uint64_t bytes_max, const Limits& limits);

} // namespace mailroom
