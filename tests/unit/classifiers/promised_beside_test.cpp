// Promises beside complaints and requests, and what is let go of once the promises are read.

#include "classifiers/details/promised_beside.h"
#include "classifiers/details/promises.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    Party party;
    party.party_id = "K1";
    OpenItem item;
    item.party_id = "K1";
    item.number = "KD-2205";
    item.amount = item.open_amount = *parse_decimal("812.30");
    auto other = item;
    other.number = "KD-2231";
    other.amount = other.open_amount = *parse_decimal("1460.00");
    return {{}, {party}, {}, {item, other}, {}, {}};
}

std::string told(const Understanding& meant)
{
    std::string text;
    for (const auto& one : meant.intents)
        text += (text.empty() ? "" : ", ") + std::string(to_string(one.intent));
    return text;
}

// What the intents of a message written on a Wednesday become.
std::string
settled(std::vector<Intent> intents, std::string_view text, std::string_view subject = "")
{
    const auto ledger = books();
    const auto prose = read_prose(subject, text, *parse_date("2026-05-06"), ledger, "K1");
    Understanding meant;
    meant.party_id = "K1";
    for (const auto intent : intents)
        meant.intents.push_back({intent, 0.9, {}});
    advise_instead_of_promise(meant, {}, prose, ledger);
    add_promise_beside(meant, {}, prose, ledger);
    if (meant.has(Intent::promise_to_pay))
        meant.promises = find_meant_promises(prose);
    settle_promises(meant, {}, prose);
    add_part_that_stays(meant, prose, ledger);
    return told(meant);
}

TEST(PromisedBeside, WhatIsNoPartOfThePlanThatIsAskedFor)
{
    for (const auto* text :
         {"May we pay KD-2205 in four monthly instalments? KD-2231 is not part of this, it goes on "
          "20 May.",
          "D\u00FCrfen wir die KD-2205 in vier Monatsraten zahlen? Die KD-2231 geh\u00F6rt nicht "
          "dazu, "
          "die geht am 20.05. raus.",
          "Pouvons-nous r\u00E9gler la KD-2205 en quatre mensualit\u00E9s ? La KD-2231 n'en fait "
          "pas "
          "partie, elle sera r\u00E9gl\u00E9e le 20 mai."})
        EXPECT_EQ(
            settled({Intent::payment_plan_request}, text), "payment_plan_request, promise_to_pay")
            << text;
    EXPECT_EQ(
        settled(
            {Intent::payment_plan_request},
            "May we pay KD-2205 in four monthly instalments, the first on 20 May?"),
        "payment_plan_request");
}

TEST(PromisedBeside, WhatIsPromisedPlainlyBesideARequestOrAComplaint)
{
    for (const auto* text :
         {"Please send KD-2205 once more. It will be paid on 15 May.",
          "Bitte KD-2205 noch einmal senden. \u00DCberwiesen wird sie am 15.05.",
          "Merci de renvoyer la KD-2205. Elle sera r\u00E9gl\u00E9e le 15 mai.",
          "Necesito copia de la KD-2205. Se pagar\u00E1 el 15 de mayo.",
          "Mi serve copia della KD-2205. Verr\u00E0 pagata il 15 maggio.",
          "Graag een kopie van KD-2205. Die wordt op 15 mei betaald.",
          "Podem enviar c\u00F3pia da KD-2205? Ser\u00E1 paga no dia 15 de maio."})
        EXPECT_EQ(settled({Intent::document_request}, text), "document_request, promise_to_pay")
            << text;
    for (const auto* text :
         {"The 812.30 will be transferred on 15 May, KD-2231 only once the right pump is here.",
          "Die 812,30 \u00FCberweise ich am 15.05., KD-2231 erst wenn die richtige Pumpe da ist.",
          "Our next payment run is on 15 May; KD-2205 and KD-2231 are part of it, less 9.00 on "
          "KD-2231."})
        EXPECT_EQ(settled({Intent::dispute}, text), "dispute, promise_to_pay") << text;
    EXPECT_EQ(
        settled({Intent::dispute}, "KD-2205 will be paid once the missing lids are here."),
        "dispute");
}

TEST(PromisedBeside, AnIntentWithoutADayIsLetGo)
{
    EXPECT_EQ(
        settled(
            {Intent::dispute, Intent::promise_to_pay},
            "KD-2205 is 20.00 too high. When I have the new bill you'll be paid as usual."),
        "dispute");
    EXPECT_EQ(settled({Intent::promise_to_pay}, "You'll be paid soon."), "promise_to_pay");
}

TEST(PromisedBeside, AnAdviceOfAPaymentToComeIsNoPromise)
{
    for (const auto* text :
         {"On 8 May you will be paid 2,272.30. This covers KD-2205 at 812.30 and KD-2231 at "
          "1,460.00.",
          "Am 8. Mai \u00FCberweisen wir 2.272,30 EUR. Der Betrag setzt sich aus KD-2205 (812,30 "
          "EUR) und KD-2231 (1.460,00 EUR) zusammen.",
          "Nous virons le 8 mai 2 272,30 EUR, correspondant \u00E0 KD-2205 (812,30 EUR) et KD-2231 "
          "(1 460,00 EUR).",
          "El 8 de mayo transferiremos 2.272,30 EUR, correspondientes a KD-2205 (812,30 EUR) y "
          "KD-2231 (1.460,00 EUR).",
          "L'8 maggio bonifichiamo 2.272,30 EUR, relativi a KD-2205 (812,30 EUR) e KD-2231 "
          "(1.460,00 EUR).",
          "Op 8 mei maken wij 2.272,30 EUR over. Dit betreft KD-2205 (812,30 EUR) en KD-2231 "
          "(1.460,00 EUR).",
          "No dia 8 de maio transferimos 2.272,30 EUR, referentes a KD-2205 (812,30 EUR) e KD-2231 "
          "(1.460,00 EUR).",
          "The governors have approved payment of KD-2205. 812.30 will reach you on 8 May.",
          "Die Zahlung der KD-2205 ist freigegeben. 812,30 EUR erhalten Sie am 8. Mai.",
          "We pay the 812.30 of KD-2205 on 8 May, our payment reference TM-6610.",
          "Les 812,30 EUR de la KD-2205, virement saisi, date de valeur le 8 mai.",
          "KD-2205 staat klaargezet bij de bank, 812,30 EUR, valutadatum 8 mei."})
        EXPECT_EQ(settled({Intent::promise_to_pay}, text), "remittance") << text;
    EXPECT_EQ(
        settled({Intent::promise_to_pay}, "On 8 May we pay 812.30 for KD-2205.", "Payment notice"),
        "remittance");
    for (const auto* text :
         {"I'll pay the 812.30 for KD-2205 on 8 May.",
          "KD-2205 (812.30) and KD-2231 (1,460.00) will be paid on 8 May.",
          "KD-2205 has been approved and is down for payment on 8 May.",
          "812.30 for KD-2205 goes on 8 May with reference TM-6610, KD-2231 on 29 May.",
          "812.30 for KD-2205 goes on 8 May with reference TM-6610 if the pump works."})
        EXPECT_EQ(settled({Intent::promise_to_pay}, text), "promise_to_pay") << text;
}

TEST(PromisedBeside, TheArrivalOfWhatWasPaidIsNoPromise)
{
    const std::vector both{Intent::order_release_request, Intent::promise_to_pay};
    for (const auto* text :
         {"We paid KD-2205 on Monday, it will be on your account tomorrow. Please release the "
          "load.",
          "KD-2205 haben wir am Montag \u00FCberwiesen, morgen ist das Geld bei Ihnen.",
          "KD-2205 a \u00E9t\u00E9 vir\u00E9e lundi, vous l'aurez demain.",
          "La KD-2205 se transfiri\u00F3 el lunes, ma\u00F1ana la ten\u00E9is.",
          "La KD-2205 \u00E8 stata bonificata luned\u00EC, domani l'avete in conto.",
          "KD-2205 is maandag overgemaakt, morgen staat het bij u."})
        EXPECT_EQ(settled(both, text), "order_release_request") << text;
    EXPECT_EQ(
        settled(both, "KD-2205 was paid on Monday. You will have the rest, KD-2231, on Friday."),
        "order_release_request, promise_to_pay");
}

TEST(PromisedBeside, OfWhatStaysOpenWithoutADayAPartIsPaid)
{
    for (const auto* text :
         {"We can pay 500.00 of KD-2231 on 20 May; the rest has to wait for the new budget.",
          "Wir zahlen am 20. Mai 500,00 der KD-2231; der Rest bleibt bis zum neuen Haushalt offen.",
          "Nous paierons 500,00 de la KD-2231 le 20 mai ; le reste attend le prochain budget.",
          "Pagaremos 500,00 de la KD-2231 el 20 de mayo; el resto queda pendiente del ejercicio.",
          "Pagheremo 500,00 della KD-2231 il 20 maggio; il resto \u00E8 rinviato al bilancio "
          "nuovo.",
          "Wij betalen op 20 mei 500,00 van KD-2231; de rest blijft staan tot de begroting.",
          "Pagamos 500,00 da KD-2231 em 20 de maio; o resto fica para o or\u00E7amento."})
        EXPECT_EQ(settled({Intent::promise_to_pay}, text), "promise_to_pay, partial_payment")
            << text;
    EXPECT_EQ(
        settled({Intent::promise_to_pay}, "We will pay 500.00 of KD-2231 on 20 May."),
        "promise_to_pay");
}

TEST(PromisedBeside, PartsToComeAreNoPayment)
{
    const std::vector both{Intent::promise_to_pay, Intent::partial_payment};
    EXPECT_EQ(
        settled(both, "Half of KD-2231 on Friday, 730.00, and the other half on 29 May."),
        "promise_to_pay");
    EXPECT_EQ(
        settled(
            both, "Die H\u00E4lfte der KD-2231 am Freitag und die andere H\u00E4lfte am 29. Mai."),
        "promise_to_pay");
    EXPECT_EQ(
        settled(both, "Half of KD-2231 now, 730.00, and the other half on 29 May."),
        "promise_to_pay, partial_payment");
}

} // namespace
} // namespace mailroom
