#include "tests/simulator/ledger_simulator.h"

#include "tests/simulator/ledger_maker.h"
#include "tests/simulator/printed_numbers.h"
#include "tests/simulator/random.h"

#include <algorithm>

namespace mailroom {
namespace {

Decimal cents(std::int64_t value)
{
    return {value, 2};
}

using Items = std::vector<const OpenItem*>;

class PaymentMaker {
public:
    PaymentMaker(Random& random, const Books& books) : random_(random), books_(books)
    {
        for (const auto& item : books.open_items()) {
            auto& of_party = (item.open_amount.is_zero() ? closed_ : open_)[item.party_id];
            of_party.push_back(&item);
        }
        for (auto& [party, items] : open_) {
            std::ranges::stable_sort(
                items, [](const auto* a, const auto* b) { return a->due_date < b->due_date; });
        }
        for (const auto& party : books.parties())
            groups_[party.tax_id].push_back(party.party_id);
    }

    SimulatedPayment make();

private:
    const Items& open_of(const std::string& party_id) { return open_[party_id]; }
    std::string draw_payer();
    Items draw_items(const std::string& payer);
    std::size_t draw_count();
    void add_line(SimulatedPayment& made, const OpenItem& item);
    void add_unknown_line(SimulatedPayment& made);
    void with_lines(SimulatedPayment& made, const std::string& payer);
    void with_references(SimulatedPayment& made, const std::string& payer);
    void with_amount_alone(SimulatedPayment& made, const std::string& payer);
    void pay_in_full(SimulatedPayment& made, const Items& items);

    Random& random_;
    const Books& books_;
    std::map<std::string, Items> open_, closed_;
    std::map<std::string, std::vector<std::string>> groups_; // By tax id.
};

std::string PaymentMaker::draw_payer()
{
    for (;;) {
        // Who has more items pays more often, and who has few pays as well.
        const auto party_id = random_.chance(600)
            ? books_.open_items()[random_.below(books_.open_items().size())].party_id
            : books_.parties()[random_.below(books_.parties().size())].party_id;
        const auto& items = open_of(party_id);
        if (std::ranges::any_of(
                items, [](const auto* item) { return !item->open_amount.is_negative(); }))
            return party_id;
    }
}

std::size_t PaymentMaker::draw_count()
{
    return 1
        + (random_.chance(600)       ? random_.below(5)
               : random_.chance(750) ? random_.below(30)
                                     : random_.below(120));
}

// The oldest, with some left out, or any; of a group sometimes those of its other companies too.
Items PaymentMaker::draw_items(const std::string& payer)
{
    auto pool = open_of(payer);
    const auto& group = groups_[books_.party(payer)->tax_id];
    if (group.size() > 1 && random_.chance(500)) {
        const auto& others = open_of(random_.one_of(group));
        if (others != pool)
            pool.insert(pool.end(), others.begin(), others.end());
    }
    const bool oldest_first = random_.chance(700);
    if (!oldest_first)
        random_.shuffle(pool);
    Items drawn;
    const auto count = draw_count();
    for (const auto* item : pool) {
        if (drawn.size() < count && (!oldest_first || random_.chance(900)))
            drawn.push_back(item);
    }
    if (drawn.empty())
        drawn.push_back(pool.front());
    return drawn;
}

void PaymentMaker::add_line(SimulatedPayment& made, const OpenItem& item)
{
    RemittanceLine line;
    const auto printed = printed_number(random_, item.number);
    line.document_number = printed.text;
    made.troubles += printed.trouble + ' ';
    auto net = item.open_amount, remaining = cents(0);
    line.gross_amount = item.open_amount;
    if (item.open_amount.is_negative()) {
        // The payer's sign, which may be none.
        line.net_amount = random_.chance(300) ? -net : net;
        line.gross_amount = line.net_amount;
    } else {
        const bool in_time = item.discount_date && *made.payment.date <= *item.discount_date;
        if (item.discount_amount && random_.chance(in_time ? 800 : 150)) {
            net = net - *item.discount_amount;
            if (!in_time)
                remaining = *item.discount_amount;
            if (!in_time || random_.chance(600))
                line.discount_amount = item.discount_amount;
            made.troubles += in_time ? "discount " : "late-discount ";
        } else if (random_.chance(60)) {
            line.deduction_amount =
                cents(random_.between(10, std::max<std::int64_t>(10, net.coefficient / 3)));
            line.deduction_reason = random_.one_of<std::string>({"freight", "damaged", "pricing"});
            net = net - *line.deduction_amount;
            remaining = *line.deduction_amount;
            made.troubles += "deduction ";
        } else if (random_.chance(40)) {
            remaining = cents(random_.between(6, std::max<std::int64_t>(6, net.coefficient / 2)));
            net = net - remaining;
            made.troubles += "short ";
        } else if (random_.chance(30)) {
            net = net + cents(random_.between(-5, 5));
            made.troubles += "rounded ";
        }
        line.net_amount = net;
        if (random_.chance(250) && !line.deduction_amount && !line.discount_amount)
            line.gross_amount.reset();
    }
    made.paid[{item.number, item.party_id}] = {net, remaining};
    made.payment.amount = made.payment.amount.value_or(cents(0)) + net;
    made.payment.lines.push_back(line);
}

// One that pays a document of somebody else.
void PaymentMaker::add_unknown_line(SimulatedPayment& made)
{
    RemittanceLine line;
    line.document_number = random_.chance(500)
        ? "XQ" + std::to_string(random_.between(500'000, 899'999))
        : "77/" + std::to_string(random_.between(10'000, 99'999));
    line.net_amount = cents(random_.between(1'000, 1'000'000));
    made.payment.amount = *made.payment.amount + *line.net_amount;
    made.payment.lines.push_back(line);
    ++made.unknown_lines;
    made.troubles += "unknown-document ";
}

void PaymentMaker::with_lines(SimulatedPayment& made, const std::string& payer)
{
    for (const auto* item : draw_items(payer))
        add_line(made, *item);
    if (const auto& closed = closed_[payer]; !closed.empty() && random_.chance(15)) {
        const auto& item = *random_.one_of(closed);
        made.payment.lines.push_back(
            {.document_number = item.number,
             .gross_amount = item.amount,
             .net_amount = item.amount});
        made.paid[{item.number, item.party_id}] = {item.amount, -item.amount};
        made.payment.amount = *made.payment.amount + item.amount;
        made.troubles += "paid-twice ";
    }
    if (random_.chance(15))
        add_unknown_line(made);
    if (random_.chance(30)) {
        made.on_account = cents(random_.between(1, 200) * 1'000 + random_.between(0, 99));
        made.payment.amount = *made.payment.amount + made.on_account;
        made.troubles += "rest ";
    } else if (random_.chance(30)) {
        for (const auto* item : open_of(payer)) {
            if (!item->open_amount.is_negative() || made.paid.contains({item->number, payer}))
                continue;
            made.paid[{item->number, payer}] = {item->open_amount, cents(0)};
            made.payment.amount = *made.payment.amount + item->open_amount;
            made.troubles += "credit-without-line ";
            break;
        }
    }
}

void PaymentMaker::pay_in_full(SimulatedPayment& made, const Items& items)
{
    made.payment.amount = cents(0);
    for (const auto* item : items) {
        auto net = item->open_amount;
        if (item->discount_amount && *made.payment.date <= *item->discount_date)
            net = net - *item->discount_amount;
        made.paid[{item->number, item->party_id}] = {net, cents(0)};
        made.payment.amount = *made.payment.amount + net;
    }
}

// A bank statement's entry that names documents.
void PaymentMaker::with_references(SimulatedPayment& made, const std::string& payer)
{
    auto items = draw_items(payer);
    std::erase_if(items, [](const auto* item) { return item->open_amount.is_negative(); });
    if (items.empty())
        items.push_back(*std::ranges::find_if(
            open_of(payer), [](const auto* item) { return !item->open_amount.is_negative(); }));
    items.resize(std::min<std::size_t>(items.size(), 6));
    pay_in_full(made, items);
    std::string text = random_.one_of<std::string>({"", "RE ", "invoices ", "SVWZ+ "});
    for (const auto* item : items)
        text += (item == items.front() ? "" : random_.one_of<std::string>({", ", " ", " + "}))
            + readable_number(random_, item->number);
    made.payment.references = {text};
    made.troubles += "references ";
}

void PaymentMaker::with_amount_alone(SimulatedPayment& made, const std::string& payer)
{
    Items items;
    for (const auto* item : open_of(payer)) {
        if (!item->open_amount.is_negative())
            items.push_back(item);
    }
    if (random_.chance(400)) { // All that is due.
        const auto last = items[random_.below(items.size())]->due_date;
        std::erase_if(items, [&](const auto* item) { return item->due_date > last; });
    } else {
        random_.shuffle(items);
        items.resize(std::min<std::size_t>(items.size(), 1 + random_.below(2)));
    }
    pay_in_full(made, items);
    made.troubles += "amount-alone ";
}

SimulatedPayment PaymentMaker::make()
{
    SimulatedPayment made;
    const auto payer = draw_payer();
    for (const auto& party_id : groups_[books_.party(payer)->tax_id])
        made.payment.party_ids.push_back(party_id);
    std::ranges::swap(
        made.payment.party_ids.front(), *std::ranges::find(made.payment.party_ids, payer));
    made.payment.currency = "EUR";
    made.payment.date = add_days(simulated_today, static_cast<int>(random_.below(5)));
    if (random_.chance(100))
        with_references(made, payer);
    else if (random_.chance(30))
        with_amount_alone(made, payer);
    else
        with_lines(made, payer);
    return made;
}

} // namespace

SimulatedLedger simulate_ledger(std::uint64_t seed, const SimulationSize& size)
{
    Random random(seed);
    SimulatedLedger made{make_ledger(random, size, seed), {}};
    PaymentMaker payments(random, made.books);
    for (std::size_t i = 0; i < size.payments; ++i)
        made.payments.push_back(payments.make());
    return made;
}

} // namespace mailroom
