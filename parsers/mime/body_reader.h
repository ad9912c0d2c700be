#pragma once

// From the body parts of a message to the text that a person reads.

#include "parsers/mime/message_parser.h"

namespace mailroom {

// Which parts are bodies, and of which message.
struct BodyPlan {
    struct Body {
        std::size_t part = 0;        // Index into ParsedMessage::parts.
        std::size_t message = 0;     // 0: the message itself; else enclosed[message - 1].
        std::size_t alternative = 0; // Bodies of one multipart/alternative say the same; 0 = none.
        bool named = false;          // A file by its name: read only where there is no other body.
    };
    struct Enclosed {
        Message message;        // Its header.
        bool in_report = false; // Returned by a mail server rather than forwarded by a person.
    };
    std::vector<Body> bodies;
    std::vector<Enclosed> enclosed;
};

// Sets text, latest_text, signature, quoted and links. Of alternatives the plain text is read,
// unless it is blank or says no more than that the mail is HTML.
void read_bodies(
    const BodyPlan& plan, const Limits& limits, ParsedMessage& parsed, Defects& defects);

} // namespace mailroom
