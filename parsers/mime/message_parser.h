#pragma once

// A message from its bytes: header, tree of parts, bodies as text, who wrote what. Never fails.
//
// Linear in the size of the message whatever it holds; bounded by Limits. Bodies are views of the
// message where they need no decoding. Not for threads to share; several may parse at once.

#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// A leaf of the MIME tree. `content` has its transfer encoding undone, in its own charset.
// description.detected_type is left empty: what bytes are is told by parsers/container.
struct DecodedPart {
    Part description;
    std::string_view content;
};

// Every leaf in order, also those inside message/rfc822 parts. Such a message is listed itself too,
// before its leaves, as an attachment. Views are of the bytes given to parse_message and of
// `storage`.
struct ParsedMessage {
    ParsedMessage() = default;
    ParsedMessage(ParsedMessage&&) = default;
    ParsedMessage& operator=(ParsedMessage&&) = default;

    Message message;
    std::vector<DecodedPart> parts;
    std::deque<std::string> storage; // Does not move its strings.
};

// `raw` must outlive the result. A path is the RFC 9051 section number: "1", "2.1". Roles as in RFC
// 8621 section 4.1.4, except that pictures shown inline and texts with a file name count as
// attachments. Such a text is shown as the body too where there is no other.
Parsed<ParsedMessage> parse_message(std::string_view raw, const Limits& limits);

// Header and decoded parts alone: without digests, the texts of the bodies, and what those say.
Parsed<ParsedMessage> decode_message(std::string_view raw, const Limits& limits);

} // namespace mailroom
