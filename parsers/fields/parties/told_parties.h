#pragma once

// Who pays, where a sentence says so: "We inform you that Muster S.A. has ordered a transfer in
// favour of Beispiel S.L.", "From Muster S.A. to Beispiel S.L.". Words: data/told_parties.tsv.

#include "parsers/fields/parties/party_names.h"

#include <optional>

namespace mailroom::fields {

// The payer that the sentence tells that begins, or goes on, in this piece.
std::optional<NamedParty> told_payer(const Analysis& analysis, PieceRef at);

} // namespace mailroom::fields
