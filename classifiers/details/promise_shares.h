#pragma once

// Which of the days and sums that a sentence names belong to which document, for
// classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// Each in the order of its words. The references may stand in an earlier sentence.
struct PromisedThings {
    std::vector<Reference> references;
    std::vector<const DateExpression*> days; // At least one.
    std::vector<const AmountMention*> amounts;
    bool in_parts = false;           // "Half now, the rest on the 30th."
    const PhraseHit* rest = nullptr; // "1,000 on the 10th and the rest on the 30th".
};

// One promise a document, or one a day where one document, or the whole account, is paid in parts.
std::vector<Promise> share_out(const PromisedThings& things);

} // namespace mailroom
