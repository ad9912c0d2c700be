// What sentences say of sums, and messages of what they are known to mean.

#include "classifiers/details/absence.h"
#include "classifiers/details/disputes.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promised_in_full.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/requests.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    Party party;
    party.party_id = "K1";
    party.currency = "CHF";
    OpenItem item;
    item.party_id = "K1";
    item.number = "66120";
    item.amount = item.open_amount = *parse_decimal("900.00");
    item.due_date = parse_date("2026-05-20");
    auto later = item;
    later.number = "66135";
    later.amount = later.open_amount = *parse_decimal("640.50");
    return {{}, {party}, {}, {item, later}, {}, {}};
}

Prose prose(std::string_view text)
{
    return read_prose("", text, *parse_date("2026-05-06"), books(), "K1"); // A Wednesday.
}

TEST(Amounts, InFiguresMultiplesAndWords)
{
    const std::pair<const char*, const char*> cases[] = {
        {"Budget: $1.2k for all.", "1200.0 USD"},
        {"Noch 15 T\u20AC sind offen.", "15000 EUR"},
        {"Es geht um 2,5 Mio. EUR.", "2500000.0 EUR"},
        {"Die Fracht war mit 80,- Euro vereinbart.", "80 EUR"},
        {"Rund 15 mil euros por pagar.", "15000 EUR"},
        {"Eighteen thousand four hundred pounds.", "18400 GBP"},
        {"Am zweiten Euro scheitert es nicht.", ""},
        {"zweitausendf\u00FCnfhundert Euro", "2500 EUR"},
        {"duemilacinquecento euro", "2500 EUR"},
        {"quatre-vingts euros", "80 EUR"},
        {"20 Rappen Differenz", "0.20 CHF"},
        {"Three hundred dollars and 20 cents.", "300.20 USD"},
        {"We counted 12.5 kg only.", ""},
        {"I lodged 512.40 to your account.", "512.40 "},
        {"Es waren 12,50 to Kies.", ""},
        {"Position 2026.0771 fehlt.", ""},
    };
    for (const auto& [text, expected] : cases) {
        std::string found;
        for (const auto& amount : prose(text).amounts) {
            if (amount.is_money)
                found +=
                    (found.empty() ? "" : "|") + to_string(amount.value) + " " + amount.currency;
        }
        EXPECT_EQ(found, expected) << text;
    }
}

TEST(MeantDisputes, WeakWordsTellWhy)
{
    const std::pair<const char*, DisputeReason> cases[] = {
        {"Half of the tiles on 66120 came in shards, smashed.", DisputeReason::damaged},
        {"On 66120 the carriage is not ours.", DisputeReason::freight},
        {"Auf 66120 ist der Steuersatz falsch, 7 % MwSt.", DisputeReason::tax},
        {"La 66120 nous a \u00E9t\u00E9 envoy\u00E9e deux fois.", DisputeReason::duplicate},
        {"66120: something is odd.", DisputeReason::other},
    };
    for (const auto& [text, reason] : cases) {
        const auto found = find_meant_disputes(prose(text), std::nullopt, books());
        ASSERT_EQ(found.size(), 1U) << text;
        EXPECT_EQ(found.front().document_number, "66120") << text;
        EXPECT_EQ(found.front().reason, reason) << text;
    }
}

TEST(MeantDisputes, OfTwoThatAreAlikeTheOneTooManyIsDisputed)
{
    const std::pair<const char*, const char*> cases[] = {
        {"Invoice 66135 is a duplicate of 66120.", "66135"},
        {"66120 ist dieselbe Lieferung wie Ihre Rechnung 66135, doppelt.", "66120"},
        {"66135 es la misma entrega que la 66120, facturada dos veces.", "66135"},
        {"The delivery of 66120 was billed twice with 66135.", "66135"},
    };
    for (const auto& [text, number] : cases) {
        const auto found = find_meant_disputes(prose(text), std::nullopt, books());
        ASSERT_EQ(found.size(), 1U) << text;
        EXPECT_EQ(found.front().document_number, number) << text;
    }
}

TEST(MeantDisputes, SayWhatIsWantedAndWhatIsNotContested)
{
    const auto found = find_meant_disputes(
        prose("Line 3 of 66120 is 100.00 CHF too high, please issue a credit note."), std::nullopt,
        books());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().line, "3");
    EXPECT_EQ(found.front().remedy, DisputeRemedy::credit);
    EXPECT_EQ(found.front().undisputed_amount, parse_decimal("800.00"));
    EXPECT_EQ(found.front().x12_426, "01");
    EXPECT_EQ(found.front().edifact_4465, "5");
}

TEST(MeantRequests, WhatIsNamedIsAskedFor)
{
    const auto found = find_meant_requests(prose("66120 again, the invoice."), books());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().reference, "66120");
    const auto open = find_requests(prose("Please send all unpaid invoices."), books());
    ASSERT_EQ(open.size(), 1U);
    EXPECT_TRUE(open.front().all_open);
}

TEST(Requests, APeriodMayBeToldByItsFirstAndLastDay)
{
    for (const auto* text :
         {"Please send a statement for the period 1 January to 31 March 2026.",
          "Please send us the statement from 01/01/2026 to 31/03/2026.",
          "Bitte senden Sie den Kontoauszug 01.01.-31.03.2026.",
          "Bitte senden Sie uns einen Kontoauszug vom 1.1. bis 31.3.",
          "Merci d'envoyer le relev\u00E9 du 1er janvier au 31 mars 2026.",
          "Rogamos env\u00EDen el extracto de cuenta del 01/01/2026 al 31/03/2026.",
          "Potete inviare l'estratto conto dal 1 gennaio al 31 marzo 2026?",
          "Graag een rekeningoverzicht van 1 januari tot en met 31 maart 2026."}) {
        const auto found = find_requests(prose(text), books());
        ASSERT_EQ(found.size(), 1U) << text;
        EXPECT_EQ(found.front().period, "2026-01..2026-03") << text;
    }
}

TEST(MeantPromises, WhatOnePartOfASentenceDeniesAnotherMayPromise)
{
    const auto found = find_meant_promises(prose(
        "66120 falls due on Saturday when the bank is closed, so the 900.00 leaves on Monday."));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().document_number, "66120");
    EXPECT_EQ(found.front().amount, parse_decimal("900.00"));
    EXPECT_EQ(found.front().date, parse_date("2026-05-11"));
}

TEST(MeantPromises, ADayBesideMoneyIsEnough)
{
    const auto found = find_meant_promises(prose("The rest of 66120, 300.00 CHF: next Friday."));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().date, parse_date("2026-05-15"));
    EXPECT_TRUE(find_meant_promises(prose("We shall see.")).empty());
}

// Documents with sum and day as they are promised, in a line.
std::string told(const std::vector<Promise>& promises)
{
    std::string text;
    for (const auto& one : promises)
        text += (text.empty() ? "" : ", ") + one.document_number + " "
            + (one.amount ? to_string(*one.amount) : "-") + " " + to_string(*one.date);
    return text;
}

TEST(MeantPromises, TheBooksTellWhatASumADueDateAndTheRestAre)
{
    const std::pair<const char*, const char*> cases[] = {
        {"I'll do the 640.50 one tonight and the other one (66120) a week on Friday.",
         "66135 640.50 2026-05-06, 66120 - 2026-05-15"},
        {"Die mit den 640,50 \u00FCberweise ich heute Abend, die andere (66120) am 15.05.",
         "66135 640.50 2026-05-06, 66120 - 2026-05-15"},
        {"La de 640,50 la pago esta noche y la otra (66120) el 15 de mayo.",
         "66135 640.50 2026-05-06, 66120 - 2026-05-15"},
        {"We'll pay 66120 on its due date as always.", "66120 - 2026-05-20"},
        {"66120 zahlen wir zum F\u00E4lligkeitstermin.", "66120 - 2026-05-20"},
        {"La 66120 sera r\u00E9gl\u00E9e \u00E0 l'\u00E9ch\u00E9ance.", "66120 - 2026-05-20"},
        {"La 66120 se pagar\u00E1 a su vencimiento.", "66120 - 2026-05-20"},
        {"La 66120 verr\u00E0 pagata alla scadenza.", "66120 - 2026-05-20"},
        {"66120 betalen we op de vervaldatum.", "66120 - 2026-05-20"},
        {"A 66120 ser\u00E1 paga na data de vencimento.", "66120 - 2026-05-20"},
        {"Of 66120 we pay 300.00 on Friday and the rest on 29 May.",
         "66120 300.00 2026-05-08, 66120 600.00 2026-05-29"},
        {"66120 less the freight of 75.00 = 825.00 goes on Friday.", "66120 825.00 2026-05-08"},
        {"66120 senza i 75,00 del trasporto, sono 825,00, bonifico venerd\u00EC.",
         "66120 825.00 2026-05-08"},
        {"66120 came short.\n\nBalance of 820.00 we will release by 27 May.",
         "66120 820.00 2026-05-27"},
        {"On 66120: 640 comes on Friday.", "66120 - 2026-05-08"},
        {"900 comes on Friday.", "66120 900 2026-05-08"},
        {"66120 y 66135 se pagan, la segunda.", ""}, // The second, and no Monday.
        {"No llegamos a toda la 66120: 300,00 \u20AC el viernes y el resto el 29 de mayo.",
         "66120 300.00 2026-05-08, 66120 600.00 2026-05-29"},
        {"66120 auf einmal geht nicht: 300,00 am Freitag und der Rest am 29. Mai.",
         "66120 300.00 2026-05-08, 66120 600.00 2026-05-29"},
        {"A 66120 na sexta e a 66135 no dia 29.", "66120 - 2026-05-08, 66135 - 2026-05-29"},
        {"Our next run is on 15 May. 66120 and 66135 are in that run.",
         "66120 - 2026-05-15, 66135 - 2026-05-15"},
        {"66120 goes out on Friday. That's 820.00.", "66120 820.00 2026-05-08"},
        {"Towards 66120 part was sent, 300.00. The balance follows on 15 May.",
         "66120 - 2026-05-15"},
        {"66120 pay i friday. is that ok?", "66120 - 2026-05-08"},
        {"66120 will be paid short by the 75.00 on 15 May, i.e. 825.00.",
         "66120 825.00 2026-05-15"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(told(find_meant_promises(prose(text))), expected) << text;
}

TEST(MeantPlan, CountIntervalAndSum)
{
    const auto plan = find_meant_plan(prose("We could do 200 euros a month x 6 from 1 June."));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->count, 6);
    EXPECT_EQ(plan->interval, "monthly");
    EXPECT_EQ(plan->amount, parse_decimal("200"));
    // As often as it takes to pay what the books have open.
    const auto until_paid =
        find_meant_plan(prose("For 66120 we could pay 250 a month from 1 June until it is gone."));
    ASSERT_TRUE(until_paid);
    EXPECT_EQ(until_paid->count, 4);
}

TEST(Absence, DayOfReturnAndSubstitute)
{
    Message message;
    message.from = {{"Jo", "jo@fenwick.example"}};
    message.latest_text = "Ich bin bis 15. Mai nicht im Haus. Bitte an vertretung@fenwick.example.";
    const auto away = find_absence(message, prose(message.latest_text));
    ASSERT_TRUE(away);
    EXPECT_EQ(away->back_on, parse_date("2026-05-18"));
    EXPECT_EQ(away->substitutes, std::vector<std::string>{"vertretung@fenwick.example"});
    message.latest_text = "I am away and will be back on 20 May.";
    EXPECT_EQ(find_absence(message, prose(message.latest_text))->back_on, parse_date("2026-05-20"));
    message.latest_text = "Jo is no longer with the company.";
    EXPECT_TRUE(find_absence(message, prose(message.latest_text))->for_good);
    EXPECT_FALSE(find_absence(message, prose("Thank you for your mail.")));
}

TEST(Promises, ComeToTheSumThatTheThreadTold)
{
    Message message;
    message.text = "66120 goes with our run.\n\n> 66120 (900.00) is overdue, 66135 is not.";
    std::vector<Promise> promises = {
        {"66120", std::nullopt, parse_date("2026-05-15")},
        {"66120", std::nullopt, parse_date("2026-05-18"), true},
        {"66135", std::nullopt, parse_date("2026-05-15")}};
    state_sums_of_thread(promises, message, books());
    EXPECT_EQ(promises[0].amount, parse_decimal("900.00"));
    EXPECT_FALSE(promises[1].amount) << "a part";
    EXPECT_FALSE(promises[2].amount) << "the books alone say it";
}

} // namespace
} // namespace mailroom
