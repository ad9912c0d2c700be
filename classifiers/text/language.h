#pragma once

// The language of a text, as ISO 639-1 ("pt", never "pt-BR"); empty where there is none to tell.

#include "core/books.h"
#include "core/reading.h"

#include <string>
#include <string_view>

namespace mailroom {

struct LanguageGuess {
    std::string language; // ISO 639-1
    bool reliable = false;
};

// `hint` is a language that is likelier than others, or empty: it decides where the words alone
// leave it open.
LanguageGuess guess_language(std::string_view text, std::string_view hint);

// The language in which a clerk would answer: that of the newest words; where they are too few to
// tell, of what was forwarded, of the attached documents and of what was quoted; at last the
// party's and our own company's.
std::string detect_language(const Reading& reading, const Books& books, std::string_view party_id);

} // namespace mailroom
