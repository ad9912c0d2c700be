#pragma once

// What a message wants, best first: the trained model reads the words, and what is structural
// (documents, automatic mail, threats, who writes, what other passes found) raises or lowers its
// voice. Every intent says which words, or what else, showed it.

#include "classifiers/text/message_words.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <vector>

namespace mailroom {

// Uses of `so_far`: auto_kind, threat, side, party_id, and the matters found: documents_requested,
// remittance, invoices, disputes, payment_plan, master_data. Never empty for a message; for a bare
// document only what its type says.
std::vector<IntentScore>
classify_intents(const Reading& reading, const Understanding& so_far, const MessageWords& words);

} // namespace mailroom
