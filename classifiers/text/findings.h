#pragma once

// What reading a message's prose found in it, as the model of intents sees it: phrases of the data
// by their class ("pay.future", "dispute.tax"), days by whether they are to come or have gone
// by, sums, numbers of documents, questions. Phrases of seven languages have one class, and so
// what is learnt from one language holds for all.

#include "classifiers/text/prose.h"
#include "classifiers/text/text_features.h"

#include <vector>

namespace mailroom {

// `prose` was read of the sample's subject and words. What lies in words that the sample does not
// have is of the message and of none of its sentences.
std::vector<ProseFinding> findings_of(const Prose& prose, const TextSample& sample);

} // namespace mailroom
