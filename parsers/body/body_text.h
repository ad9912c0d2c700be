#pragma once

// What the sender wrote in this message, apart from what he quotes, forwards and signs with.
// Phrases of seven languages (en de fr es it nl pt) lie in data/.

#include "core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct BodyText {
    // New text, blocks parted by a blank line: greeting and P.S. kept; closing formula, name,
    // signature, disclaimers, quotes and forwards left out. Empty for a forward without comment.
    std::string latest;
    std::string signature; // From the closing formula or "-- " on, without a disclaimer.
    std::vector<QuotedMessage> quoted; // Newest first.
};

// Linear in the size of `text`, which is UTF-8 with line ends of any kind. `sender` is the author,
// if he is known: many end with their name alone.
BodyText split_body(std::string_view text, const Mailbox& sender = {});

} // namespace mailroom
