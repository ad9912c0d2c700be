#pragma once

// What a message pays, as matching/ wants to know it: by its advice, or by the entries of the bank
// statements in it.

#include "classifiers/matching/matching.h"
#include "core/books.h"
#include "core/casework.h"
#include "core/reading.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

struct Payments {
    std::vector<Match> matches;
    std::vector<ToldPayment> told;
};

// A Match for each line of the advice, and what remains (matching/matching.h).
Payments match_advice(
    const Remittance& remittance,
    const Books& books,
    std::string_view party_id,
    const std::vector<MatchDecision>& decided = {});

// For each credit entry of the bank statements, the payer found by account, references and name: a
// Match for each item that it pays, or one that says why there is none. `document_number` is the
// entry's reference where no number of ours is named.
Payments match_statements(const Reading& reading, const Books& books);

} // namespace mailroom
