#pragma once

// Who wrote a document and to whom: labelled blocks, the letterhead, the window of the address.
// The written rules choose first; where a ranking is trained it has the last word, and what the
// rules chose is one of the things that it looks at.

#include "parsers/fields/extract.h"
#include "parsers/fields/parties/party_names.h"

#include <optional>

namespace mailroom::fields {

struct Parties {
    std::optional<NamedParty> sender; // Seller of an invoice, payer of a remittance advice.
    std::optional<NamedParty> recipient;
};

// `item_rows` are what an invoice sells: none of them names a party.
Parties parties_of(
    const Analysis& analysis,
    const GridRows& item_rows,
    const ExtractContext& context,
    DocumentType type);

} // namespace mailroom::fields
