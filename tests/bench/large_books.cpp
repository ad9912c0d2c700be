#include "tests/bench/large_books.h"

#include "tests/simulator/ledger_simulator.h"
#include "tests/simulator/printed_numbers.h"
#include "tests/simulator/random.h"

namespace mailroom {
namespace {

template <typename T>
std::vector<T> copy(std::span<const T> values)
{
    return {values.begin(), values.end()};
}

std::string made_up_name(Random& random)
{
    const std::vector<std::string> syllables{"ber", "do", "fen", "gal", "ho", "ka", "lin", "mo",
                                             "nor", "pe", "ra",  "sol", "ti", "ul", "ver", "wen"};
    std::string name;
    for (std::size_t i = 0; i < 3; ++i)
        name += random.one_of(syllables);
    name.front() = static_cast<char>(name.front() - 32);
    return name;
}

} // namespace

Books large_books(const Books& books)
{
    constexpr SimulationSize size{.parties = 20'000, .items = 500'000, .payments = 0};
    Random random(1);
    const auto made_up = simulate_ledger(1, size).books;
    auto parties = copy(books.parties());
    auto contacts = copy(books.contacts());
    auto items = copy(books.open_items());
    for (auto party : made_up.parties()) {
        party.party_id = "X" + party.party_id;
        party.name = made_up_name(random) + ' ' + made_up_name(random)
            + random.one_of<std::string>({" Ltd", " GmbH", " S.A.", " & Sons"});
        party.iban = "XX00" + party.party_id;
        const auto domain = "firm" + party.party_id + "-" + made_up_name(random) + ".example";
        for (const std::string person : {"ap", "office", "accounts"})
            contacts.push_back(
                {party.party_id, made_up_name(random) + ' ' + made_up_name(random),
                 person + '@' + domain, true});
        parties.push_back(std::move(party));
    }
    for (auto item : made_up.open_items()) {
        item.party_id = "X" + item.party_id;
        items.push_back(std::move(item));
    }
    return {
        books.company(),
        std::move(parties),
        std::move(contacts),
        std::move(items),
        copy(books.purchase_orders()),
        copy(books.documents())};
}

LongAdvice long_advice()
{
    constexpr std::size_t lines = 500;
    Random random(2);
    LongAdvice made;
    made.books = simulate_ledger(4, {.parties = 1, .items = 50'000, .payments = 0}).books;
    made.payment.party_ids = {made.books.parties().front().party_id};
    made.payment.amount = Decimal{0, 2};
    while (made.payment.lines.size() < lines) {
        const auto items = made.books.open_items();
        const auto& item = items[random.below(items.size())];
        RemittanceLine line;
        line.document_number = printed_number(random, item.number).text;
        line.gross_amount = line.net_amount = item.open_amount;
        made.payment.amount = *made.payment.amount + item.open_amount;
        made.payment.lines.push_back(line);
    }
    return made;
}

} // namespace mailroom
