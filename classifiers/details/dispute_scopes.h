#pragma once

// What is said of which document in a message that complains, for classifiers/details/disputes.cpp.

#include "classifiers/details/named_invoices.h"
#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

struct DisputeScope {
    std::vector<const Reference*> documents; // None where nothing says which.
    std::vector<Sentence> clauses;           // In the order of the text; never none.
    std::vector<const Reference*> compared;  // What they are like: "the same as 4471".
    std::vector<Sentence> announced;         // What was said of them among others, or of no one.
    bool is_remainder = false;               // Of a list, of which others are spoken of one by one.
    bool is_silent = false;                  // Numbers and sums alone, as rows have them.
};

// A clause speaks of the documents that it names or means ("the other one", of two); what follows
// without a name goes on about them. What stands before any name belongs to the subject's, else to
// the only ones named, else to none in particular. A list that only announces what is told one by
// one has no scope of its own, and a document that another is like ("the same as 4471") is not
// spoken of. Where all that are named stand in silent rows, what is said is said of all.
std::vector<DisputeScope> dispute_scopes(const Prose& prose, const NamedInvoices& named);

// "The same goes for 4480", "it is missing on 4480, too: 114.24": as of the documents before.
bool says_likewise(const Prose& prose, const Sentence& clause);

} // namespace mailroom
