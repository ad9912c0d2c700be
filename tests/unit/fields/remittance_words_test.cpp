// Advices of payers who list their own numbers, and tell those of the payee and what they took off
// in words.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// Rows below the titles "Mandat  Objet  Montant mandaté  Montant payé".
Document paid_by_town(const std::string& rows)
{
    return only(R"(
COMMUNE DE SAINT-ARNOULT
                                                             AVIS DE PAIEMENT

Bénéficiaire : Papeterie Lemoine                             Date de paiement : 14/05/2026
                                                             Montant du virement : 2 531,00 €

Mandat   Objet                                               Montant mandaté      Montant payé
4512     Fact. FL60118 du 02/04/2026 fournitures                    1 200,00          1 200,00
)" + rows);
}

void expect_taken(const Document& advice, std::string_view reason)
{
    ASSERT_EQ(lines_of(advice), "FL60118 1200.00|FL60125 931.00|FL60131 400.00");
    EXPECT_EQ(advice.lines[1].text(Term::gross_amount), "980.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "49.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), reason);
    for (const auto& check : advice.checks)
        EXPECT_TRUE(check.ok) << check.detail;
}

TEST(RemittanceWords, WhatWasTakenOffMayStandInTheTextOfTheRow)
{
    expect_taken(
        paid_by_town(R"(
4513     Fact. FL60125, retenue 49,00 article manquant                980,00            931,00
4519     Fact. FL60131 du 15/04/2026 ramettes                         400,00            400,00
                                     TOTAL                                            2 531,00
)"),
        "shortage");
}

TEST(RemittanceWords, AReasonAloneTellsWhyLessIsPaid)
{
    expect_taken(
        paid_by_town(R"(
4513     Fact. FL60125 du 09/04/2026 mobilier                         980,00            931,00
         Articles abîmés
4519     Fact. FL60131 du 15/04/2026 ramettes                         400,00            400,00
                                     TOTAL                                            2 531,00
)"),
        "damaged");
}

TEST(RemittanceWords, ANoteMayCallTheLineByThePayersNumber)
{
    expect_taken(
        paid_by_town(R"(
4513     Fact. FL60125 du 09/04/2026 mobilier                         980,00            931,00
4519     Fact. FL60131 du 15/04/2026 ramettes                         400,00            400,00

Mandat 4513 : retenue de 49,00 € pour article manquant.
)"),
        "shortage");
}

TEST(RemittanceWords, APaymentInPartIsNoDeduction)
{
    const auto advice = paid_by_town(R"(
4513     Fact. FL60125 du 09/04/2026 mobilier                         980,00            931,00
4519     Fact. FL60131 du 15/04/2026 ramettes                         400,00            400,00
                                     TOTAL                                            2 531,00
)");
    ASSERT_EQ(advice.lines.size(), 3U);
    EXPECT_EQ(advice.lines[1].find(Term::deduction_amount), nullptr);
}

TEST(RemittanceWords, NumbersOfThePayeeMayStandBehindTheWordsForThem)
{
    const auto advice = only(R"(
Construcciones Almarza S.L.                                  RELACIÓN DE PAGOS
                                                             Fecha de pago: 14/05/2026
Proveedor: Ferralla Ibáñez S.A.                              Nº transferencia: TR-33180

Mandato  Obra    Concepto                                   Importe    Ret. 5 %    Líquido
1204     311     Hormigón fra. 2026-0118                   1.200,00      60,00    1.140,00
1205     311     Encofrado fra. 2026-0125                    980,00      49,00      931,00
1206     311     Portes fra. 2026-0131                       400,00       0,00      400,00

Total transferencia                                                               2.471,00
)");
    EXPECT_EQ(lines_of(advice), "2026-0118 1140.00|2026-0125 931.00|2026-0131 400.00");
}

TEST(RemittanceWords, ReductionsOfARecordAreSignedAsTheyAreTaken)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Payment date: 12 May 2026          Payment reference: NM-77120         Amount paid: £2,036.50

 Invoice FD-40118                      Dated 2 April 2026
 Amount              £1,200.00
 Discount              -£30.00
 Deduction             -£18.50
 Paid                £1,151.50

 Invoice FD-40131                      Dated 9 April 2026
 Amount                £980.00
 Paid                  £980.00

 Credit note CN-402                    Dated 20 April 2026
 Amount                 £95.00
 Paid                  -£95.00
)");
    ASSERT_EQ(lines_of(advice), "FD-40118 1151.50|FD-40131 980.00|CN-402 -95.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "30.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "18.50");
    EXPECT_EQ(advice.lines[2].text(Term::gross_amount), "-95.00");
    for (const auto& check : advice.checks)
        EXPECT_TRUE(check.ok) << check.detail;
}

// What the payer claims bears a number of the payer, and a place beside it is none.
TEST(RemittanceWords, ClaimsBearThePayersNumbers)
{
    for (const std::string title :
         {"Our ref   ", "Debit memo", "Claim no. ", "Chargeback", "Deduction no."}) {
        const auto advice = only(R"(
TRI-COUNTY RETAIL STORES                                     REMITTANCE ADVICE
Vendor 104418   Holloway Mills Inc                           Payment date 05/14/2026
                                                             Payment no. 0088123
                                                             Amount paid $2,463.90

Invoice       Inv date       Gross        Discount         Net
HM600118      04/02/26    1,200.00           24.00    1,176.00
HM600125      04/09/26      980.00           19.60      960.40
HM600131      04/15/26      400.00            8.00      392.00
Total                     2,580.00           51.60    2,528.40

Store     )" + title + R"(      Date        Reason                    Amount
117       CB704418        04/18/26    shortage                  -45.00
204       CB704422        04/19/26    damaged goods             -12.00
331       CB704430        04/20/26    price difference           -7.50
Total deductions                                                -64.50
)");
        EXPECT_EQ(
            lines_of(advice),
            "HM600118 1176.00|HM600125 960.40|HM600131 392.00|CB704418 -45.00|CB704422 -12.00|"
            "CB704430 -7.50")
            << title;
    }
}

TEST(RemittanceWords, WordsBesideACodeTellWhatNoLegendExplains)
{
    const auto advice = only(R"(
TRI-COUNTY RETAIL STORES                                     REMITTANCE ADVICE
Vendor 104418   Holloway Mills Inc                           Payment date 05/14/2026
                                                             Amount paid $2,119.00

Invoice       Inv date       Gross        Discount         Net
HM600118      04/02/26    1,200.00           24.00    1,176.00
HM600125      04/09/26    1,000.00           20.00      980.00
Total                     2,200.00           44.00    2,156.00

Reason    Our ref         Date        Description               Amount
117       CB704418        04/18/26    Short shipment            -25.00
204       CB704422        04/19/26    Defective items           -12.00
Total deductions                                                -37.00
)");
    ASSERT_EQ(advice.lines.size(), 4U);
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[3].text(Term::deduction_reason), "quality");
}

} // namespace
} // namespace mailroom
