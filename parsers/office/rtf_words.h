#pragma once

// What control words of RTF stand for.

#include <cstdint>
#include <string_view>

namespace mailroom {

// Whether a group that begins so holds something else than the document's text.
bool is_rtf_aside(std::string_view word);

std::string_view rtf_symbol(std::string_view word); // UTF-8; empty where the word is no symbol.

// Of \fcharset: as Windows numbers its charsets; 0 for one that is not known.
std::uint32_t code_page_of_rtf_charset(int charset);

} // namespace mailroom
