// Four worlds of 50,000 open items each, 5,000 payments: what is matched against what is true.

#include "tests/simulator/ledger_simulator.h"

#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Tally {
    std::size_t lines = 0, lines_right = 0, payments = 0, payments_right = 0, wrong = 0;
};

bool show_failures()
{
    return std::getenv("SHOW_FAILURES") != nullptr;
}

// Money that is put on an item: a match that only names one puts none.
std::map<ItemKey, PaidItem> applied_in(const std::vector<Match>& matches, Decimal& on_account)
{
    std::map<ItemKey, PaidItem> applied;
    for (const auto& match : matches) {
        if (match.how == "on_account")
            on_account = on_account + match.amount.value_or(Decimal{});
        if (match.open_item.empty())
            continue;
        auto& item = applied[{match.open_item, match.party_id}];
        item.amount = item.amount + match.amount.value_or(Decimal{});
        item.remaining = match.remaining.value_or(Decimal{});
    }
    return applied;
}

void tally(Tally& tally, const SimulatedPayment& simulated, const Books& books)
{
    const auto matches = match_payment(simulated.payment, books);
    Decimal on_account;
    const auto applied = applied_in(matches, on_account);
    bool whole = simulated.payment.lines.empty() || on_account == simulated.on_account;
    std::string trouble;
    for (const auto& [key, truth] : simulated.paid) {
        const auto found = applied.find(key);
        const bool right = found != applied.end() && found->second.amount == truth.amount
            && found->second.remaining == truth.remaining;
        tally.lines_right += right;
        whole = whole && right;
        if (!right)
            trouble += " missed " + key.first;
    }
    for (const auto& [key, item] : applied) {
        if (simulated.paid.contains(key))
            continue;
        ++tally.wrong;
        whole = false;
        trouble += " WRONG " + key.first;
    }
    tally.lines += simulated.paid.size();
    tally.payments += 1;
    tally.payments_right += whole;
    if (whole || !show_failures())
        return;
    std::cout << "payment of " << to_string(*simulated.payment.amount) << " by "
              << simulated.payment.party_ids.front() << " (" << simulated.troubles
              << "):" << trouble << '\n';
    for (const auto& match : matches) {
        if (match.how != "number")
            std::cout << "    " << match.document_number << " -> " << match.open_item << ' '
                      << match.how << ' ' << match.why << '\n';
    }
}

TEST(MatchingSimulation, HoldsWhatItPromises)
{
    Tally total;
    for (const std::uint64_t seed : {4U, 5U, 6U, 7U}) {
        const auto ledger = simulate_ledger(seed);
        ASSERT_GE(ledger.books.open_items().size(), 50'000U);
        for (const auto& payment : ledger.payments)
            tally(total, payment, ledger.books);
    }
    ASSERT_GE(total.payments, 5'000U);
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<double>(part) / static_cast<double>(whole);
    };
    std::cout << "lines " << total.lines << ", right " << share(total.lines_right, total.lines)
              << "; payments " << total.payments << ", whole "
              << share(total.payments_right, total.payments) << "; wrong applications "
              << total.wrong << " (" << share(total.wrong, total.lines) << ")\n";
    EXPECT_GE(share(total.lines_right, total.lines), 0.98);
    EXPECT_GE(share(total.payments_right, total.payments), 0.95);
    EXPECT_LE(share(total.wrong, total.lines), 0.001);
}

} // namespace
} // namespace mailroom
