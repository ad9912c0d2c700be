#pragma once

// Text in any charset to UTF-8. Never fails: what cannot be decoded is guessed, and what cannot be
// guessed becomes U+FFFD.

#include "core/parsed.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

bool is_ascii(std::string_view bytes);
bool is_utf8(std::string_view bytes);

// "utf-16le" or "utf-16be" where most letters are pairs with a zero byte, as programs write that
// forget the byte order mark; else empty.
std::string_view unmarked_utf16(std::string_view bytes);

// `label` is a charset name as mail writes it, or empty. The label is believed unless the bytes
// show that it is wrong: broken UTF-8, 8-bit "us-ascii", an unknown name. Then UTF-16 and UTF-8
// are tried, then what uchardet says, charset_by_letters(), then windows-1252.
// QUIRK: iso-8859-1 is read as windows-1252 (every Windows mailer mislabels so), gb2312 as
// GB18030, and so on (WHATWG Encoding Standard). A byte order mark goes. `where` names the place
// in the defects.
std::string
to_utf8(std::string_view bytes, std::string_view label, std::string_view where, Defects& defects);

// UTF-16, little-endian, without a mark.
std::string to_utf16le(std::string_view utf8);

// The name of a Windows code page, for to_utf8(): 1252 -> "windows-1252", 932 -> "cp932". Empty
// for 0, which says nothing.
std::string charset_of_code_page(std::uint32_t code_page);

} // namespace mailroom
