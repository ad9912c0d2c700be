#pragma once

// RFC 2047: =?charset?encoding?text?= in header fields.

#include "core/parsed.h"

#include <string>
#include <string_view>

namespace mailroom {

// `unfolded` may hold raw 8-bit bytes. QUIRK: they are taken for UTF-8 or, failing that, for
// `raw_charset`, as the text below the header names it (old web forms and ERP systems write both
// alike). Where it names none that extends ASCII, text of few ASCII letters is guessed, and other
// text is windows-1252.
// Blanks between two encoded words go. QUIRK: words with blanks inside, words that touch other
// text, characters that are cut between two words (Outlook, PHP) are read as they were meant.
std::string decode_encoded_words(
    std::string_view unfolded, Defects& defects, std::string_view raw_charset = {});

} // namespace mailroom
