#pragma once

// The mail that the desk writes by itself, in the language of the message.

#include "core/books.h"
#include "core/events.h"
#include "core/reading.h"
#include "core/understanding.h"
#include "desk/policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Answers in the thread, with the documents attached. Each must have its blob, unless the policy
// says that this is a rehearsal.
OutgoingMail documents_reply(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    const std::vector<const FiledDocument*>& documents,
    MessageId message);

// Says that the message has come in and that a person will read it. Nothing out of the books.
OutgoingMail acknowledgement(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    MessageId message);

// "Re: " before a subject that has none of the seven languages' answer marks yet; control
// characters become blanks, so that nothing of it can start a header field of its own.
std::string answer_subject(std::string_view subject);

} // namespace mailroom
