#pragma once

// The bytes of an XML file as UTF-8, whatever they are and whatever they say that they are.

#include "core/parsed.h"

#include <string>
#include <string_view>

namespace mailroom {

// UTF-16 and UTF-32 are told by their byte order mark or by where their zeros stand (XML 1.0,
// appendix F), other encodings by the XML declaration. QUIRK: .NET writes encoding="utf-16" into
// files that it saves as UTF-8, and many programs write windows-1252 under encoding="UTF-8": what
// the bytes are wins, and a defect says so where something was guessed. Blanks and rubbish before
// the first '<' go. The declaration itself stays as it was written.
std::string xml_in_utf8(std::string_view bytes, Defects& defects);

} // namespace mailroom
