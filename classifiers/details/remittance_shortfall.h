#pragma once

// Payments of less than the documents that they name come to, explained by the books' arithmetic:
// "1,749.30 for 4471 (1,785.00), 2 % discount taken", "we paid 890, the 25 for freight not".

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>
#include <string_view>

namespace mailroom {

// The payment whose sum, with what the words say was taken off, is what the documents of the party
// come to: each line with its discount, or its deduction and the reason for it. Nothing where the
// words tell of nothing that was taken off, or it does not add up. `told` is the payment where the
// words tell it otherwise than as a sum ("1,140 less the 85 of carriage").
std::optional<Remittance> explain_shortfall(
    const Prose& text,
    const Books& books,
    std::string_view party_id,
    const std::optional<Decimal>& told);

} // namespace mailroom
