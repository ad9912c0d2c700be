#pragma once

// Text in any charset to UTF-8. Never fails: what cannot be decoded is guessed, and what cannot be
// guessed becomes U+FFFD.

#include "core/parsed.h"

#include <string>
#include <string_view>

namespace mailroom {

bool is_ascii(std::string_view bytes);
bool is_utf8(std::string_view bytes);

// `label` is a charset name as mail writes it, or empty. The label is believed unless the bytes
// show that it is wrong: broken UTF-8, 8-bit "us-ascii", an unknown name. Then UTF-8 is tried, then
// what uchardet says, then windows-1252. QUIRK: iso-8859-1 is read as windows-1252 (every
// Windows mailer mislabels so), gb2312 as GB18030, and so on (WHATWG Encoding Standard).
// A byte order mark goes. `where` names the place in the defects.
std::string
to_utf8(std::string_view bytes, std::string_view label, std::string_view where, Defects& defects);

} // namespace mailroom
