#pragma once

// Compound files (MS-CFB): the storages and streams in .msg, .xls, .doc and locked Office files, by
// libgsf.

#include "core/limits.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct CompoundEntry {
    std::string name;                    // UTF-8
    std::string bytes;                   // Of a stream.
    std::vector<CompoundEntry> children; // Of a storage.

    const CompoundEntry* child(std::string_view child_name) const; // Null where there is none.
    std::string_view stream(std::string_view child_name) const;    // Empty where there is none.
};

// The root storage; nothing where the bytes are no compound file. What is damaged inside is left
// out, as is what goes beyond parts_max entries, container_depth_max, or all streams together being
// larger than the file, which only a forged one's are.
std::optional<CompoundEntry> read_compound_file(std::string_view bytes, const Limits& limits);

} // namespace mailroom
