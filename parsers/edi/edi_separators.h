#pragma once

// How the headers of EDI syntaxes say which characters part segments, elements and components.

#include "parsers/edi/edi_interchange.h"

#include <optional>
#include <string_view>

namespace mailroom {

struct EdiSeparators {
    char component = ':', element = '+', release = '?', terminator = '\'';
    char tag_end = '+'; // What follows the tag: '=' in TRADACOMS.
};

// Without a byte order mark and blanks before the first segment.
std::string_view edi_without_preamble(std::string_view bytes);

// The separators that the segment at the front of the text brings: ISA, UNA, a UNB or STX that
// stands alone, at the start of the text also a GS or ST without its ISA. Nothing where it brings
// none.
std::optional<EdiSeparators> edi_separators(EdiSyntax syntax, std::string_view text, bool at_start);

} // namespace mailroom
