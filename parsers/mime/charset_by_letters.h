#pragma once

// The old charsets that programs write files in without naming them, known by what stands inside
// of words.

#include <string_view>

namespace mailroom {

// "windows-1250", "iso-8859-2" or "cp858" (DOS) where bytes stand between letters, or as rules,
// that are letters or rules there and signs in windows-1252; else empty. Looks at all bytes.
std::string_view charset_by_letters(std::string_view bytes);

} // namespace mailroom
