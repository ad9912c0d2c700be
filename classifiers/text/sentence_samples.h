#pragma once

// The sentences of a message, each as a sample of its own: in a long mail with several matters one
// sentence must be enough to tell each of them.

#include "classifiers/text/text_features.h"

#include <vector>

namespace mailroom {

inline constexpr std::size_t sample_sentences_max = 200;

// The subject, and the sentences of the newest words and of what is passed on, in their order. Each
// keeps the writer, and what was found in it. Sentences without a word that features_of() counts
// may be among them.
std::vector<TextSample> sentence_samples(const TextSample& sample);

} // namespace mailroom
