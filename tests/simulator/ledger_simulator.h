#pragma once

// A made-up ledger, and payments as payers make them, with all that goes wrong; what each payment
// means is known from how it was made. Seeded: the same seed gives the same world on any machine.
//
// A world has one series of numbers (there are four kinds), whose numbers go to the parties in
// turn, so that a slip of the finger makes another party's number. Parties have between a few and
// some thousand items; some are billed the same sum each month, some are companies of one group.
// Troubles are drawn for each line and payment on its own, by the shares in the source, without
// regard to how anybody solves them.

#include "classifiers/matching/matching.h"
#include "core/books.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mailroom {

// Number and party of an item.
using ItemKey = std::pair<std::string, std::string>;

// What is true of an item that a payment pays.
struct PaidItem {
    Decimal amount, remaining;
};

struct SimulatedPayment {
    Payment payment;
    std::map<ItemKey, PaidItem> paid; // Truth.
    Decimal on_account;               // Beyond the lines.
    std::size_t unknown_lines = 0;    // That pay no item of ours.
    std::string troubles;             // Of what was drawn, for people: "typo discount".
};

struct SimulatedLedger {
    Books books;
    std::vector<SimulatedPayment> payments;
};

struct SimulationSize {
    std::size_t parties = 2'000, items = 50'000, payments = 1'250;
};

SimulatedLedger simulate_ledger(std::uint64_t seed, const SimulationSize& size = {});

} // namespace mailroom
