// Remittance advices that are letters: sentences name the documents and what is paid of each.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(SentenceLines, AreReadWhereTheyAddUpToThePayment)
{
    const auto advice = only(R"(
Dear Sirs,

We have today, 4 June 2026, remitted GBP 1,310.40 to your account, our reference BP5510, in
settlement of your invoice 771204 of 2 April 2026 (1,000.00); invoice 771219 of 9 April 2026
(310.40).

Yours faithfully,
Moorgate Fixings Ltd
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "771204 1000.00|771219 310.40");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1310.40");
}

TEST(SentenceLines, TakeOffDiscountsAndCreditNotes)
{
    const auto advice = only(R"(
Sehr geehrte Damen und Herren,

wir haben heute EUR 1.680,00 auf Ihr Konto überwiesen. Die Zahlung setzt sich wie folgt zusammen:
Rechnung RE-4410 vom 05.05.2026 über 2.000,00 EUR abzüglich 40,00 EUR Skonto, somit 1.960,00 EUR
abzüglich Ihrer Gutschrift GS-118 vom 17.05.2026 über 280,00 EUR

Mit freundlichen Grüßen
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "RE-4410 1960.00|GS-118 -280.00");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "2000.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "40.00");
}

TEST(SentenceLines, TheChequeThatPaysThemIsNoneOfThem)
{
    const auto advice = only(R"(
Dear Sir or Madam:

Enclosed please find our check no. 10442 in the amount of $8,412.00, which covers Inv. 4471 dated
3/2/26 $5,000.00, Inv. 4479 dated 3/9/26 $3,600.00, less $100.00 freight, less credit memo CM 118
$88.00.
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "4471 5000.00|4479 3500.00|118 -88.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "100.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "freight");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "8412.00");
}

TEST(SentenceLines, MayNameTheSumBeforeTheDocument)
{
    const auto advice = only(R"(
We have today remitted EUR 1,310.40 under reference 60118842, made up of EUR 1,000.00
for your invoice 771204 dated 26/02/2026, EUR 310.40 for your invoice 771219 dated 31/03/2026.
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "771204 1000.00|771219 310.40");
}

TEST(SentenceLines, AreNoneWhereTheyDoNotAddUp)
{
    const auto letter = only(R"(
Dear Sirs,

We have paid GBP 1,500.00 on account. Still open are your invoice 771204 of 2 April 2026 (1,000.00)
and invoice 771219 of 9 April 2026 (310.40).
)");
    EXPECT_TRUE(letter.lines.empty());
    EXPECT_NE(letter.type, DocumentType::remittance_advice);
}

TEST(SentenceLines, MayTellWhatIsPaidBeforeWhatIsTakenOff)
{
    const auto advice = only(R"(
Résidence Services du Bocage

                                       Vire, le 14 mai 2026
Blanchisserie Le Gouvello
Service comptable

Madame, Monsieur,

Nous avons procédé ce jour au règlement de la somme de 2 345,00 € par virement, référence
RSB-2201. Ce paiement correspond aux pièces suivantes :

  - votre facture n° BG-771 du 02/04/2026 pour 1 200,00 € ;
  - votre facture n° BG-780 du 09/04/2026 de 1 210,00 €, réglée à hauteur de 1 145,00 € après
    déduction de 65,00 € (linge abîmé).

Veuillez agréer nos salutations distinguées.
)");
    ASSERT_EQ(lines_of(advice), "BG-771 1200.00|BG-780 1145.00");
    EXPECT_EQ(advice.lines[1].text(Term::gross_amount), "1210.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "65.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "damaged");
}

// OCR has read the only sum without its point.
TEST(PaymentLetters, AreKnownByWhatTheySayTwice)
{
    constexpr std::string_view letter = R"(
Dear Sirs,

Please accept our payment of £815.40, our reference KV210 sent to your bank
account today. It settles the following:

      Invoice or credit        of                 £
      20711                    4 May 2026         94040
      CN118                    9 May 2026         -125.00

Yours faithfully
)";
    EXPECT_EQ(only(letter).type, DocumentType::remittance_advice);
    EXPECT_EQ(
        only(letter, {.is_body = true}).type, DocumentType::other); // Who writes so may promise.
}

TEST(TypedLines, OfCreditNotesAreTakenOffWhereTheSumSaysSo)
{
    const auto advice = only(R"(
Guten Tag,

wir haben heute den Betrag von 2.310,00 EUR auf Ihr Konto überwiesen:

- Rechnung R-7101 vom 05.05.2026 über 1.900,00 EUR
- Gutschrift G-118 vom 17.05.2026 abzüglich 90,00 EUR
- Rechnung R-7122 vom 19.05.2026 über 500,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "R-7101 1900.00|G-118 -90.00|R-7122 500.00");
}

TEST(TypedLines, OfInvoicesAndCreditNotesMakeNeitherOfThePage)
{
    const auto advice = only(R"(
Caisse du Littoral Nord

Somme réglée : 730,50 EUR
Date de règlement : 12 mai 2026
Référence du virement : VRT551208

Factures réglées :
Facture n° 60211      du 02/03/2026      640,50 EUR
Avoir n° A0118        du 09/03/2026      (110,00) EUR
Facture n° 60240      du 17/03/2026      200,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "60211 640.50|A0118 -110.00|60240 200.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "730.50");
}

TEST(TypedLines, OfCreditNotesThatAreTakenOffInWordsAreSoThoughTheSumDiffers)
{
    const auto advice = only(R"(
Aviso de pago

Hemos ordenado una transferencia por importe de 735,00 euros, referencia TR-5510, para el pago de:

- Su factura V-4471 de 14/04/2026: 500,00 euros
- Su abono R-118 de 21/05/2026: menos 68,00 euros
- Su factura V-4490 de 28/05/2026: 300,00 euros
)");
    EXPECT_EQ(lines_of(advice), "V-4471 500.00|R-118 -68.00|V-4490 300.00");
}

TEST(SentenceLines, NumbersKeepTheLettersOfTheirSeries)
{
    const auto advice = only(R"(
Sehr geehrte Damen und Herren,

am 12. Mai 2026 überweisen wir Ihnen insgesamt 1.402,50 EUR. Der Betrag gleicht aus:

     Rechnung KW 77104 vom 02.03.2026                     1.450,00 EUR
     Gutschrift GU 219 vom 05.03.2026                        47,50- EUR
)");
    EXPECT_EQ(lines_of(advice), "KW 77104 1450.00|GU 219 -47.50");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-05-12");
}

TEST(SentenceLines, ADayThatTheEndOfTheRowPartsIsThePayments)
{
    const auto advice = only(R"(
                                                              Le 21 avril 2026
Objet : règlement de vos factures

Nous avons l'honneur de vous informer que la somme de 950,00 euros vous sera versée le 24
avril 2026. Elle se décompose ainsi :

- facture 26-31 du 02/03/2026 : 350,00 €
- facture 26-39 du 09/03/2026 : 600,00 €
)");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-04-24");
}

TEST(SentenceLines, ALetterHasNoTableInItsSubject)
{
    const auto advice = only(R"(
Frau Schade                                       Soest, den 12.06.2026

Unsere Zahlung zu Ihren Rechnungen

zum 17.06.2026 weisen wir Ihnen 1.930,00 EUR an. Wir begleichen damit:

Rechnung RG 8811       1.000,00 EUR
  abzgl. Bruch 50,00 EUR                              950,00 EUR
Rechnung RG 8820       1.000,00 EUR
  abzgl. Preisdifferenz 20,00 EUR                     980,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "RG 8811 950.00|RG 8820 980.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "pricing");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-06-17");
}

TEST(SentenceLines, AnAdviceMayBreakItsRows)
{
    const auto advice = only(R"(
Avis de paiement

Date de paiement : 21/10/2026       Référence : LM-1021

8801304 Date de facture 30/06/2026 Montant 4 049,50 Réglé 4 049,50
8801978 Date de facture 13/08/2026 Montant 1 097,50 Retenue 97,50 Motif manquants Réglé
1 000,00
8890233 Date de facture 30/09/2026 Montant -60,00 Réglé -60,00

Total réglé : 4 989,50 EUR
)");
    ASSERT_EQ(lines_of(advice), "8801304 4049.50|8801978 1000.00|8890233 -60.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "shortage");
}

TEST(RemittanceNumbers, AReferenceThatAllRowsRepeatIsThePayments)
{
    const auto advice = only(R"(
Remittance

Document     Invoice date     Gross       Net      Payment date     Reference
KL-48231     29 Jun 2026      687.42      687.42   21 Oct 2026      0091755
KL-48270     11 Jul 2026      204.79      204.79   21 Oct 2026      0091755
KC-3318      22 Sep 2026      -45.00      -45.00   21 Oct 2026      0091755

Total paid                                847.21
)");
    EXPECT_EQ(lines_of(advice), "KL-48231 687.42|KL-48270 204.79|KC-3318 -45.00");
}

} // namespace
} // namespace mailroom
