#pragma once

// Structured business documents in XML: UBL 2.1 (Peppol BIS 3), UN/CEFACT CII (Factur-X, ZUGFeRD 1
// and 2, XRechnung), FatturaPA, ISO 20022 ... Every vocabulary is a file in parsers/xml/data/
// (xml_format.h).

#include "core/document.h"
#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/xml/xml_format.h"

#include <string_view>
#include <vector>

namespace mailroom {

// The documents that the XML holds, each value with the path of its element; none where it is not
// XML, or of no vocabulary that we know (a defect says which). Envelopes around them (SBDH, SOAP)
// are looked through. Document::path is left for the caller. Values are certain where the file is:
// confidence 1, lowered where one of the standard's sums does not hold. A file that is cut short or
// not well-formed gives the values and lines that are whole, with the failed check "well-formed".
Parsed<std::vector<Document>> read_xml_documents(std::string_view bytes, const Limits& limits);

// The same for a tree that is at hand, from the element `root`, by a format that is known. Where
// the tree was made from EDI (its elements say their `segment`), evidence names the segment instead
// of the path.
std::vector<Document> read_documents(
    const XmlTree& tree, XmlTree::Node root, const XmlFormat& format, const Limits& limits);

} // namespace mailroom
