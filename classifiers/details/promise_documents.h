#pragma once

// The documents that a sentence promises to pay, for classifiers/details/promises.cpp.

#include "classifiers/details/named_invoices.h"
#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

class PromisedDocuments {
public:
    explicit PromisedDocuments(const Prose& prose) : prose_(prose), named_(prose) {} // As long.

    // By number, by the one sum that is open ("the 612.40 one"), or by their place among those
    // named before ("the first goes on Friday, the other one on the 30th"); each where it is said.
    // Without credit notes beside invoices, orders, and what is excepted.
    std::vector<Reference> in(const Sentence& sentence) const;
    // The documents of the quoted history, where the words speak of all of them or of it alone.
    std::vector<Reference> of_history(const Sentence& sentence) const;

private:
    std::vector<Reference> numbered_in(const Sentence& sentence) const;
    void add_named_by_sum(std::vector<Reference>& references, const Sentence& sentence) const;
    std::vector<Reference> pointed_at(const Sentence& sentence) const;
    std::vector<Reference> listed_before(std::size_t word) const;
    bool points_at_document(const PhraseHit& hit) const;

    const Prose& prose_;
    NamedInvoices named_;
};

// "The rest of the account": of all that is open, and not of the document named before.
bool is_of_account(const Prose& prose, const PhraseHit& rest);

} // namespace mailroom
