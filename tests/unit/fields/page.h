#pragma once

// Pages for tests, drawn with characters: each character is six points wide, each line twelve high,
// so that a test reads like the page that it means. Two blanks or more part columns.

#include "core/layout.h"
#include "parsers/fields/extract.h"

#include <string>
#include <string_view>

namespace mailroom {

TextLayout layout_of(std::string_view drawn); // Pages are parted by \f.

// The only document that is read from the page; more or none fail the test.
Document only(std::string_view drawn, const ExtractContext& context = {});

std::string lines_of(const Document& document); // "number net|number net"

} // namespace mailroom
