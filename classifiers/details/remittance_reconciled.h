#pragma once

// The lines of a payment by the books, for classifiers/details/remittance.cpp alone.

#include "classifiers/text/prose.h"
#include "core/casework.h"
#include "core/reading.h"

#include <optional>
#include <string_view>

namespace mailroom {

// From whatever document or body they add up in; nothing where they do in none. `advice` is what
// the advice tells, empty where there is none, and `told` what the words do. A lone number in a
// paper that is no advice may be our own invoice sent back: then the words must tell of a payment.
std::optional<Remittance> reconciled(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id,
    const Remittance& advice,
    const std::optional<Remittance>& told);

} // namespace mailroom
