#pragma once

// Names and addresses as mail programs print them above quoted text.

#include "core/message.h"

#include <optional>
#include <string_view>

namespace mailroom {

// "X <x@y>", "X [mailto:x@y]", "x@y", "X" (then without an address); nothing where it is blank.
std::optional<Mailbox> quoted_mailbox(std::string_view text);

// Parted by ';', or by ',' behind an address.
std::vector<Mailbox> quoted_mailboxes(std::string_view text);

// "On Wed, Oct 14, 2026 at 9:12 AM X <x@y> wrote:" -> from and date.
void read_attribution(std::string_view line, QuotedMessage& head);

} // namespace mailroom
