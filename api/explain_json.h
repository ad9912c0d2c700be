#pragma once

// What Mailroom understands of a message, as JSON: the contract of `mailroom explain --json`, which
// the inbox uses as well.
//
//     file, sha256, defects, milliseconds
//     message    {message_id, date, subject, from, reply_to, to, cc, in_reply_to, references, text,
//                latest_text, language, auto, bounces, authentication}
//     parts      [{path, role, filename, media_type, detected_type, size, sha256, disposition}]
//     documents  [{path, pages: [first, last], type, method, language, fields: {NAME: {value,
//                confidence, evidence}}, lines: [{NAME: {...}}], checks}]
//     side, party_id, party_why, intents, intent_confidence, intent_evidence, ... (core/
//     understanding.h), matches, release_documents
//     thread_of  the earlier file that the message answers, among the files given together
//     actions    [{action, why, rule, checks}]
//
// What says nothing is left out. Dates are ISO 8601, amounts decimal strings.

#include "core/json.h"
#include "core/reading.h"
#include "core/understanding.h"
#include "desk/actions.h"

#include <vector>

namespace mailroom {

// `understanding` may be null: then the keys that it gives are missing.
Json message_json(const Message& message, const Understanding* understanding);
Json document_json(const Document& document);
Json facts_json(const Facts& facts);

// Everything but file and milliseconds, which the caller knows.
Json explain_json(
    const Reading& reading, const Understanding* understanding, const std::vector<Action>& actions);

} // namespace mailroom
