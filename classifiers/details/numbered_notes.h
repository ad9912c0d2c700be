#pragma once

// What notes below the lines of an advice, or in the mail beside it, tell of one of them: by its
// number ("Re 4471: two drums leaking"), or by the code that stands in its row and that the mail
// explains ("31 = short receipt"); for classifiers/details/deduction_reasons.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"
#include "core/document.h"

namespace mailroom {

// Gives the lines with a deduction and no reason the one of a note that begins with their number,
// or with the end of it, four digits at least. Rows with sums of their own are no notes.
void reasons_of_numbered_notes(Remittance& remittance, const Prose& text);

// The same of the codes that the documents have in the lines' place of a reason.
void reasons_of_explained_codes(Remittance& remittance, const Reading& reading, const Prose& text);

// Whether the sentence begins with the number of a line, so that it tells nothing of the others.
bool is_numbered_note(const Remittance& remittance, const Prose& text, const Sentence& sentence);

} // namespace mailroom
