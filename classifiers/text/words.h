#pragma once

// A text as words and sentences, folded (core/fold.h) so that data files can name words without
// regard to case and accents: "Überweisung" -> "uberweisung", "straße" -> "strasse".
//
// A word is a run of letters and digits; around a digit also '-', '/', '.', ',', '_' and ':' join,
// so that "BW-26-05804", "1.234,50" and "14/10/2026" are one word each. Everything else separates.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

inline constexpr std::size_t classified_words_max = 20'000; // The rest of a text is not looked at.

struct TextWord {
    std::string folded;
    std::size_t begin = 0, end = 0; // Bytes of the text.
    std::size_t sentence = 0;
    bool has_digit = false;
    bool capital = false; // Starts with a capital letter.
};

struct Sentence {
    std::size_t first = 0, last = 0; // Words [first, last).
    bool question = false;
};

// Owns the text, so that it can be kept.
struct Words {
    std::string text;
    std::vector<TextWord> words;
    std::vector<Sentence> sentences;

    // The source of the words [first, last); empty where there are none.
    std::string_view source(std::size_t first, std::size_t last) const;
    // What stands between word `index` and the next.
    std::string_view gap_after(std::size_t index) const;
    const Sentence& sentence_of(std::size_t word) const { return sentences[words[word].sentence]; }
};

Words split_words(std::string text);

} // namespace mailroom
