#pragma once

// The sums and rates that a vocabulary says must hold, EN 16931's BR-CO rules among them.

#include "core/document.h"
#include "parsers/xml/xml_format.h"

#include <vector>

namespace mailroom {

// The checks of the format that can be made of this document: what is needed for a check and does
// not stand in the file leaves it out. Nothing is repaired.
std::vector<Check> make_xml_checks(
    const XmlTree& tree, const XmlFormat& format, XmlTree::Node node, const Document& document);

} // namespace mailroom
