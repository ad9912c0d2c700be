#include "store/sqlite/payments.h"

#include "core/text.h"
#include "store/sqlite/casework.h"

#include <cstdlib>

namespace mailroom::sqlite {
namespace {

constexpr int days_apart_max = 10; // From the advice to the booking, over weekends and borders.
constexpr std::size_t reference_letters_min = 4, reference_bytes_max = 1'000;

using PaymentId = std::int64_t;

// 12.50 and 12.5 are the same amount.
std::string plain_amount(const Decimal& amount)
{
    auto text = to_string(amount);
    if (amount.scale > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

struct Candidate {
    PaymentId id = 0;
    MessageId message = 0;
    int distance = 0; // In days; a reference that agrees is nearer than any day.
};

bool names(std::string_view bank_text, std::string_view reference)
{
    const auto key = normalized_number(reference);
    return key.size() >= reference_letters_min
        && normalized_number(bank_text).find(key) != std::string::npos;
}

Result<std::optional<Candidate>> counterpart_of(Connection& db, const ToldPayment& payment)
{
    auto query = TRY(db.query(
        "SELECT id, message, party_id, date, reference FROM payments WHERE counterpart IS NULL "
        "AND currency = ? AND amount = ? AND teller <> ?",
        payment.currency, plain_amount(payment.amount), payment.teller));
    std::optional<Candidate> nearest;
    bool is_alone = true;
    while (TRY(query.next())) {
        Candidate candidate;
        std::string party_id, reference;
        std::optional<Date> date;
        query.read(candidate.id, candidate.message, party_id, date, reference);
        const bool by_bank = payment.teller == PaymentTeller::bank;
        const bool referenced =
            by_bank ? names(payment.reference, reference) : names(reference, payment.reference);
        const bool same_party = !party_id.empty() && party_id == payment.party_id;
        const bool other_party = !same_party && !party_id.empty() && !payment.party_id.empty();
        if (date && payment.date)
            candidate.distance = std::abs(days_between(*date, *payment.date));
        if (other_party || (!same_party && !referenced) || candidate.distance > days_apart_max)
            continue;
        if (referenced)
            candidate.distance = -1;
        if (!nearest || candidate.distance <= nearest->distance) {
            is_alone = !nearest || candidate.distance < nearest->distance;
            nearest = candidate;
        }
    }
    return is_alone ? nearest : std::nullopt;
}

Result<std::optional<PaymentId>>
kept_before(Connection& db, MessageId message, const ToldPayment& payment)
{
    return db.value<PaymentId>(
        "SELECT id FROM payments WHERE message = ? AND teller = ? AND currency = ? AND amount = ? "
        "AND reference = ? AND counterpart IS NOT NULL",
        message, payment.teller, payment.currency, plain_amount(payment.amount),
        payment.reference.substr(0, reference_bytes_max));
}

Status note(Transaction& transaction, MessageId message, std::string text, Instant now)
{
    const Event event{
        NoteAdded{std::move(text)},
        "payments.link",
        "the payer and the bank tell of the same payment",
        {}};
    return apply_events(transaction, message, {event}, Actor{}, now, Applying::filing);
}

Status link(
    Transaction& transaction,
    PaymentId id,
    MessageId message,
    const ToldPayment& payment,
    const Candidate& other,
    Instant now)
{
    auto& db = transaction.db;
    TRY(db.run("UPDATE payments SET counterpart = ? WHERE id = ?", other.id, id));
    TRY(db.run("UPDATE payments SET counterpart = ? WHERE id = ?", id, other.id));
    const bool by_bank = payment.teller == PaymentTeller::bank;
    const auto sum = plain_amount(payment.amount) + ' ' + payment.currency;
    const auto booked = "The bank has booked " + sum + ": message ";
    const auto announced = "The payer tells what " + sum + " is for: message ";
    TRY(note(
        transaction, message, (by_bank ? announced : booked) + std::to_string(other.message), now));
    return note(
        transaction, other.message, (by_bank ? booked : announced) + std::to_string(message), now);
}

} // namespace

Status link_payments(
    Transaction& transaction,
    MessageId message,
    const std::vector<ToldPayment>& payments,
    Instant now)
{
    auto& db = transaction.db;
    TRY(db.run("DELETE FROM payments WHERE message = ? AND counterpart IS NULL", message));
    for (const auto& payment : payments) {
        if (TRY(kept_before(db, message, payment)))
            continue;
        const auto other = TRY(counterpart_of(db, payment));
        TRY(db.run(
            "INSERT INTO payments (message, teller, party_id, currency, amount, date, reference) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            message, payment.teller, payment.party_id, payment.currency,
            plain_amount(payment.amount), payment.date,
            payment.reference.substr(0, reference_bytes_max)));
        if (other)
            TRY(link(transaction, db.last_insert_id(), message, payment, *other, now));
    }
    return {};
}

} // namespace mailroom::sqlite
