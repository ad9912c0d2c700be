// Who writes a letter and to whom, where heads, windows and feet alone tell it.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const std::string blank_rows(40, '\n');

TEST(Letterheads, MayStandAtTheFootWithTheNumbersOfTheCompany)
{
    const auto invoice = only(
        R"(
                                              Pension des Tilleuls SAS
                                              4 quai Vauban
                                              25000 Besançon

FACTURE

Facture n° FT-4410 du 12/05/2026

Désignation            Qté      P.U.       Montant HT
Cartes                 500      0,30           150,00
Enveloppes             200      0,10            20,00

                                Total HT       170,00 EUR
                                TVA 20 %        34,00 EUR
                                Total TTC      204,00 EUR
)" + blank_rows
        + blank_rows.substr(0, 8) + R"(
Papeterie Maubert SARL     TVA FR12345678901     Banque du Doubs
Zone Les Prés Clos         RCS Besançon          IBAN FR76 1111 2222 3333
25480 Pirey
)");
    EXPECT_EQ(invoice.fields.text(Term::seller_name), "Papeterie Maubert SARL");
    EXPECT_EQ(invoice.fields.text(Term::buyer_name), "Pension des Tilleuls SAS");
}

TEST(Letterheads, NameTheLedgerThatPaysAndTheOneThatIsPaid)
{
    const auto advice = only(R"(
Payment notification
Quarrybank Cheese Ltd                                      Thornlea Groceries plc
Credit Control                                                   Purchase Ledger
7 Dairy Lane                                                      1 Market Cross
Ashwell AS2 4TT                                                  Stenton ST1 7AB

Supplier no.             Payment ref.             Value date             Paid by
60417                    TG-771204                17 Apr 2026            BACS

Your document            Dated                 Amount              Payable
QC20417                  02/03/26              300.00               300.00
QC20431                  09/03/26              120.50               120.50
Total credited to your account (GBP)                                420.50
)");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Thornlea Groceries plc");
    EXPECT_EQ(advice.fields.text(Term::payee_name), "Quarrybank Cheese Ltd");
}

TEST(Letterheads, HaveTheirAddressInOneRowBesideAWindow)
{
    const auto invoice = only(R"(
Schreinerei Ostheim OHG                            Sanitär Kaltwasser GmbH
Am Holzplatz 6                                     Lindenstr. 12, 99084 Erfurt
99438 Weimar

RECHNUNG

Rechnungsnummer      Rechnungsdatum      Fällig am
26-3310              21.05.2026          20.06.2026

Leistung             Menge       Preis         Betrag
Montage              3           60,00         180,00
Rohre                10           4,00          40,00

                     Summe netto               220,00 EUR
                     USt 19 %                   41,80 EUR
                     Rechnungsendbetrag        261,80 EUR
)");
    EXPECT_EQ(invoice.fields.text(Term::seller_name), "Sanitär Kaltwasser GmbH");
    EXPECT_EQ(invoice.fields.text(Term::buyer_name), "Schreinerei Ostheim OHG");
}

TEST(Letterheads, GoOnInTheRowBelow)
{
    const auto advice = only(R"(
Lanthorn Creek
BUILDERS, INC.                                Payment # 88213
                                              Effective 09/22/2026

Paid to: Quillby Drywall LLC

Invoice          Date           Billed       Retainage          Paid
1207             07/23/26       1,000.00        100.00        900.00
1219             07/30/26         500.00         50.00        450.00

Totals                          1,500.00        150.00      1,350.00
)");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Lanthorn Creek BUILDERS, INC.");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "other");
}

TEST(Letterheads, LogosGiveWayToTheNameThatTheyShow)
{
    const auto invoice = only(R"(
SWaIlowfeild
                                              Invoice 77120
Swallowfield Haulage Ltd                      Date 8 May 2026
Dock Road, Hull HU1 2AA

To: Marram Foods Limited

Description            Qty       Price        Amount
Trunk Hull-Leeds       2        420.00        840.00
Waiting time           1         60.00         60.00

                                Net           900.00 GBP
                                VAT 20%       180.00 GBP
                                Total       1,080.00 GBP
)");
    EXPECT_EQ(invoice.fields.text(Term::seller_name), "Swallowfield Haulage Ltd");
    EXPECT_NE(invoice.fields.text(Term::buyer_name), "Swallowfield Haulage Ltd");
}

TEST(Letterheads, DaysOfOrdersAndDeliveriesAreNotTheInvoices)
{
    const auto invoice = only(R"(
Vannes et Raccords Ternay SA
Facture 26-7718                               Client : Régie des Eaux du Bugey

Commande du 05/05/2026 - livrée le 12/05/2026 - facturée le 14/05/2026 - à régler le 13/06/2026

Désignation            Qté      P.U.       Montant HT
Joints                 4        25,00          100,00

                                Total HT       100,00 EUR
                                TVA 20 %        20,00 EUR
                                Total TTC      120,00 EUR
)");
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2026-05-14");
}

} // namespace
} // namespace mailroom
