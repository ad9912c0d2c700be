#pragma once

// Documents that the sender disputes, each with a reason and, where it is told, the disputed sum.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

// A reason is found by phrases; of several the one that speaks most, and it holds for the
// documents named beside it. Lines of a remittance with a deduction are disputes as well, unless
// the reason is an agreed discount.
std::vector<Dispute>
find_disputes(const Prose& prose, const std::optional<Remittance>& remittance, const Books& books);

// The same where the whole message is known to dispute something: weaker words then tell why, and
// there is always at least one dispute, if need be of no document and for no reason that is known.
// Where no number names it, the document is looked for among what is open of the party.
std::vector<Dispute> find_meant_disputes(
    const Prose& prose,
    const std::optional<Remittance>& remittance,
    const Books& books,
    std::string_view party_id = {});

} // namespace mailroom
