#pragma once

// Companies that pay for each other: a parent for its children, a shared service centre for its
// sites.

#include "core/books.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

inline constexpr std::size_t family_max = 50; // A tax adviser who writes for hundreds is no parent.

// The party itself, and those that share its tax id, its bank account or the exact address of a
// contact. A domain alone does not count: strangers share those of their providers. Empty for an
// unknown party.
std::vector<std::string> payer_family(const Books& books, std::string_view party_id);

} // namespace mailroom
