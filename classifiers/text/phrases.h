#pragma once

// Phrases of several languages as data (classifiers/data/phrases/LANGUAGE.txt), found in a text.
//
// A file is lines: "[concept]" starts a concept; each line after it is one phrase of that concept;
// "#" starts a comment. A phrase is words:
//     word          that word, folded (words.h); a German umlaut also matches its ae, oe, ue
//     stem*         a word that starts so
//     *ending       a compound of at least phrase_compound_min letters more: "Septemberrechnung"
//     (a|b c*|)     one of these words; an empty one makes it optional. Alternatives are words
//     ..            up to phrase_gap_max words of the same sentence
// All languages are looked for at once: mail mixes them, and short mail is guessed wrongly.

#include "classifiers/text/words.h"

#include <span>
#include <string_view>
#include <vector>

namespace mailroom {

inline constexpr std::size_t phrase_gap_max = 5;
inline constexpr std::size_t phrase_compound_min = 4; // "Berechnung" is no compound.

struct PhraseHit {
    std::string_view phrase_class;   // The concept: "promise.pay"; lives as long as the program.
    std::size_t first = 0, last = 0; // Words [first, last).
};

// All hits, by first word; of one concept at one place the longest.
std::vector<PhraseHit> find_phrases(const Words& words);

// The same of classifiers/data/matters/LANGUAGE.txt: families of what complaints tell ("leaks",
// "not_ordered"), 18,000 phrases that only complaints are asked for.
std::vector<PhraseHit> find_matters(const Words& words);

// Those of them that begin within the words [first, last). Found by halving: long mails have as
// many hits as words, and are asked for them at every word.
std::span<const PhraseHit>
hits_between(std::span<const PhraseHit> hits, std::size_t first, std::size_t last);

// The one of this concept that begins with the word, or null.
const PhraseHit*
hit_at(std::span<const PhraseHit> hits, std::string_view phrase_class, std::size_t first);

} // namespace mailroom
