#include "classifiers/matches.h"

#include "classifiers/matching/payer_family.h"
#include "core/text.h"

#include <algorithm>
#include <map>

namespace mailroom {
namespace {

constexpr std::size_t entries_max = 2'000; // Of the statements of one message.

// Whose payment an entry is: by the account that it came from, else by what it names.
std::string payer_of(const Facts& entry, const Books& books)
{
    if (const auto* party = books.party_by_iban(entry.text(Term::counterparty_iban)))
        return party->party_id;
    std::map<std::string, int> votes;
    const auto text = entry.text(Term::remittance_information) + ' ' + entry.text(Term::reference);
    for (const auto word : split(text, ' ')) {
        for (const auto* item : books.open_items_by_number(word)) {
            if (word.size() >= Books::number_tail_min)
                ++votes[item->party_id];
        }
    }
    for (const auto* party : books.parties_named_in(entry.text(Term::counterparty_name)))
        ++votes[party->party_id];
    const auto best = std::ranges::max_element(
        votes, [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto as_good =
        std::ranges::count_if(votes, [&](const auto& vote) { return vote.second == best->second; });
    return as_good == 1 ? best->first : std::string();
}

// A statement's entry as a payment; nothing for what is no money in.
std::optional<Payment> payment_of(const Facts& entry, const Books& books)
{
    const auto amount = entry.amount(Term::amount);
    if (!amount || entry.text(Term::credit_debit) != "credit")
        return std::nullopt;
    Payment payment;
    payment.party_ids = payer_family(books, payer_of(entry, books));
    payment.currency = entry.text(Term::currency);
    payment.amount = abs(*amount);
    payment.date = entry.date(Term::value_date);
    if (!payment.date)
        payment.date = entry.date(Term::booking_date);
    payment.references = {entry.text(Term::remittance_information), entry.text(Term::reference)};
    return payment;
}

void tell(Payments& payments, const Payment& payment, PaymentTeller teller)
{
    if (!payment.amount)
        return;
    std::string reference;
    for (const auto& text : payment.references)
        reference += (reference.empty() ? "" : " ") + text;
    payments.told.push_back(
        {teller, payment.party_ids.empty() ? std::string() : payment.party_ids.front(),
         payment.currency, *payment.amount, payment.date, std::string(trimmed(reference))});
}

} // namespace

Payments match_advice(
    const Remittance& remittance,
    const Books& books,
    std::string_view party_id,
    const std::vector<MatchDecision>& decided)
{
    Payment payment;
    payment.party_ids = payer_family(books, party_id);
    payment.currency = remittance.currency;
    payment.amount = remittance.payment_amount;
    payment.date = remittance.payment_date;
    payment.lines = remittance.lines;
    payment.references = {remittance.payment_reference};
    payment.decided = decided;
    Payments payments{match_payment(payment, books), {}};
    tell(payments, payment, PaymentTeller::advice);
    return payments;
}

Payments match_statements(const Reading& reading, const Books& books)
{
    Payments payments;
    for (const auto& document : reading.documents) {
        if (document.type != DocumentType::bank_statement)
            continue;
        for (const auto& entry : document.lines) {
            if (payments.told.size() == entries_max)
                return payments;
            auto payment = payment_of(entry, books);
            if (!payment)
                continue;
            if (payment->currency.empty())
                payment->currency = document.fields.text(Term::currency);
            for (auto& match : match_payment(*payment, books)) {
                if (match.document_number.empty())
                    match.document_number = entry.text(Term::reference);
                payments.matches.push_back(std::move(match));
            }
            tell(payments, *payment, PaymentTeller::bank);
        }
    }
    return payments;
}

} // namespace mailroom
