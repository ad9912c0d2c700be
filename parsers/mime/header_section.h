#pragma once

// The header of a message or body part, RFC 5322 section 2.2: fields as they stand, cut out without
// copying.

#include "core/limits.h"
#include "core/parsed.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct RawField {
    std::string_view name;
    std::string_view body; // Folded, as it stands, without the last line end.
};

struct HeaderSection {
    std::vector<RawField> fields; // In order. Views of the bytes given.

    // The first field of that name, without case: the one that other readers act on.
    const RawField* find(std::string_view name) const;
    std::string unfolded(std::string_view name) const; // Empty where absent.
};

// RFC 5322 section 2.2.3: line ends go, blanks stay.
std::string unfolded(std::string_view body);

// `bytes` is the header alone, without the blank line. Lines that are no field are passed over.
HeaderSection read_header_section(std::string_view bytes, const Limits& limits, Defects& defects);

// "Name:" at the start of the line, RFC 5322 section 3.6.8, blanks before the colon forgiven.
bool starts_field(std::string_view line);

} // namespace mailroom
