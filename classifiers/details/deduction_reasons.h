#pragma once

// Why a payer took something off.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// What a payer writes beside a deduction, in a column or behind its row ("Glasbruch", "short 3
// ctns"), in the words of disputes ("damaged", "shortage"): a reason that it names, else one that a
// word such as "freight" says, else the one that its words lean to, else as written.
std::string deduction_reason_in(std::string_view note);

// The reason that the words [first, last) beside a sum that was taken off give: there a word such
// as "freight" says enough. That something was paid is said of the payment and is no reason.
std::optional<DisputeReason>
reason_beside_sum(const Prose& text, std::size_t first, std::size_t last);

// What words lean to that are known to tell why something was taken off, though none names it: by
// this margin at least (classifiers/details/reason_model.h).
std::optional<DisputeReason> reason_as_words_lean(std::string_view text, double leaning_min = -0.2);

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
