#pragma once

// Why a payer took something off.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <string_view>

namespace mailroom {

// Gives the lines with a deduction and no reason the one that stands in their row of a document,
// in the sentence that tells the sum, or in the notes; of the documents before the mail's words.
// A discount that a fault stands behind in brackets becomes a deduction.
void find_reasons(
    Remittance& remittance,
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id);

} // namespace mailroom
