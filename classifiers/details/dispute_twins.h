#pragma once

// Which of two bills for one thing is the one too many, for classifiers/details/disputes.cpp.

#include "classifiers/details/dispute_scopes.h"
#include "classifiers/details/named_invoices.h"
#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <map>
#include <vector>

namespace mailroom {

// Of two documents the later one: of numbers that are alike the higher, else the one named last.
const Reference* later_of(const std::vector<const Reference*>& two);

// Of two bills of one thing the one too many: which is asked to be cancelled, else the later one.
const Reference* repeated_of(const Prose& prose, const std::vector<const Reference*>& two);

// Which of two, each of one document, is the bill that the other repeats; null where one repeats a
// third.
const DisputeScope*
original_of(const Prose& prose, const DisputeScope& first, const DisputeScope& second);

// What is said of some documents, weighed.
struct JudgedScope {
    const DisputeScope* scope;
    std::map<DisputeReason, int> scores;
    bool is_spared = false;    // It is said to be right, or to be paid.
    bool is_duplicate = false; // The one too many of two.
    bool is_likewise = false;  // The same is said of it as of the one before.
};

// Whether any word says that something is billed again, and whether some say of what.
bool says_again(const Prose& prose);
bool says_one_thing(const Prose& prose);

// Whether words prove more of it than that it is billed again.
bool has_own_fault(const JudgedScope* judged);

// "4471 and 4480 are both for one load", of these two documents.
bool is_for_one_thing(const Prose& prose, const DisputeScope& scope);

// "4471 and 4480 are both for one load": the two, or none.
std::vector<JudgedScope*> billed_for_one_thing(
    const Prose& prose, const NamedInvoices& invoices, std::vector<JudgedScope>& judged);

// Spares the one that the other repeats; neither where they repeat a third.
void spare_the_original(const Prose& prose, JudgedScope& first, JudgedScope& second);

} // namespace mailroom
