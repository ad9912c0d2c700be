#pragma once

// Text as a linear model sees it: hashed words, pairs of words and pieces of words, and what the
// words mean (classifiers/text/concepts.h).
//
// Text is folded first: case, accents and digits go, so that "Prélèvement", "prelevement" and
// "PRELEVEMENT" are one word, and no number, amount, date or address is ever learnt by heart: each
// becomes the name of its class. Names of spaces keep the same word apart where it stands in the
// subject, in a file name or in what was quoted.

#include "classifiers/text/concepts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Who writes, as far as the books tell.
enum class Writer : std::uint8_t { unknown, customer, vendor, colleague };

// What another pass found in the words: a phrase of the data, a day, a sum, a number.
struct ProseFinding {
    Concept meaning = 0;
    std::uint32_t clause = 0; // Those of one clause stand together, in its order.
    std::uint32_t begin = 0;  // Byte of subject, text and forwarded, one behind the other.
};

struct TextSample {
    std::string subject;
    std::string text;      // The newest words.
    std::string quoted;    // What they answer.
    std::string forwarded; // What they pass on: read like the newest words, and marked.
    std::vector<std::string> attachment_names;
    std::vector<ProseFinding> findings; // classifiers/text/findings.h
    std::vector<ProseFinding> matters;  // What a complaint tells (classifiers/text/phrases.h).
    std::vector<std::string> traits;    // What its build shows (classifiers/spam/spam_traits.h).
    std::vector<std::string> programs;  // Of its program (classifiers/spam/program_marks.h).
    Writer writer = Writer::unknown;
    bool concepts = true; // What words mean in accounts counts too.
    bool signs = false;   // Runs of signs and words in capitals count too: "!!!", "FREE".
};

// Each space is brought to unit length by itself, then weighed by space_weights. Where words mean
// nothing in particular, as in advertising, their pieces carry over to other senders best.
enum class FeatureSpace : std::uint8_t {
    words,
    pieces,
    subject,
    attachments,
    quoted,
    marks,
    concepts, // classifiers/text/concepts.h
    concept_orders,
    concept_pairs,
    quoted_concepts,
    traits,
    lone_pieces, // `pieces` of samples without concepts.
    findings,
    signs,
    shouts,
    programs,
    matters,
    matters_together,
};
inline constexpr std::size_t feature_spaces = 18;
inline constexpr float space_weights[feature_spaces] = {1.0F, 0.8F, 0.6F, 0.6F, 0.2F, 0.5F,
                                                        0.5F, 0.8F, 0.8F, 0.3F, 1.0F, 3.0F,
                                                        0.8F, 0.4F, 0.5F, 0.4F, 1.6F, 0.3F};

inline constexpr std::uint32_t feature_bits = 18;
inline constexpr std::uint32_t feature_buckets = 1U << feature_bits;
inline constexpr std::size_t feature_text_bytes_max = 12'000; // Read of each text.

struct Feature {
    std::uint32_t bucket = 0; // < feature_buckets
    FeatureSpace space{};
    std::uint16_t count = 0;
};

// Sorted by bucket, each bucket once.
std::vector<Feature> features_of(const TextSample& sample);

} // namespace mailroom
