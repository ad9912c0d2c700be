#pragma once

// Who wrote a document and to whom: labelled blocks, the letterhead, the window of the address.

#include "parsers/fields/analysis.h"

#include <optional>
#include <string>

namespace mailroom::fields {

struct NamedParty {
    std::string name;
    double confidence = 0;
    PieceRef at;
    std::size_t begin = 0, end = 0;
};

struct Parties {
    std::optional<NamedParty> sender; // Seller of an invoice, payer of a remittance advice.
    std::optional<NamedParty> recipient;
};

Parties parties_of(const Analysis& analysis, DocumentType type);

} // namespace mailroom::fields
