#pragma once

// Names that lures borrow, of firms and authorities whom everybody knows
// (classifiers/data/imitated_names.txt).

#include "core/message.h"

#include <string>
#include <string_view>

namespace mailroom {

// The name that stands in the sender's display name or domain, where the domain is not its
// owner's; empty where there is none.
std::string imitated_name(const Mailbox& from);

// A host of several words, one of which lures like to use ("secure-login.example";
// classifiers/data/lure_hosts.txt).
bool is_named_like_a_lure(std::string_view host);

} // namespace mailroom
