// Pages that tell why something was taken off: in words, under titles, in codes and notes, and in
// the sentences around the lines.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct ReasonPage {
    std::string name;
    std::string reasons; // Of the lines in turn; "-" where there is none.
    std::string page;
};

void PrintTo(const ReasonPage& page, std::ostream* out)
{
    *out << page.name;
}

std::string reasons_of(const Document& advice)
{
    std::string reasons;
    for (const auto& line : advice.lines) {
        const auto reason = line.text(Term::deduction_reason);
        (reasons += reasons.empty() ? "" : " ") += reason.empty() ? "-" : reason;
    }
    return reasons;
}

class ReasonPages : public testing::TestWithParam<ReasonPage> {};

TEST_P(ReasonPages, TellThem)
{
    const auto advice = only(GetParam().page);
    EXPECT_EQ(reasons_of(advice), GetParam().reasons);
    for (const auto& line : advice.lines)
        EXPECT_EQ(line.text(Term::discount_amount), "");
}

const ReasonPage pages[] = {
    {"HeldBackForAGuarantee", "other quality -", R"(
Zahlungsavis

Rechnung      Datum          Brutto        Einbehalt   Grund         Auszahlung
R-2207        03.04.2026     4.000,00         210,00   Gewährleistung  3.790,00
R-2210        09.04.2026       650,00          31,00   Mangel          619,00
R-2219        18.04.2026     1.210,00                                1.210,00

                                        Überweisung           5.619,00
)"},
    {"FivePercentAreAGuarantee", "other other", R"(
AVISO DE PAGO

Factura      Fecha          Importe      Retención      Líquido
F-331        02/02/2026     1.000,00         50,00       950,00
F-340        11/02/2026     2.480,00        124,00     2.356,00

                          Total pagado                 3.306,00
)"},
    {"FifteenPercentAreTax", "tax tax", R"(
AVISO DE PAGO

Factura      Fecha          Importe      Retención      Líquido
F-331        02/02/2026     1.000,00        150,00       850,00
F-340        11/02/2026     2.480,00        372,00     2.108,00

                          Total pagado                 2.958,00
)"},
    {"SevenPercentOfWhatIsWithoutVatAreTax", "tax -", R"(
AVISO DE PAGO

Factura      Fecha          Importe      Retención      Líquido
F-331        02/02/2026     1.210,00         70,00     1.140,00
F-340        11/02/2026     2.480,00                   2.480,00

                          Total pagado                 3.620,00
)"},
    {"NoRoundPartIsHeldBackForSomethingElse", "- -", R"(
AVVISO DI PAGAMENTO

Fattura      Data           Importo      Trattenuta      Pagato
F-331        02/02/2026     1.871,00         63,40     1.807,60
F-340        11/02/2026     2.480,00         41,85     2.438,15

                          Totale pagato                4.245,75
)"},
    {"WhatTheFactorTakes", "other other", R"(
AVIS DE VIREMENT

Facture      Date           Montant      Commission      Net viré
F-331        02/02/2026     1 000,00          7,50        992,50
F-340        11/02/2026     2 480,00         18,60      2 461,40

                          Total viré                    3 453,90
)"},
    {"StarsOfNotes", "- damaged pricing", R"(
REMITTANCE ADVICE

Invoice      Date           Amount      Deduction         Paid
F-331        02/02/2026     1,000.00                  1,000.00
F-340        11/02/2026     2,480.00       30.00*     2,450.00
F-347        15/02/2026       700.00       14.00**      686.00

                          Total paid                  4,136.00

* two cases arrived crushed
** billed above agreed price list
)"},
    {"RaisedFigures", "shortage damaged", R"(
REMITTANCE ADVICE

Invoice      Date           Amount      Deduction         Paid
F-331        02/02/2026     1,000.00       20.00 ¹      980.00
F-340        11/02/2026     2,480.00       30.00 ²    2,450.00

                          Total paid                  3,430.00

¹ Short delivered, see note
² Goods damaged in transit
)"},
    {"SmallLetters", "returned freight", R"(
REMITTANCE ADVICE

Invoice      Date           Amount      Deduction   RC        Paid
F-331        02/02/2026     1,000.00       20.00    a       980.00
F-340        11/02/2026     2,480.00       30.00    b     2,450.00

                          Total paid                  3,430.00

Reason codes:  a) returned stock   b) carriage not agreed   c) price
)"},
    {"WhatAScanMakesOfWords", "damaged shortage pricing returned", R"(
REMITTANCE ADVICE

Invoice      Date           Amount      Deduction     Reason                  Paid
F-331        02/02/2026     1,000.00       20.00      Darnaged goods        980.00
F-340        11/02/2026     2,480.00       30.00      Short dellvery      2,450.00
F-349        13/02/2026       480.00       10.00      Pricinq differcnce    470.00
F-350        13/02/2026       480.00       10.00      Retumed               470.00

                          Total paid                  4,370.00
)"},
    {"ASentenceAboutAll", "tax tax", R"(
REMITTANCE ADVICE

Invoice      Date           Gross      Deducted         Paid
F-331        02/02/2026     1,000.00     200.00       800.00
F-340        11/02/2026     2,480.00     496.00     1,984.00

                          Total paid                2,784.00

Amounts deducted are CIS tax at 20% paid over to HMRC.
)"},
    {"ASentenceAboutOne", "- freight", R"(
REMITTANCE ADVICE

Invoice      Date           Gross      Deducted         Paid
F-331        02/02/2026     1,000.00                1,000.00
F-340        11/02/2026     2,480.00      96.00     2,384.00

                          Total paid                3,384.00

Invoice F-340 was billed with carriage that we had not agreed.
)"},
    {"WordsBelowTheLine", "other -", R"(
BETAALSPECIFICATIE

Factuur      Datum          Bedrag      Inhouding      Betaald
F-331        02-02-2026     1.000,00        50,00       950,00
             5% waarborg tot oplevering
F-340        11-02-2026     2.480,00                  2.480,00

                          Totaal                      3.430,00
)"},
    {"ADiscountThatIsNone", "shortage - other", R"(
DETALLE DE PAGO

Factura      Fecha          Importe      Descuento      Pagado      Motivo del cargo
F-331        02/02/2026     1.000,00         50,00      950,00      Faltan 2 cajas
F-340        11/02/2026     2.480,00                  2.480,00
F-345        12/02/2026       480,00         24,00      456,00      Garantía obra

                          Total                       3.886,00
)"},
    {"ALetter", "other other", R"(
Commune de Vaudreuil

Objet : règlement de vos factures

Nous vous informons que la somme de 2 850,00 euros vous sera virée le 6 mars 2026.
La retenue de garantie de 5 % est déduite de chaque facture :

- facture 26-11 du 02/02/2026 : 1 000,00 € moins 50,00 €, soit 950,00 €
- facture 26-14 du 09/02/2026 : 2 000,00 € moins 100,00 €, soit 1 900,00 €

La retenue vous sera restituée à l'expiration du délai.
)"},
    {"TwoPrices", "freight pricing", R"(
Remittance Advice

Your ref      Gross GBP     Deducted   Paid GBP   Remark
KL-705344     5,120.80        36.00    5,084.80   carriage, collected by us
KL-705801     1,968.24        66.00    1,902.24   yeast at 7.40, offered for 6.10

                              Total    6,987.04
)"},
    {"WordsBehindADash", "damaged - quality", R"(
REMITTANCE ADVICE

Date           Reference     Details                          Amount        Paid
02/02/2026     BC-44         Back charge – broken tiles       -63.50       -63.50
11/02/2026     F-340         Progress claim 3                2,480.00     2,480.00
12/02/2026     BC-47         Back charge – defective paint    -16.50       -16.50

                             Total paid                                   2,400.00
)"},
    {"ANoteBelowTheTotal", "- shortage -", R"(
Zahlungsavis

Beleg         Datum         Brutto      Abzug       Netto
KN26/1171     21.07.2026    4.218,00                4.218,00
KN26/1255     20.08.2026    3.660,50    108,00      3.552,50
NK26/0012     18.09.2026    -312,50                 -312,50
                                        EUR         7.458,00
Abzug: Fehlmenge 2 St.
)"},
    {"AShareFarBehindItsTitle", "other other", R"(
AVIS DE PAIEMENT

Facture      Date           Montant TTC      Ret. garantie   5%      Net réglé
F-331        02/02/2026        1 000,00                   50,00         950,00
F-340        11/02/2026        2 480,00                  124,00       2 356,00

                                             Montant viré EUR         3 306,00
)"},
    {"TaxThatTheRowsBelowTakeOff", "tax tax", R"(
Distinta di bonifico del 10/12/2025

Vi comunichiamo di aver disposto in Vostro favore un bonifico a saldo dei seguenti documenti:

Fattura n. 31/2026                  del 06/10/2025           1.220,00
imponibile 1.000,00 IVA 220,00 - ritenuta d'acconto 20%       -200,00
netto a Voi                                                  1.020,00
Fattura n. 38/2026                  del 07/10/2025             610,00
imponibile 500,00 IVA 110,00 - ritenuta d'acconto 20%         -100,00
netto a Voi                                                    510,00

                                    Importo bonificato EUR   1.530,00
)"},
};

INSTANTIATE_TEST_SUITE_P(Pages, ReasonPages, testing::ValuesIn(pages));

} // namespace
} // namespace mailroom
