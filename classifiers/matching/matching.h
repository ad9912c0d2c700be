#pragma once

// Which open items a payment pays: an exact solution that says of each item what is applied, what
// it is short by and why, and of the payment what remains.
//
// A payment is what an advice or a bank statement's entry tells. Where it has lines, each is looked
// for among the open items (item_finder.h), and:
//   - credit notes are taken off, named by a line or not, where that makes the sum of the payment;
//   - a discount is granted that the item's terms allow on the day of payment; one past its term,
//     larger, or unknown to the books is short;
//   - a deduction is short, with its reason; a difference within the tolerance is let go;
//   - money beyond the lines goes on account.
// Without lines, the numbers in its references are looked for in the same way. Where there is no
// number, the one set of open items is taken that makes the sum: the whole balance, all that is due
// by some day, or one subset that can hardly make it by chance (subset.h). Where two sets make it,
// or two items can be meant, nothing is applied: a person chooses.
//
// What a person has decided stays, whatever the numbers say.
//
// Pure; any number of threads. Time: a line costs microseconds, however large the books are; a
// payment without a number some milliseconds more for a payer with thousands of open items.

#include "core/books.h"
#include "core/casework.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// A person's word that a line pays this item.
struct MatchDecision {
    std::size_t line = 0; // From 0; of a payment without lines, nothing.
    std::string open_item, party_id;
};

struct Payment {
    std::vector<std::string> party_ids; // The payer, then those they may pay for.
    Side side = Side::receivable;       // Whose items: payable for what we pay to vendors.
    std::string currency;
    std::optional<Decimal> amount;
    std::optional<Date> date;
    std::vector<RemittanceLine> lines;
    std::vector<std::string> references; // Free text and structured references of the payment.
    std::vector<MatchDecision> decided;
};

struct MatchingTerms {
    Decimal tolerance{5, 2}; // A difference that nobody writes about.
};

// One Match for each line in their order, or for each item that is found; then what remains.
std::vector<Match>
match_payment(const Payment& payment, const Books& books, const MatchingTerms& terms = {});

} // namespace mailroom
