#include "tests/simulator/ledger_maker.h"

#include <cmath>
#include <cstdio>

namespace mailroom {
namespace {

Decimal cents(std::int64_t value)
{
    return {value, 2};
}

std::string formatted(const char* format, std::size_t number)
{
    char text[40];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

class LedgerMaker {
public:
    LedgerMaker(Random& random, const SimulationSize& size, std::uint64_t seed)
        : random_(random),
          size_(size),
          series_(seed % 4)
    {
    }

    Books make()
    {
        make_parties();
        make_items();
        return {{.name = "Ours", .currency = "EUR"}, parties_, {}, items_, {}, {}};
    }

private:
    struct Habit {
        std::size_t weight = 1; // Of how many items it has.
        std::int64_t recurring_cents = 0;
        bool has_discount = false;
        int terms_days = 30;
    };

    void make_parties();
    void make_items();
    std::string number(std::size_t sequence) const;
    std::int64_t amount_of(const Habit& habit);
    void add_item(std::size_t party, std::size_t sequence);

    Random& random_;
    const SimulationSize& size_;
    std::uint64_t series_;
    std::vector<Party> parties_;
    std::vector<Habit> habits_;
    std::vector<OpenItem> items_;
};

void LedgerMaker::make_parties()
{
    std::size_t group_left = 0, group = 0;
    for (std::size_t i = 0; i < size_.parties; ++i) {
        Party party{.party_id = formatted("C%05zu", i), .name = formatted("Customer %zu", i)};
        if (group_left == 0 && random_.chance(60)) {
            group_left = 1 + random_.below(3);
            ++group;
        } else if (group_left > 0) {
            --group_left;
        }
        party.tax_id = group_left > 0 ? formatted("GROUP%06zu", group) : formatted("DE%09zu", i);
        parties_.push_back(party);
        Habit habit;
        habit.weight = random_.chance(10) ? 100 : random_.chance(100) ? 10 : 1 + random_.below(3);
        if (random_.chance(80))
            habit.recurring_cents = random_.between(50, 900) * 100;
        habit.has_discount = random_.chance(250);
        habit.terms_days = random_.one_of<int>({14, 30, 30, 45, 60});
        habits_.push_back(habit);
    }
}

std::string LedgerMaker::number(std::size_t sequence) const
{
    switch (series_) {
    case 0:
        return formatted("INV-%06zu", 204'000 + sequence);
    case 1:
        return formatted("BW-26-%05zu", 10'000 + sequence);
    case 2:
        return formatted("9%07zu", 1'200'000 + sequence);
    default:
        return formatted("2026/RE/%06zu", 1 + sequence);
    }
}

std::int64_t LedgerMaker::amount_of(const Habit& habit)
{
    if (habit.recurring_cents > 0 && random_.chance(700))
        return habit.recurring_cents;
    // From 20.00 to 20,000.00, as many in each power of ten.
    const auto exponent = static_cast<double>(random_.below(3'000)) / 1'000;
    return static_cast<std::int64_t>(2'000 * std::pow(10, exponent)) + random_.between(0, 99);
}

void LedgerMaker::add_item(std::size_t party, std::size_t sequence)
{
    const auto& habit = habits_[party];
    OpenItem item;
    item.party_id = parties_[party].party_id;
    item.number = number(sequence);
    item.currency = "EUR";
    item.issue_date = add_days(simulated_today, -static_cast<int>(random_.below(120)));
    item.due_date = add_days(*item.issue_date, habit.terms_days);
    item.amount = cents(amount_of(habit));
    item.open_amount = item.amount;
    if (random_.chance(40)) {
        item.type = OpenItemType::credit_note;
        item.amount = -cents(random_.between(500, item.amount.coefficient));
        item.open_amount = item.amount;
    } else if (random_.chance(60)) {
        item.open_amount = cents(0);
        item.status = OpenItemStatus::paid;
    } else if (random_.chance(40)) {
        item.open_amount = cents(random_.between(1'000, item.amount.coefficient));
    } else if (habit.has_discount) {
        item.discount_amount = cents(item.amount.coefficient / 50);
        item.discount_date = add_days(*item.issue_date, 14);
    }
    items_.push_back(item);
}

void LedgerMaker::make_items()
{
    std::vector<std::size_t> tickets;
    for (std::size_t i = 0; i < habits_.size(); ++i)
        tickets.insert(tickets.end(), habits_[i].weight, i);
    for (std::size_t sequence = 0; sequence < size_.items; ++sequence)
        add_item(random_.one_of(tickets), sequence);
}

} // namespace

Books make_ledger(Random& random, const SimulationSize& size, std::uint64_t seed)
{
    return LedgerMaker(random, size, seed).make();
}

} // namespace mailroom
