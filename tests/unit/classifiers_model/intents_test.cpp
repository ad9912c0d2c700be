#include "classifiers/intents/intents.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::mail;
using test::names;
using test::small_books;

constexpr Date written_on{std::chrono::year{2026}, std::chrono::October, std::chrono::day{12}};

std::vector<IntentScore> intents_of(const Reading& reading, const Understanding& so_far)
{
    const auto books = small_books();
    const auto& message = reading.message;
    const auto prose = read_prose(
        message.subject, counted_text(message, books.company()), written_on, books,
        so_far.party_id);
    return classify_intents(reading, so_far, read_words(reading, prose, books, so_far));
}

struct WordsCase {
    std::string_view party_id, subject, text, attachment, expected;
};

// Written for this test in words of its own.
const WordsCase words_cases[] = {
    {"C1", "Kopie", "Können Sie uns die Rechnung 30117 bitte noch einmal schicken?", "",
     "document_request"},
    {"C1", "solde", "Quel est le solde de notre compte à ce jour, s'il vous plaît ?", "",
     "balance_inquiry"},
    {"C1", "invoice 30117", "Two of the boxes arrived broken, we will not pay for those.", "",
     "dispute"},
    {"C1", "Rückgabe", "wann kommt denn die Gutschrift für die drei zurückgegebenen Fässer?", "",
     "credit_request, dispute"},
    {"C1", "30117", "Your figure is noted. 30117 will not be paid by us.", "", "dispute"},
    {"C1", "plan", "Could we settle what we owe in four monthly instalments?", "",
     "payment_plan_request"},
    {"C1", "blocked", "Our order is on hold, please release it so that it ships today.", "",
     "order_release_request"},
    {"V1", "Rechnung 8812", "anbei unsere Rechnung 8812 für die Lieferung im August.", "RE8812.pdf",
     "vendor_invoice"},
    {"V1", "invoice 8790", "When can we expect payment of our invoice 8790? It is overdue.", "",
     "payment_status_inquiry"},
    {"C1", "Re: statement", "Thanks, all clear.", "", "no_action"},
};

TEST(Intents, WordsAndWriter)
{
    for (const auto& c : words_cases) {
        Understanding so_far;
        so_far.party_id = c.party_id;
        so_far.side = c.party_id == "V1" ? Side::payable : Side::receivable;
        if (c.expected == "document_request")
            so_far.documents_requested.push_back({FileType::invoice, "30117", ""});
        const auto intents =
            intents_of(mail("x@y.example", c.subject, c.text, c.attachment), so_far);
        EXPECT_EQ(names(intents), c.expected) << c.text;
        ASSERT_FALSE(intents.empty());
        EXPECT_GT(intents[0].confidence, 0);
        EXPECT_LT(intents[0].confidence, 1);
    }
}

// Beside a promise or a wish the model hears no complaint; that something is not owed says it.
std::string intents_beside_a_bill(const std::string& text)
{
    OpenItem item;
    item.party_id = "C1";
    item.number = "MB-30117";
    item.amount = item.open_amount = *parse_decimal("910.00");
    const Books books({}, {{.party_id = "C1", .name = "Marais"}}, {}, {item}, {}, {});
    const auto reading = mail("a@marais.example", "MB-30117", text, "");
    Understanding so_far;
    so_far.party_id = "C1";
    so_far.side = Side::receivable;
    const auto prose = read_prose("MB-30117", text, written_on, books, "C1");
    return names(classify_intents(reading, so_far, read_words(reading, prose, books, so_far)));
}

TEST(Intents, WhatIsPlainlyNotOwedIsDisputed)
{
    for (const auto* text :
         {"MB-30117 will be transferred on Friday. The toll on it is not yours to charge.",
          "MB-30117 überweisen wir am Freitag. Die zweite Maschine hat keiner gemietet.",
          "MB-30117 sera réglée vendredi. La deuxième machine, personne ne l'a louée, à déduire.",
          "La MB-30117 se transfiere el viernes. La segunda máquina nunca la pedimos.",
          "La MB-30117 la paghiamo venerdì. La seconda macchina non la riconosciamo, da togliere.",
          "MB-30117 maken we vrijdag over. De tweede machine heeft niemand hier gehuurd.",
          "A MB-30117 será paga sexta. A segunda máquina não a aceitamos, ninguém a pediu.",
          "Our account was debited 910.00 for MB-30117 on 3 September, but Monday's reminder "
          "asks for it. Please send the statement of the quarter.",
          "Laut Kontoauszug sind 910,00 für MB-30117 am 3. September abgebucht worden, trotzdem "
          "führt Ihre Mahnung sie als offen. Bitte auch den Kontoauszug für September.",
          "MB-30117 stays on hold until the two missing lids are here.",
          "La MB-30117 la retenemos hasta que lleguen las dos tapas que faltan.",
          "MB-30117 on Friday, but knock off the 31.00 for the crushed carton.",
          "MB-30117 kommt am Freitag, die 31,00 für den gerissenen Bezug zieh ich ab.",
          "Je règle la MB-30117 vendredi moins les 31,00 de la housse déchirée.",
          "MB-30117 only once the correct lid is here.",
          "MB-30117 überweise ich erst, wenn der richtige Deckel da ist."}) {
        const auto found = intents_beside_a_bill(text);
        EXPECT_NE(found.find("dispute"), found.npos) << text << ": " << found;
    }
}

TEST(Intents, WhoPaidTwiceByHisOwnFaultWantsACreditAlone)
{
    for (const auto* text :
         {"We see that MB-30117 left our account on 2 September and once more on 9 September. "
          "Kindly send the second 910.00 back to us.",
          "Wir haben MB-30117 am 1.9. und durch ein Versehen nochmals am 8.9. überwiesen. Bitte "
          "überweisen Sie uns die zweite Zahlung zurück.",
          "Por un descuido nuestro la MB-30117 se transfirió dos veces. ¿Nos devolvéis los 910,00?",
          "Per una nostra svista la MB-30117 è partita due volte. Ci rimborsate i 910,00 euro?",
          "Mijn collega heeft MB-30117 nog eens overgemaakt. Kunnen jullie 910,00 terugstorten?",
          "Por lapso nosso a MB-30117 foi transferida duas vezes. Podem devolver os 910,00 €?"}) {
        EXPECT_EQ(intents_beside_a_bill(text), "credit_request") << text;
    }
}

TEST(Intents, WhatWasDrawnTwiceIsDisputed)
{
    for (const auto* text :
         {"You took MB-30117 from our account twice, on 3 and 9 September. We want 910.00 back.",
          "Sie haben MB-30117 zweimal abgebucht, am 3.9. und am 9.9. Wir möchten 910,00 zurück."}) {
        const auto found = intents_beside_a_bill(text);
        EXPECT_NE(found.find("dispute"), found.npos) << text << ": " << found;
    }
}

TEST(Intents, ABillThatGotLostIsAskedForAndNotDisputed)
{
    for (const auto* text :
         {"Your list of November has MB-30117 on it, which never reached us. A copy please.",
          "Auf der Liste vom November steht MB-30117, die kam hier nie an. Bitte eine Kopie.",
          "Votre liste cite la MB-30117 que nous n'avons jamais reçue. Une copie s'il vous plaît.",
          "En su lista sale la MB-30117, que no recibimos nunca. Una copia por favor.",
          "Sulla lista c'è la MB-30117, mai ricevuta. Una copia per favore.",
          "Op uw lijst staat MB-30117, nooit ontvangen. Graag een kopie.",
          "Na vossa lista está a MB-30117, que nunca recebemos. Uma cópia por favor."}) {
        EXPECT_EQ(intents_beside_a_bill(text), "document_request") << text;
    }
}

TEST(Intents, WhatWasSaidBeforeOrIsOnlyRememberedIsNoComplaint)
{
    for (const auto* text :
         {"MB-30117 goes on the 19th. Still no word from you about the trolleys, ring me.",
          "La MB-30117 sale el 19. De los carros sigo esperando noticias.",
          "La MB-30117 parte il 19. Per i carrelli aspetto ancora vostre notizie.",
          "Quanto aos carrinhos, fico a aguardar notícias. A MB-30117 segue no dia 19.",
          "Please send the signed delivery note of MB-30117, my wife says she signed for nothing.",
          "Bitte den unterschriebenen Lieferschein zur MB-30117, der Wirt erinnert sich nicht.",
          "Graag de getekende pakbon van MB-30117, mijn man zegt dat hij niets getekend heeft."}) {
        const auto found = intents_beside_a_bill(text);
        EXPECT_EQ(found.find("dispute"), found.npos) << text << ": " << found;
    }
}

// Half a hint of a complaint counts only where nothing else says why the mail was written.
TEST(Intents, BesideWhatIsPlainlyWantedHalfAHintIsNoComplaint)
{
    for (const auto* text :
         {"Just transferred 400 on MB-30117, more is not possible because the builder does not pay "
          "us either.",
          "When will you pay out our deposit? We want it paid back to our account, nothing is "
          "wrong with the machine."}) {
        const auto found = intents_beside_a_bill(text);
        EXPECT_EQ(found.find("dispute"), found.npos) << text << ": " << found;
    }
}

TEST(Intents, WhoAsksWhichJobABillIsOfFindsNoFault)
{
    for (const auto* text :
         {"Which job does MB-30117 belong to? We have three sites and cannot allocate it.",
          "Zu welchem Auftrag gehört MB-30117? Wir können sie nicht zuordnen.",
          "À quel chantier correspond la MB-30117 ? Impossible de l'imputer.",
          "¿A qué obra corresponde la MB-30117? No la podemos imputar.",
          "A quale cantiere si riferisce la MB-30117? Non riusciamo a imputarla.",
          "Bij welk werk hoort MB-30117? We kunnen hem niet toewijzen.",
          "A que obra pertence a MB-30117? Não a conseguimos imputar."}) {
        const auto found = intents_beside_a_bill(text);
        EXPECT_EQ(found.find("dispute"), found.npos) << text << ": " << found;
    }
}

TEST(Intents, AnAttachedAdviceIsARemittanceWhateverTheWords)
{
    auto reading = mail("odile@pellerinfreres.example", "", "", "scan.pdf");
    Document advice;
    advice.path = "2";
    advice.type = DocumentType::remittance_advice;
    advice.type_confidence = 0.9;
    reading.documents.push_back(advice);
    Understanding so_far;
    so_far.party_id = "C1";
    so_far.side = Side::receivable;
    RemittanceLine line;
    line.gross_amount = parse_decimal("100.00");
    line.net_amount = parse_decimal("90.00");
    line.deduction_amount = parse_decimal("10.00");
    so_far.remittance = Remittance{};
    so_far.remittance->lines.push_back(line);
    EXPECT_EQ(names(intents_of(reading, so_far)), "remittance, dispute");

    so_far.remittance->lines[0].deduction_amount.reset();
    EXPECT_EQ(names(intents_of(reading, so_far)), "remittance, partial_payment");
}

TEST(Intents, ATextThatAnnouncesAPaymentWeeksAheadIsNoAdvice)
{
    auto reading = mail(
        "odile@pellerinfreres.example", "", "Invoice 30117 is in our payment run of 30 October.");
    reading.message.date = DateTime{std::chrono::sys_days(written_on), 0};
    Part body;
    body.path = "1";
    body.role = PartRole::text_body;
    reading.parts.push_back(body);
    Document text;
    text.path = "1";
    text.type = DocumentType::remittance_advice;
    text.type_confidence = 0.9;
    text.fields.set({Term::payment_date, *parse_date("2026-10-30"), 0.9, {}});
    text.lines.emplace_back(); // Without one it is prose that no layout makes an advice.
    reading.documents.push_back(text);
    Understanding so_far;
    so_far.party_id = "C1";
    EXPECT_EQ(names(intents_of(reading, so_far)), "promise_to_pay");

    reading.documents[0].fields.set({Term::payment_date, *parse_date("2026-10-14"), 0.9, {}});
    EXPECT_NE(names(intents_of(reading, so_far)).find("remittance"), std::string::npos);
}

TEST(Intents, WhatIsSaidToHaveBeenPaidWeeksAgoIsNoNewPayment)
{
    auto reading = mail(
        "odile@pellerinfreres.example", "Re: reminder 30117",
        "We paid 30117 by transfer on 4 September. Please check your bank before you write to us.");
    reading.message.date = DateTime{std::chrono::sys_days(written_on), 0};
    Understanding so_far;
    so_far.party_id = "C1";
    so_far.remittance = Remittance{};
    so_far.remittance->payment_date = parse_date("2026-09-04");
    EXPECT_EQ(names(intents_of(reading, so_far)), "dispute");
}

struct SettledCase {
    AutoKind automatic;
    Threat threat;
    std::string_view expected;
};

TEST(Intents, AutomaticMailAndThreatsAreSettledWithoutReadingTheWords)
{
    for (const auto& c : {
             SettledCase{AutoKind::bounce, Threat::none, "bounce"},
             SettledCase{AutoKind::auto_reply, Threat::none, "auto_reply"},
             SettledCase{AutoKind::calendar, Threat::none, "no_action"},
             SettledCase{AutoKind::list, Threat::none, "no_action"},
             SettledCase{AutoKind::list, Threat::spam, "spam"},
             SettledCase{AutoKind::no, Threat::phishing, "phishing"},
             SettledCase{AutoKind::no, Threat::malware_lure, "phishing"},
             SettledCase{AutoKind::no, Threat::bank_detail_fraud, "bank_detail_change, phishing"},
         }) {
        Understanding so_far;
        so_far.auto_kind = c.automatic;
        so_far.threat = c.threat;
        const auto reading = mail("x@y.test", "Invoice 7", "please send a copy of invoice 7");
        EXPECT_EQ(names(intents_of(reading, so_far)), c.expected);
    }
}

} // namespace
} // namespace mailroom
