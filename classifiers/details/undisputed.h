#pragma once

// What a message that complains leaves alone: documents that are said to be right, that are paid
// whole or will be on a day, and credits that it takes; for classifiers/details/disputes.cpp.

#include "classifiers/details/dispute_payments.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/promises.h"
#include "core/books.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

// "4480: please send a copy": a wish for a paper finds no fault.
bool only_asks(const Prose& prose, const Sentence& clause);

class Undisputed {
public:
    // All must outlive it.
    Undisputed(
        const Prose& prose,
        const std::optional<Remittance>& remittance,
        const Books& books,
        const ToldPayments& payments,
        Doubt doubt);

    // Beside others that are disputed, a document may be right, or be paid on a day.
    bool is_spared(const Sentence& clause) const;
    // "Please cancel 4480", "4490 once the right pump is here": it is not owed as it is.
    bool asks_to_mend(const Sentence& clause) const;
    // What is said of a document asks for a paper and tells of nothing that is wrong.
    bool is_only_asked_for(const std::vector<Sentence>& clauses) const;
    // A day on which it is paid leaves no doubt of a document, unless a fault is named beside it.
    bool is_promised(std::string_view number) const;
    // The payment that is told covers all that is open of it.
    bool is_paid_whole(std::string_view number) const;
    // Credits are taken and not disputed, where an invoice is.
    void drop_credits(std::vector<Dispute>& disputes) const;

private:
    const Prose& prose_;
    const std::optional<Remittance>& remittance_;
    const Books& books_;
    const ToldPayments& payments_;
    Doubt doubt_;
    std::vector<Promise> promises_;
};

} // namespace mailroom
