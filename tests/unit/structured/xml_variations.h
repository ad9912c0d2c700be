#pragma once

// The same XML, written otherwise: what XML 1.0 and its namespaces leave to the writer must not
// change what is read.

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

// A variation of a well-formed document in UTF-8 whose elements hold text or elements, not both.
// The seed decides, place by place: comments and processing instructions, blanks between elements,
// CDATA, characters by number, quotes, the order of attributes, empty elements in two tags, and for
// the whole document the encoding (UTF-8 with and without its mark, UTF-16 in both orders,
// ISO-8859-1) and an envelope around it.
std::string varied_xml(std::string_view xml, std::uint32_t seed);

// Another prefix for every element, or none with a namespace by default.
std::string with_other_prefixes(std::string_view xml, std::uint32_t seed);

} // namespace mailroom
