#pragma once

// The day on which an invoice was issued, where no label tells it: a letter's date stands at the
// top without one ("Aarau, 13 April"), the surer where the term of payment leads from there to the
// due date. A date that a label names as the due date is the day of issue only where a label says
// that as well ("Invoice date = due date"); where it is the only one, a person tells the other.

#include "core/document.h"
#include "parsers/fields/analysis.h"
#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

// Reads the fields issue_date and due_date of `document`, and sets or removes issue_date.
void settle_issue_date(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

} // namespace mailroom::fields
