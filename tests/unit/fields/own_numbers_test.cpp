// Numbers that are read whole, and whose they are: of invoices, orders and tax; and names told from
// what stands around them.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Expected {
    Term term;
    std::string value;
};

struct Invoice {
    std::string name;
    std::vector<Expected> fields;
    std::string page;
};

void PrintTo(const Invoice& invoice, std::ostream* out)
{
    *out << invoice.name;
}

class OwnNumbers : public testing::TestWithParam<Invoice> {};

TEST_P(OwnNumbers, AreTold)
{
    const auto invoice = only(GetParam().page);
    EXPECT_EQ(invoice.type, DocumentType::invoice);
    for (const auto& [term, value] : GetParam().fields)
        EXPECT_EQ(invoice.fields.text(term), value);
}

const Invoice invoices[] = {
    {"GroupsOfACellAreOneNumber",
     {{Term::invoice_number, "BR 20881 7"}, {Term::purchase_order, "A 5512 3"}},
     R"(
Gray Ledge Haulage LLC                                          INVOICE

INVOICE NUMBER        INVOICE DATE      DUE DATE       CUSTOMER PO
BR 20881 7            03/14/2026        04/13/2026     A 5512 3

BILL TO
Carver Mill Supply Inc.
Roanoke VA 24011

Qty   Description                        Rate        Amount
2     Flatbed load, Galax to Roanoke     410.00      820.00

                               TOTAL DUE (USD)       $820.00
)"},
    {"GroupsBehindALabelAreOneNumber",
     {{Term::invoice_number, "26 0418 B"}, {Term::buyer_name, "Kramer Optik GmbH"}},
     R"(
Tischlerei Rehbein                                    Rechnung

Kramer Optik GmbH                        Rechnungsnummer: 26 0418 B
Lindenweg 4                              Rechnungsdatum: 04.05.2026
37073 Göttingen                          Kundennummer: 771

Pos  Leistung                   Menge    Einzelpreis    Gesamt
1    Einbauschrank Eiche            1       1.200,00    1.200,00

                              Nettobetrag               1.200,00
                              19 % USt                    228,00
                              Gesamtbetrag              1.428,00 EUR
)"},
    {"TheReadersOrderIsHis", {{Term::purchase_order, "DET-88"}}, R"(
Officine Brandolini S.r.l.                               FATTURA

Spett.le Comune di Pievetta                              Fattura n.        118/26
Via Roma 1                                               Data              04/05/2026
36040 Pievetta                                           Ns. ordine        OC-2201
                                                         Vs. ordine        DET-88

Descrizione                    Q.ta        Prezzo           Importo
Cancello zincato                  2        450,00            900,00

                                           Imponibile          900,00
                                           IVA 22%             198,00
                                           Totale            1.098,00
)"},
    {"WhoOwesTheTaxIsTheBuyer",
     {{Term::seller_tax_id, "DE811193231"}, {Term::buyer_tax_id, "DE136695976"}},
     R"(
Fliesen Kohnert                                             RECHNUNG

Bauunternehmung Tewes GmbH
Am Kanal 3
48149 Münster

Rechnungsnummer  2026-118       Rechnungsdatum  04.05.2026

Leistung                             Menge        Preis         Betrag
Bodenfliesen verlegen                   40        45,00       1.800,00

                                     Zu zahlen                1.800,00

Steuerschuldnerschaft des Leistungsempfängers (USt-IdNr. DE136695976), § 13b UStG.
USt-IdNr. DE811193231
)"},
    {"TheClauseMayBeWrapped",
     {{Term::seller_tax_id, "NL002175643B22"}, {Term::buyer_tax_id, "NL810433941B01"}},
     R"(
Gevelwerken Dijkema                                         FACTUUR

Aannemersbedrijf Ter Velde B.V.
9723 KL Groningen

Factuurnummer  2026-118         Factuurdatum  04-05-2026

Omschrijving                         Aantal       Prijs        Bedrag
Voegwerk noordgevel                     40        45,00      1.800,00

                                     Btw verlegd                 0,00
                                     Te betalen              1.800,00

Op deze factuur is de omzetbelasting verlegd naar
btw-id NL810433941B01.

Btw-id NL002175643B22    KvK 02087765
)"},
    {"NumbersOfIndiaStandUnderTheirHolders",
     {{Term::seller_tax_id, "33AAJFL2217Q1ZU"},
      {Term::buyer_tax_id, "29AAECK8812M1Z6"},
      {Term::tax_amount, "1620.00"},
      {Term::tax_inclusive_amount, "10619.60"}},
     R"(
TAX INVOICE
Lakshmi Polymers
GSTIN: 33AAJFL2217Q1ZU
12 Mill Road, Coimbatore

Invoice No: LP/118/26-27               Date: 04-May-2026

Bill To
Kaveri Pipes Pvt Ltd
GSTIN: 29AAECK8812M1Z6

Description             HSN       Qty      Rate        Amount
HDPE granules          3901       100     90.00      9,000.00

                              Taxable value          9,000.00
                              IGST @ 18%             1,620.00
                              Round off                 -0.40
                              Grand Total           10,619.60
)"},
    {"TheTaxBelongsToASwissNumber",
     {{Term::seller_tax_id, "CHE116281710MWST"}, {Term::seller_name, "Druckhaus Rigi AG"}},
     R"(
Druckhaus Rigi AG
Dorfstrasse 4, 6410 Goldau
CHE-116.281.710 MWST

Gemeinde Arth                                     Rechnung Nr. 20-118
6415 Arth                                         Datum 4. Mai 2026

Text                         Menge       Preis     Betrag CHF
Broschüren                     100       12.00       1'200.00

                             Total exkl. MWST        1'200.00
                             MWST 8.1 %                 97.20
                             Total CHF inkl. MWST    1'297.20
)"},
    {"AStreetBelowANameIsNone",
     {{Term::buyer_name, "Holmwood Village Trust"}, {Term::seller_name, "Harwick & Son Plumbing"}},
     R"(
Harwick & Son Plumbing
8 Kiln Lane, Marlow SL7 1AA   Tel 01632 960442
VAT reg. 118 4402 71

                                   INVOICE

Holmwood Village Trust                                     Invoice no: 8812
School Lane                                                Date: 04/05/2026
Holmwood                                                   Job ref: 771

Work                                          Qty          Rate         Amount
Replace immersion heater                        1        £240.00       £240.00

                                                  Subtotal             £240.00
                                                  VAT @ 20%             £48.00
                                                  Total due            £288.00
)"},
    {"ADashMayStandInAName",
     {{Term::seller_name, "Frigorífica Almeida – Refrigeração Industrial, Lda."},
      {Term::buyer_name, "Talho Central de Ílhavo"},
      {Term::payable_amount, "295.20"}},
     R"(
Frigorífica Almeida – Refrigeração Industrial, Lda.                Fatura FT 26/118
Contribuinte n.º PT504426974
Rua do Poço 18, 3800-021 Aveiro

Exmo.(s) Sr.(s)
Talho Central de Ílhavo
Praça da República

V/ N.º Contrib.     Requisição      Data          Vencimento
501442600           R-118           2026-05-04    2026-06-03

Descrição                    Qtd.     Pr. unitário     IVA      Valor
Reparação de câmara          2,00        120,00        23%     240,00

                                     Total líquido             240,00
                                     IVA                        55,20
                                     Total (EUR)               295,20
)"},
    {"NoIsNotNorway",
     {{Term::seller_tax_id, "307 5518 24"}, {Term::buyer_name, "THE LANTERN TEA ROOMS"}},
     R"(
MALVERN LINK GREENGROCERS LTD                            SALES INVOICE
STALL 9, LINK TOP WR14 1AA   VAT NO 307 5518 24

INVOICE TO                                        INVOICE NO : G20411
THE LANTERN TEA ROOMS                             TAX POINT  : 04/05/26
2 CHURCH WALK, MALVERN                            PAY BY     : 18/05/26

QTY DESCRIPTION                         PRICE      VALUE
 4  LEEKS 5KG                            6.10      24.40
 2  NAPKINS 1000                        18.00      36.00

                                       GOODS       60.40
                                       VAT          7.20
                                       INVOICE TOTAL  £67.60
)"},
    {"ANumberOfCustomsIsNoneOfATax",
     {{Term::seller_tax_id, "GB307551824"}},
     R"(
Thornbury Optics Ltd                                          INVOICE
Mill Yard, Bath. EORI No. GB307551824000. VAT GB307551824

Bill to                                           Invoice no  TO-2217
Atlas Survey BV                                   Date        4 May 2026
Kade 12, 3011 AA Rotterdam

Description               Qty        Price         Amount
Theodolite                  1     2,150.00       2,150.00

                               Net value         2,150.00
                               VAT 0%                0.00
                               Invoice total EUR 2,150.00
)"},
    {"WhoForwardsIsNotTheBuyer",
     {{Term::buyer_name, "Copropriété Les Tilleuls"}, {Term::seller_tax_id, "FR40318275094"}},
     R"(
Plomberie Vasseur SARL                                  FACTURE
4 rue du Puits, 38000 Grenoble
TVA FR40318275094                   Copropriété Les Tilleuls
                                    s/c Cabinet Morel Gestion
                                    9 place Foch
                                    38000 Grenoble

N° F-2211            Date : 04/05/2026          Échéance : 03/06/2026

Désignation                      Qté        P.U. HT       Total HT
Réparation de fuite                1         180,00         180,00

                                         Total HT        180,00 €
                                         TVA 10 %         18,00 €
                                         Total TTC       198,00 €
)"},
};

INSTANTIATE_TEST_SUITE_P(Pages, OwnNumbers, testing::ValuesIn(invoices));

} // namespace
} // namespace mailroom
