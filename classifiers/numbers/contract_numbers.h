#pragma once

// The numbers of contracts that are asked for, for classifiers/numbers/noun_details.cpp.

#include "classifiers/numbers/document_nouns.h"

namespace mailroom {

// "contract K-2025/044", "Rahmenvertrag Nr. RV 2024/17", "the lease, it bears the number 4471":
// numbers of contracts are no references of payments, so that they are looked for where a contract
// is asked for. The first behind the noun, in its sentence.
void give_contract_number(DocumentNoun& noun, const Prose& prose, const Sentence& sentence);

} // namespace mailroom
