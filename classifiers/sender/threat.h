#pragma once

// Whether a message is made to harm: spam, phishing, bank detail fraud, or the bait of malware.
//
// Words alone never accuse a sender whom the books know and whose mail did not fail
// authentication: what they write is judged by people. `why` names what was seen, for people.

#include "classifiers/text/message_words.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>

namespace mailroom {

struct ThreatVerdict {
    Threat threat = Threat::none;
    std::string why;
};

// Uses of `so_far`: authentication, auto_kind, side, party_id, master_data, documents_requested.
ThreatVerdict judge_threat(
    const Reading& reading,
    const Books& books,
    const Understanding& so_far,
    const MessageWords& words);

} // namespace mailroom
