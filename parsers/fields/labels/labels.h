#pragma once

// Phrases that name what stands beside or below them, a file of data/ for each language
// (labels.LANGUAGE.tsv: sense, phrases, weight). Compared folded and without punctuation: "N.º de
// factura:" is "no de factura".

#include "core/describe.h"
#include "parsers/fields/page_grid.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

enum class Sense : std::uint8_t {
#define SENSE(name, family) name,
#include "parsers/fields/senses.def"
#undef SENSE
};
enum class Family : std::uint8_t { number, date, amount, text, party, title, mark };

Family family_of(Sense sense);

struct Meaning {
    Sense sense{};
    float weight = 0;          // 0..1: how surely the phrase means this.
    std::uint8_t language = 0; // Into label_languages(), or any_language.
};

// How surely they mean this at the most; 0 where none does.
float weight_of(Sense sense, std::span<const Meaning> meanings);

// Of a meaning that the words of a label have in any language.
inline constexpr std::uint8_t any_language = 0xFF;

// ISO 639-1, of the files that there are.
const std::vector<std::string_view>& label_languages();

struct Label {
    std::size_t begin = 0, end = 0; // Bytes of the text.
    std::span<const Meaning> meanings;
    std::uint8_t tokens = 0;

    float weight_of(Sense sense) const { return fields::weight_of(sense, meanings); }
    Sense best() const;
};

// Whether one of these senses is likely.
bool means(const Label& label, std::initializer_list<Sense> senses);

// How surely it names a document by its number or its kind, at the most.
float weight_as_document(const Label& label);

// The longest phrases that `text` holds, left to right, without overlap. Labels that their words
// compose (label_words.h) are found where no phrase of the lists is longer.
enum class LabelSource : std::uint8_t { listed, listed_or_composed };
std::vector<Label>
labels_in(std::string_view text, LabelSource source = LabelSource::listed_or_composed);

// Text as phrases are compared: tokens of letters and digits with one blank between them.
std::string normalized_phrase(std::string_view text);

} // namespace mailroom::fields
