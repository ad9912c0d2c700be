#pragma once

// The phrases of data/phrases.txt, and text made comparable with them.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class PhraseKind : std::uint8_t {
    attribution_verb,   // "wrote"
    attribution_start,  // "On" (a date)
    original_separator, // "-----Original Message-----"
    forward_separator,  // "---------- Forwarded message ----------"
    answer,             // With the next, a portal's rule: "type your reply"
    above_line,         // "above this line"
    label_from,
    label_to,
    label_cc,
    label_date,
    label_subject,
    closing,
    mobile,       // "Sent from my iPhone" and notes of portals
    automatic,    // "This message was generated automatically"
    banner,       // What a company's mail server puts on top
    tag,          // "[external]", before the first words
    caution,      // With the next two, a warning of any wording: "do not click",
    outside,      // "external",
    mail,         // "sender"
    confidential, // Three of them make a disclaimer: "intended recipient"
    disclaimer,
    greeting,
    postscript,
    legal,     // "is a trading name of"
    role,      // "manager", "Buchhaltung"
    company,   // "Ltd", "& fils"
    statement, // Words of a sentence to a reader: "we", "bitte", "est"
};
inline constexpr std::size_t phrase_kinds = 27;

// Lower case, Latin letters without accents, one blank for several, typographic quotes and dashes
// as ASCII, without emphasis marks (* _) around.
std::string phrase_form(std::string_view utf8);

// How much of `line`, which is folded, the longest phrase of that kind takes at its start; 0 where
// none does. A phrase ends where a word ends.
std::size_t phrase_at_start(PhraseKind kind, std::string_view line);

// Whether a phrase of that kind stands in `line` as words of its own.
bool phrase_within(PhraseKind kind, std::string_view line);

// How many different phrases of that kind stand in `line`.
std::size_t phrases_within(PhraseKind kind, std::string_view line);

// Whether `word` as a whole is such a phrase.
bool is_phrase(PhraseKind kind, std::string_view word);

} // namespace mailroom
