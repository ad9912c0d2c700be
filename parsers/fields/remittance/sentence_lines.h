#pragma once

// Remittance lines that sentences tell: "We have remitted 5,959.35 in settlement of invoice 4711 of
// 10 March (76.28) and invoice 4712 (5,883.07)", over as many rows as the sentences have.

#include "parsers/fields/remittance/remittance_prose.h"

namespace mailroom::fields {

// One a document that told_documents_of (told_documents.h) finds, where a letter announces a
// payment. `grid_rows` stays empty, since the same rows tell of the payment.
ProseLines sentence_lines_of(const Analysis& analysis);

} // namespace mailroom::fields
