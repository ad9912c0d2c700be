// Documents that are asked for by what the books say of them.

#include "classifiers/details/request_books.h"
#include "classifiers/details/request_withdrawn.h"
#include "classifiers/details/requests.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(MeantRequests, AreNamedByOrderSumAndDay)
{
    auto items = std::vector<OpenItem>(4);
    const char* facts[][4] = {
        {"66120", "900.00", "2026-04-12", "AB-77"},
        {"66135", "640.50", "2026-04-20", "AB-78"},
        {"66140", "640.50", "2026-04-29", "AB-78"},
        {"66152", "77.10", "2026-03-30", "Job 4410"}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].party_id = "K1";
        items[i].number = facts[i][0];
        items[i].amount = *parse_decimal(facts[i][1]);
        items[i].issue_date = parse_date(facts[i][2]);
        items[i].purchase_order = facts[i][3];
    }
    Party party;
    party.party_id = "K1";
    const Books ledger{{}, {party}, {}, items, {}, {}};
    const auto asked = [&](const char* text, const char* party_id = "K1") {
        const auto words = read_prose("", text, *parse_date("2026-05-06"), ledger, party_id);
        auto requests = find_meant_requests(words, ledger);
        name_by_books(requests, words, ledger, party_id);
        std::string found;
        for (const auto& request : requests)
            found += request.reference + ";";
        return found;
    };
    EXPECT_EQ(asked("Please send the invoice for our order AB-77."), "66120;");
    EXPECT_EQ(asked("Please send the invoice for our order AB-78."), "AB-78;") << "of two";
    EXPECT_EQ(asked("Please send me the invoice of 900 euro."), "66120;");
    EXPECT_EQ(asked("Please send me the invoice of 640.50 euro."), ";") << "of two";
    EXPECT_EQ(asked("Please send the invoice of 29 April over 640.50 EUR."), "66140;");
    EXPECT_EQ(asked("Please send the invoice of 12 April."), "66120;");
    EXPECT_EQ(asked("Please send the invoice of 900 euro.", "K2"), ";") << "another party's";
    EXPECT_EQ(asked("Schicken Sie mir die Rechnung nochmal? Die vom 20. April 2026."), "66135;");
    EXPECT_EQ(asked("Il me manque la 120 et la 140."), "66120;66140;") << "by three digits";
    EXPECT_EQ(asked("Please send 66120 and 135. 66140 we have."), "66120;66135;");
    EXPECT_EQ(asked("Need the signed sheets for the March visit, job 4410 I think."), "66152;");
    EXPECT_EQ(
        asked("Nobody of ours signed delivery note 5512. Nothing came. Invoice 66120. Please send "
              "that delivery note."),
        "66120;");
    EXPECT_EQ(
        asked("Im Lieferschein 5512 steht ein Fremder. Rechnung 66120. Bitte schickt mir den "
              "Lieferschein."),
        "66120;");
    EXPECT_EQ(asked("All agrees except 66135, which is missing. Please send it."), "66135;");
    EXPECT_EQ(asked("We have no invoice for our order AB-77. Please send it."), "66120;");
    EXPECT_EQ(asked("Zu unserer Bestellung AB-77 fehlt die Rechnung. Bitte zusenden."), "66120;");
    EXPECT_EQ(
        asked("Send 66120 please. Forget that claim. I still need the delivery note of 66135."),
        "66120;66135;");
    EXPECT_EQ(asked("I have just paid 66120, and please email me a copy of 66135."), "66135;");
    EXPECT_EQ(
        asked("Non troviamo la 66120 e la 66135: ce le rimandate? Se c'\u00E8 anche il DDT firmato "
              "della prima, meglio."),
        "66120;66135;66120;");
    EXPECT_EQ(asked("Do you have the signed note for 66120? Same for 66135."), "66120;66135;");
}

std::size_t asked_in(const char* subject, const char* text)
{
    Party party;
    party.party_id = "K1";
    OpenItem item;
    item.party_id = "K1";
    item.number = "HB-66120";
    const Books ledger{{}, {party}, {}, {item}, {}, {}};
    const auto words = read_prose(subject, text, *parse_date("2026-05-06"), ledger, "K1");
    return find_meant_requests(words, ledger).size();
}

// Nobody asks for what an older subject names, for what he promises to pay, nor for his town.
TEST(MeantRequests, WhatNobodyAsksForIsNone)
{
    EXPECT_EQ(asked_in("Re: April statement please", "Got them all, that was quick!"), 0u);
    EXPECT_EQ(asked_in("AW: Kontoauszug April bitte", "Ist da, ganz lieb von Ihnen!"), 0u);
    EXPECT_EQ(asked_in("April statement please", "Got the new address too?"), 1u);
    EXPECT_EQ(asked_in("Re: April statement please", "Got it, but we need May too."), 1u);
    EXPECT_EQ(
        asked_in("Hello", "Invoice HB-66120 will be paid on 20 May. Send us a statement."), 1u);
    EXPECT_EQ(
        asked_in("Hello", "We will pay on 20 May. Please send a copy of invoice HB-66120."), 1u);
    EXPECT_EQ(asked_in("HB-66120 again", "The tax is wrong. Please send the agreement."), 1u);
    EXPECT_EQ(asked_in("HB-66120 nogmaals", "Stuur ons de huurovereenkomst."), 1u);
    EXPECT_EQ(
        asked_in(
            "Hello",
            "Would you take 450.00 EUR on 31 May for HB-66120? I need your answer in writing. "
            "A statement beside it would be good."),
        1u);
    EXPECT_EQ(asked_in("Hello", "We are in Milton, DE 19968. Please send us your W-9."), 1u);
}

TEST(MeantRequests, WhatTheSubjectNamesIsSentWithTheNumberBesideIt)
{
    EXPECT_EQ(asked_in("That statement", "Work mail is down, send it here, plus HB-66120"), 2U);
    EXPECT_EQ(asked_in("Kontoauszug", "Bitte schicken Sie ihn hierher und HB-66120 dazu."), 2U);
    EXPECT_EQ(asked_in("Relev\u00E9", "Merci de l'envoyer ici, avec HB-66120."), 2U);
    EXPECT_EQ(asked_in("Statement", "Please send a copy of HB-66120."), 1U);
}

bool is_request_beside_complaint(const char* text)
{
    Understanding meant;
    meant.intents = {{Intent::document_request, 0.6, {}}, {Intent::dispute, 0.5, {}}};
    drop_request_that_complains(meant, read_prose("", text, *parse_date("2026-05-06"), {}, ""));
    return meant.has(Intent::document_request);
}

TEST(MeantRequests, AProofThatIsComplainedOfIsAtHand)
{
    for (const auto* text :
         {"The delivery note of 66120 bears a name that nobody here has ever heard.",
          "Ihr Lieferschein zu 66120 trägt einen Namen, den hier keiner kennt.",
          "Le bon de livraison de la 66120 porte un nom inconnu chez nous.",
          "El albarán de la 66120 lleva un nombre desconocido aquí.",
          "La bolla della 66120 porta un nome sconosciuto a tutti.",
          "Op de pakbon van 66120 staat een naam die hier onbekend is."})
        EXPECT_FALSE(is_request_beside_complaint(text)) << text;
    EXPECT_TRUE(is_request_beside_complaint("Nobody here signed for 66120. Please send the note."));
    for (const auto* text :
         {"66120 quotes order 7712 instead of 7721. Please send us an invoice with the right "
          "number.",
          "66120 porte la commande 7712. Veuillez refaire la facture sous le bon "
          "num\u00E9ro.",
          "66120 tr\u00E4gt Bestellung 7712. Bitte schicken Sie eine Rechnung mit der richtigen "
          "Nummer."})
        EXPECT_FALSE(is_request_beside_complaint(text)) << text;
    EXPECT_TRUE(is_request_beside_complaint("Who signed for 66120?"));
}

} // namespace
} // namespace mailroom
