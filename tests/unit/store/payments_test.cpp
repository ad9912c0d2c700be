#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

ToldPayment
payment(PaymentTeller teller, const char* amount, const char* party_id, const char* reference = "")
{
    return {teller, party_id, "EUR", *parse_decimal(amount), parse_date("2026-09-14"), reference};
}

class PaymentsTest : public StoreTest {
protected:
    MessageId told(int number, std::vector<ToldPayment> payments)
    {
        Understanding understanding;
        understanding.payments = std::move(payments);
        return filed(number, {}, understanding);
    }

    std::vector<std::string> notes_of(MessageId id)
    {
        std::vector<std::string> texts;
        const auto item = store_->inbox().item(id);
        for (const auto& note : item->notes)
            texts.push_back(note.text);
        return texts;
    }
};

TEST_F(PaymentsTest, AdviceAndBankAreLinkedInEitherOrder)
{
    for (const bool bank_first : {false, true}) {
        const auto sum = bank_first ? "250.50" : "120.00";
        const auto advice = payment(PaymentTeller::advice, sum, "C1");
        const auto entry = payment(PaymentTeller::bank, sum, "C1");
        const auto first = told(bank_first ? 1 : 3, {bank_first ? entry : advice});
        EXPECT_TRUE(notes_of(first).empty());
        const auto second = told(bank_first ? 2 : 4, {bank_first ? advice : entry});
        const auto bank = bank_first ? first : second, payer = bank_first ? second : first;
        const auto plain = std::string(bank_first ? "250.5" : "120");
        EXPECT_EQ(
            notes_of(payer),
            std::vector{"The bank has booked " + plain + " EUR: message " + std::to_string(bank)});
        EXPECT_EQ(
            notes_of(bank),
            std::vector{
                "The payer tells what " + plain + " EUR is for: message " + std::to_string(payer)});
    }
}

TEST_F(PaymentsTest, AReferenceLinksWhoeverPays)
{
    const auto advice = told(1, {payment(PaymentTeller::advice, "80.00", "C1", "PAY-77121")});
    const auto other = told(2, {payment(PaymentTeller::advice, "80.00", "C2", "PAY-90000")});
    told(3, {payment(PaymentTeller::bank, "80.00", "", "SEPA PAY-77121 GROUP")});
    EXPECT_EQ(notes_of(advice).size(), 1u);
    EXPECT_TRUE(notes_of(other).empty());
}

TEST_F(PaymentsTest, WhatIsNotSureIsNotLinked)
{
    const auto one = told(1, {payment(PaymentTeller::advice, "80.00", "C1")});
    const auto two = told(2, {payment(PaymentTeller::advice, "80.00", "C1")});
    const auto stranger = told(3, {payment(PaymentTeller::advice, "75.00", "C2")});
    auto late = payment(PaymentTeller::advice, "60.00", "C1");
    late.date = parse_date("2026-10-14");
    const auto later = told(4, {late});
    const auto bank = told(
        5,
        {payment(PaymentTeller::bank, "80.00", "C1"), payment(PaymentTeller::bank, "75.00", "C1"),
         payment(PaymentTeller::bank, "60.00", "C1")});
    for (const auto id : {one, two, stranger, later, bank})
        EXPECT_TRUE(notes_of(id).empty());
}

TEST_F(PaymentsTest, LinksStayWhenTheMailIsReadAgain)
{
    const auto advice = told(1, {payment(PaymentTeller::advice, "80.00", "C1")});
    told(2, {payment(PaymentTeller::bank, "80.00", "C1")});
    Understanding again;
    again.payments = {payment(PaymentTeller::advice, "80.00", "C1")};
    file(advice, reading_of(1), again);
    told(3, {payment(PaymentTeller::bank, "80.00", "C1")});
    EXPECT_EQ(notes_of(advice).size(), 1u);
}

} // namespace
} // namespace mailroom
