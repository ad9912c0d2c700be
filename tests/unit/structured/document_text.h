#pragma once

// What was read of a structured file as lines of text, to compare with what a case expects. Syntax
// does not show: decimals are without trailing zeros, evidence and method are left out.

#include "core/document.h"
#include "core/parsed.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// By the reader that the bytes ask for: XML, EDI, MT940, BAI2.
Parsed<std::vector<Document>> read_structured(std::string_view bytes);

// "document invoice", "  TERM: value" sorted by term, "  line" with its own below it, "  check RULE
// holds", then "defect ...".
std::string text_of(const Parsed<std::vector<Document>>& read);

// The same of one line, to look for it elsewhere.
std::string text_of(const Facts& line);

} // namespace mailroom
