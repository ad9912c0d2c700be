// Which column of an advice is gross, discount, deduction and net, where titles leave it open.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string text(const Document& advice, std::size_t line, Term term)
{
    return advice.lines.at(line).text(term);
}

TEST(RemittanceColumns, OfReductionsThatOtherWordsNameAddUp)
{
    const auto advice = only(R"(
AVIS DE PAIEMENT                             Date de paiement : 29/05/2026

N° facture     Montant TTC     Ret. garantie 5 %    Compte prorata 1,5 %     Net à payer
FA-3311          20 000,00              1 000,00                  300,00       18 700,00
FA-3318           2 000,00                100,00                   30,00        1 870,00

                                             Montant viré EUR                  20 570,00
)");
    ASSERT_EQ(lines_of(advice), "FA-3311 18700.00|FA-3318 1870.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_amount), "1300.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_reason), "other");
}

TEST(RemittanceColumns, OfWhatIsClaimedAreTakenOffWhereAllRowsBearItOut)
{
    const auto advice = only(R"(
Payment Advice                               Payment date  20 May 2026

Your ref       Value        Claim no.        Claim value    Claim type        Net
INV-7710     1,200.00       CLM-4121               30.00    Price query   1,170.00
INV-7715       700.00       CLM-4127               15.00    Short           685.00

Total BACS payment GBP                                                    1,855.00
)");
    ASSERT_EQ(lines_of(advice), "INV-7710 1170.00|INV-7715 685.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_amount), "30.00");
    EXPECT_EQ(text(advice, 1, Term::deduction_reason), "shortage");
}

// The payer added up wrongly, and the total of what is taken off is right: it is not what is paid.
TEST(RemittanceColumns, WhatIsTakenOffIsNotWhatIsPaid)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Payment number       Payment date       Amount paid
7616890              27 Aug 2026        1,500.00

Document        Gross        Settlement        Claims           Paid
SIN-811        220.00              2.20                       217.80
SIN-812        150.00                                         150.00
SIN-813        880.00                           35.00         845.00
SIN-814        100.00              1.00          2.00          97.00
Totals       1,350.00              3.20         37.00       1,500.00
)");
    ASSERT_EQ(lines_of(advice), "SIN-811 217.80|SIN-812 150.00|SIN-813 845.00|SIN-814 97.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1500.00");
    EXPECT_EQ(text(advice, 2, Term::deduction_amount), "35.00");
}

TEST(RemittanceColumns, OfWhatIsPaidMayLack)
{
    const auto advice = only(R"(
ZAHLUNGSAVIS                                       Datum  12.05.2031

Belegnummer      Ihr Dokument     Datum          Abzüge      Bruttobetrag
3100417712       K-2204           02.04.2031       0,00            310,00
3100417760       K-2219           09.04.2031      12,00            600,00
3100417795       K-2231           11.04.2031       1,00-            50,00-

Summe                                             11,00            860,00
Zahlbetrag EUR                                                     849,00
)");
    ASSERT_EQ(lines_of(advice), "K-2204 310.00|K-2219 588.00|K-2231 -49.00");
    EXPECT_EQ(text(advice, 1, Term::gross_amount), "600.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "849.00");
}

TEST(RemittanceColumns, OfKindsAreNoRatesOfATax)
{
    const auto advice = only(R"(
Detalle de la transferencia ordenada el 12/05/2031

Importe neto      Dto. p.p.     Importe bruto     Su factura     Tipo
      294,00           6,00            300,00     B-7204         FRA.
      (40,00)                          (40,00)    R-0118         ABONO
      196,00           4,00            200,00     B-7219         FRA.

Total transferido:   450,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "B-7204 294.00|R-0118 -40.00|B-7219 196.00");
}

TEST(RemittanceColumns, OfPlacesInTheListAreNoReferences)
{
    const auto advice = only(R"(
AVISO DE PAGO                       Importe abonado EUR 918,00

   N.º     Documento     Fecha           Importe
   1       B-7204        02-04-2031      +310,00
   2       B-7219        09-04-2031      +600,00
   3       B-7231        11-04-2031        +8,00
)");
    EXPECT_EQ(lines_of(advice), "B-7204 310.00|B-7219 600.00|B-7231 8.00");
}

TEST(RemittanceColumns, OfCarriersNameLoadsAndHauls)
{
    const auto advice = only(R"(
CARRIER PAY STATEMENT                                    05/12/2031

Total settlement: USD 1,650.00

Load #       Your inv     Inv date       Linehaul     QuickPay fee           Pay
7710418      HT-204       04/22/31       1,200.00            -25.00     1,175.00
7710533      HT-205       04/25/31         500.00            -25.00       475.00
)");
    EXPECT_EQ(lines_of(advice), "HT-204 1175.00|HT-205 475.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_amount), "25.00");
}

} // namespace
} // namespace mailroom
