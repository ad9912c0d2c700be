#pragma once

// Why each of several documents is disputed, as words lean, for classifiers/details/disputes.cpp.

#include "classifiers/details/dispute_payments.h"
#include "classifiers/details/dispute_scopes.h"
#include "classifiers/details/reason_model.h"
#include "classifiers/details/undisputed.h"
#include "classifiers/text/prose.h"

#include <optional>

namespace mailroom {

class DisputeLeanings {
public:
    // All must outlive it; `several`: more than one scope has documents.
    DisputeLeanings(
        const Prose& prose,
        const Undisputed& undisputed,
        const ToldPayments& payments,
        bool several);

    // Subject and text together.
    const ReasonLeanings& whole() const;
    // To which reason the whole leans most.
    DisputeReason of_all() const;
    // What is said of the scope's documents; where that leans to nothing, with what was said before
    // of them among others ("both are for one delivery").
    ReasonLeanings of(const DisputeScope& scope) const;

private:
    ReasonLeanings of_clauses(std::vector<Sentence> clauses) const;

    const Prose& prose_;
    const Undisputed& undisputed_;
    const ToldPayments& payments_;
    bool several_;
    mutable std::optional<ReasonLeanings> whole_; // Most mail disputes nothing and asks for none.
};

} // namespace mailroom
