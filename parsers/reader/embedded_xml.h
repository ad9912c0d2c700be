#pragma once

// A PDF and the e-invoice inside it (Factur-X, ZUGFeRD) are one document.

#include "core/document.h"

#include <vector>

namespace mailroom {

// The XML counts (EN 16931); the pages are what a person looks at. The document has the pages'
// path, sizes and text, the XML's type, fields and lines with the place on the page beside the
// XPath where they are printed, and one check "printed_TERM" for each field in which the pages say
// something else, or "printed" where all that can be compared is the same.
void unite_with_pages(std::vector<Document>& documents);

} // namespace mailroom
