#pragma once

// Who writes a document and to whom, by the written rules alone: labels, letterheads, windows.

#include "parsers/fields/parties/parties.h"
#include "parsers/fields/parties/party_names.h"

namespace mailroom::fields {

Parties parties_by_rules(const Analysis& analysis, const GridRows& item_rows, DocumentType type);

} // namespace mailroom::fields
