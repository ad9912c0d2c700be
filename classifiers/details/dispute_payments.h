#pragma once

// What a complaint tells of payments, for classifiers/details/disputes.cpp: words of payment stand
// beside every reason, and seldom are it.

#include "classifiers/details/reason_model.h"
#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <map>
#include <optional>
#include <vector>

namespace mailroom {

// Whether words that speak for the reason are said of payments, too: "the rest of 4471", "minus
// your credit note 12", "paid at the agreed discount".
bool is_said_of_payments(DisputeReason reason);

// Money that the sender has with us by no fault of ours: he paid twice, gave empties back, earned a
// bonus. What was drawn from his account twice is none.
bool has_own_credit(const Prose& prose);

// "Less the carriage that you are crediting": what is taken off is agreed upon.
bool takes_agreed_credit(const Prose& prose, const Sentence& clause);

class ToldPayments {
public:
    ToldPayments(const Prose& prose, const std::optional<Remittance>& remittance);

    // He answers to a reminder, or says that nothing is owed.
    bool is_chased() const { return is_chased_; }
    // What is paid, less something: the rest is contested, and for another reason than that it is
    // paid.
    bool takes_off() const { return takes_off_; }
    bool tells_payment(const Sentence& clause) const;
    // That money went, and nothing of what was kept back or not paid.
    bool pays_in_full(const Sentence& clause) const;
    // Where it is not known that anything is disputed, who tells of a payment disputes nothing by
    // it, unless a word finds fault or what he was asked for is said to be paid.
    void tell_apart(const Sentence& clause, std::map<DisputeReason, int>& scores) const;
    // How much being paid speaks for itself beside what words lean to.
    void weigh(const std::vector<Sentence>& clauses, ReasonLeanings& leanings) const;
    // That money went on a day gone by, or before the reminder.
    bool claims_payment(const Sentence& clause) const;

private:
    bool is_denied(const Sentence& clause) const;

    const Prose& prose_;
    bool is_chased_, pays_, takes_off_;
};

} // namespace mailroom
