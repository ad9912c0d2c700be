// Letters that take several things off one document, and name other numbers beside it.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(ToldReductions, ADocumentMayHaveSeveralAndAreReadOverWrappedRows)
{
    const auto advice = only(R"(
Menuiserie Vasseur SARL

                                         Valmont, le 7 mai 2026
Objet : règlement de vos factures

Madame, Monsieur,

Nous réglons ce jour la somme de 3 061,35 € par virement sur votre compte (référence VIR60021).
Cette somme correspond à :

  • votre facture n° B26-811 du 09/03/2026 : 1 200,00 €, escompte 2 % : 24,00 €, moins 36,50 €
    (planches abîmées, cf. notre réserve sur le bon n° 17), soit 1 139,50 € ;
  • votre facture n° B26-830 du 10/03/2026 : 626,35 € ;
  • votre facture n° B26-844 du 12/03/2026 : 1 322,50 €, moins 27,00 € (écart de
    prix), soit 1 295,50 € ;

Veuillez agréer, Madame, Monsieur, nos salutations distinguées.
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "B26-811 1139.50|B26-830 626.35|B26-844 1295.50");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1200.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "24.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "36.50");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "damaged");
    EXPECT_EQ(advice.lines[1].text(Term::gross_amount), "626.35");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "pricing");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "3061.35");
}

TEST(ToldReductions, WordsBehindOneAmountAreNotThoseOfTheNext)
{
    const auto advice = only(R"(
Sehr geehrte Damen und Herren,

wir haben heute 2.131,50 EUR auf Ihr Konto überwiesen. Der Betrag setzt sich wie folgt zusammen:

 - Rechnung 40118 vom 02.04.2026 über 1.200,00 EUR abzüglich 30,00 EUR Skonto, abzüglich 18,50 EUR
   wegen Bruch, zahlbar 1.151,50 EUR
 - Rechnung 40131 vom 09.04.2026 über 980,00 EUR

Mit freundlichen Grüßen
)");
    ASSERT_EQ(lines_of(advice), "40118 1151.50|40131 980.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "30.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "18.50");
}

TEST(ToldReductions, OtherNumbersBeforeTheAmountsAreNotTheDocuments)
{
    const auto advice = only(R"(
Dear Sirs,

We have today paid GBP 2,431.50 into your account under our reference HP-88120. The payment covers:

 - Invoice 40118 dated 2 April 2026, our order PO-7712, for 1,200.00, less settlement discount of
   30.00 and less 18.50 for two damaged panels (note 5510), paid at 1,151.50;
 - Invoice 40131 dated 9 April 2026, our order PO-7740, for 980.00;
 - Invoice 40140 dated 15 April 2026, delivery note 99812, for 400.00;
 - less your credit note CN-402 dated 20 April 2026 for 100.00.

Yours faithfully
)");
    EXPECT_EQ(lines_of(advice), "40118 1151.50|40131 980.00|40140 400.00|CN-402 -100.00");
}

TEST(ToldReductions, WhatIsPaidOfAnInvoiceIsNotItsAmount)
{
    const auto advice = only(R"(
Dear Sirs,

We have today paid GBP 1,480.00 into your account. The payment covers:

 - Invoice 40118 dated 2 April 2026, of which we pay 500.00;
 - Invoice 40131 dated 9 April 2026 for 980.00.
)");
    ASSERT_EQ(lines_of(advice), "40118 500.00|40131 980.00");
    EXPECT_EQ(advice.lines[0].find(Term::gross_amount), nullptr);
    EXPECT_EQ(advice.lines[1].text(Term::gross_amount), "980.00");
}

TEST(ToldReductions, WhatIsPaidMayBeToldBehindWhatIsWithheld)
{
    const auto dutch = only(R"(
Geachte relatie,

Wij hebben vandaag € 3.210,40 aan u overgemaakt, en wel voor:

 – uw factuur VK-7011 van 4 maart 2027: € 2.250,40, waarop wij € 140,00 hebben ingehouden (drie
   zakken te weinig geleverd), betaald € 2.110,40;
 – uw factuur VK-7040 van 11 maart 2027: € 1.100,00.

Graag ontvangen wij voor het ingehouden bedrag zo spoedig mogelijk een gecorrigeerde factuur of een
creditnota.
)");
    EXPECT_EQ(dutch.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(dutch), "VK-7011 2110.40|VK-7040 1100.00");
    EXPECT_EQ(dutch.lines[0].text(Term::gross_amount), "2250.40");
    EXPECT_EQ(dutch.lines[0].text(Term::deduction_amount), "140.00");
    const auto french = only(R"(
Madame, Monsieur,

Nous avons viré ce jour 3 210,40 EUR sur votre compte, soit :

 - votre facture FA-7011 du 4 mars 2027 : 2 250,40 EUR, sur laquelle nous avons retenu 140,00 EUR
   (colis manquant), montant payé 2 110,40 EUR ;
 - votre facture FA-7040 du 11 mars 2027 : 1 100,00 EUR.
)");
    EXPECT_EQ(lines_of(french), "FA-7011 2110.40|FA-7040 1100.00");
}

} // namespace
} // namespace mailroom
