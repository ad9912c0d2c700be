#pragma once

// Address lists, RFC 5322 section 3.4 and 4.4, as mailers really write them.

#include "core/limits.h"
#include "core/message.h"
#include "core/parsed.h"

#include <string_view>
#include <vector>

namespace mailroom {

// The mailboxes of an address list, those of groups included, in order. `unfolded` is the field's
// body before RFC 2047 is undone (an encoded comma separates nothing). A mailbox without an address
// ("Undisclosed recipients") is left out, unless it has a name: then addr_spec is empty.
// QUIRK: semicolons between addresses (Outlook), unquoted dots, commas and @ in names, a whole list
// inside one encoded word, missing '>'. `raw_charset` is that of raw bytes in names
// (parsers/mime/encoded_words.h); it never changes where an address stands.
std::vector<Mailbox> parse_addresses(
    std::string_view unfolded,
    const Limits& limits,
    Defects& defects,
    std::string_view raw_charset = {});

// "<a@b> <c@d>" -> {"a@b", "c@d"}: Message-ID, In-Reply-To and References, RFC 5322 section 3.6.4.
std::vector<std::string> parse_message_ids(std::string_view unfolded, const Limits& limits);

} // namespace mailroom
