// Advices of which a part stands elsewhere: what is deducted in a list of its own, why in a legend
// of codes, and letters whose items are wrapped.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Advice {
    std::string name;
    std::string lines;   // "number net|number net"
    std::string reasons; // Of the lines in turn; "-" where there is none.
    std::string paid;
    std::string page;
};

void PrintTo(const Advice& advice, std::ostream* out)
{
    *out << advice.name;
}

class ListedDeductions : public testing::TestWithParam<Advice> {};

TEST_P(ListedDeductions, AreRead)
{
    const auto advice = only(GetParam().page);
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), GetParam().lines);
    EXPECT_EQ(advice.fields.text(Term::payment_amount), GetParam().paid);
    std::string reasons;
    for (const auto& line : advice.lines) {
        const auto reason = line.text(Term::deduction_reason);
        (reasons += reasons.empty() ? "" : " ") += reason.empty() ? "-" : reason;
    }
    EXPECT_EQ(reasons, GetParam().reasons);
}

const Advice advices[] = {
    {"ItemsOfALetterAreWrapped", "SB/2204 2110.50|SB/2219 1410.00|SB/2240 836.20|AB/31 -40.00",
     "- damaged freight -", "4316.70", R"(
Papelera Arganda del Mar, S.A.

                                                   3 de marzo de 2026
Suministros Benavent, S.L.

Les informamos de que con fecha de hoy hemos realizado a su favor un pago
por importe de 4.316,70 € (n.º de pago PG-20871) correspondiente a los
siguientes documentos:

  - Factura SB/2204, de 4 de enero de 2026: 2.110,50 €
  - Factura SB/2219, de 11 de enero de 2026: 1.500,00 €, menos rotura de
    material en el transporte (90,00 €); neto 1.410,00 €
  - Factura SB/2240, de 19 de enero de 2026: 900,00 €, descontando portes no
    pactados (63,80 €); total pagado 836,20 €
  - Abono AB/31, de 22 de enero de 2026: -40,00 €
)"},
    {"ItemsTellWhatIsHeldBack", "RE-7701 1200.00|RE-7719 1135.50|RE-7720 855.00|GS-77 -55.00",
     "- shortage other -", "3135.50", R"(
Stadtwerke Oberhagen GmbH

Elektro Brinkmann KG                                         12.05.2026

hiermit teilen wir Ihnen mit, dass wir heute eine Überweisung über 3.135,50 EUR
(Zahlungsreferenz 77120) zu Ihren Gunsten veranlasst haben, und zwar für:

   • Rechnung RE-7701 vom 2. April 2026: 1.200,00 EUR
   • Rechnung RE-7719 vom 9. April 2026: 1.200,00 EUR, abzüglich Fehlmenge laut
     Lieferschein (64,50 EUR); Auszahlung 1.135,50 EUR
   • Rechnung RE-7720 vom 10. April 2026: 900,00 EUR, abzüglich
     Sicherheitseinbehalt 5 % (45,00 EUR); Auszahlung 855,00 EUR
   • Gutschrift GS-77 vom 11. April 2026: -55,00 EUR
)"},
    {"RowsNameTheInvoiceThatTheyReduce", "2026-501 1200.00|2026-516 800.00|2026-501 -64.50",
     "- - returned", "1935.50", R"(
Zahlungsavis
Holzbau Lindner GmbH
Zahlbetrag: 1.935,50 EUR
Datum: 14.09.2026

Rechnung 2026-501 vom 01.08.2026    1.200,00
Rechnung 2026-516 vom 09.08.2026      800,00
abzgl. Rücksendung zu 2026-501        -64,50
Summe                               1.935,50
)"},
    {"FiguresAreCodesThatALegendExplains", "KA-20811 1225.00|KA-20827 480.00|KA-20840 872.40",
     "damaged - pricing", "2577.40", R"(
Gartencenter Wiesengrund eG
ZAHLUNGSMITTEILUNG Nr. 550127                            Datum: 04.06.2026

Beleg       Ihre Rechnung   vom            Rechnungsbetrag    Abzug  KZ    Zahlbetrag
300118      KA-20811        04.04.2026            1.250,00    25,00  02      1.225,00
300126      KA-20827        11.04.2026              480,00                     480,00
300131      KA-20840        15.04.2026              912,40    40,00  09        872,40
                                                           Summe             2.577,40

KZ = Kennzeichen des Abzugs:
02 = Ware beschädigt eingetroffen
09 = zu hoher Preis
)"},
    {"FiguresBesideTheAmountAreCodes", "1120/26 1330.00|1133/26 820.00|1150/26 234.00",
     "returned - freight", "2384.00", R"(
Ferramenta Colli Alti S.p.A.                                       30/04/2026
AVVISO DI PAGAMENTO N. 8812

Ns. prot.    Vs. fattura     Data          Importo        Trattenuta C.   Pagato
41001        1120/26         02/03/2026     1.400,00       70,00 4        1.330,00
41008        1133/26         09/03/2026       820,00                        820,00
41019        1150/26         17/03/2026       260,00       26,00 7          234,00
Totale pagato                                                             2.384,00

Causali (C.):  4 merce resa   7 trasporto non dovuto
)"},
    {"DebitNotesHaveAListOfTheirOwn", "DV-8801 891.00|DV-8816 643.50|D-2201 -120.00|D-2207 -45.50",
     "- - damaged shortage", "1369.00", R"(
Van Dorpe Logistiek B.V.                               Datum 11-06-2026
BETAALSPECIFICATIE

Betalingskenmerk: 9920-5511

Facturen
Factuur        Datum          Bedrag         Korting        Betaald
DV-8801        02-05-2026     900,00           9,00          891,00
DV-8816        09-05-2026     650,00           6,50          643,50
Totaal facturen                                            1.534,50

Verrekende debetnota's
Debetnota      Datum          Omschrijving                   Bedrag
D-2201         15-05-2026     Beschadigde vaten              -120,00
D-2207         18-05-2026     Te weinig geleverd              -45,50
Totaal debetnota's                                           -165,50

Overgemaakt bedrag                                          1.369,00
)"},
    {"DeductionsAreNumbersOverNumbers",
     "FI-8801 891.00|FI-8816 643.50|B-2201 -120.00|B-2207 -45.50", "- - returned promotion",
     "1369.00", R"(
Hagedorn Fachmärkte GmbH                               Datum 11.06.2026
ZAHLUNGSAVIS 88-2201

Rechnung       Datum          Betrag         Skonto         Zahlbetrag
FI-8801        02.05.2026     900,00           9,00          891,00
FI-8816        09.05.2026     650,00           6,50          643,50
Summe                       1.550,00          15,50        1.534,50

Belastung      Datum          Grund                          Betrag
B-2201         15.05.2026     Mangelhafte Ware retourniert   120,00-
B-2207         18.05.2026     Werbekostenzuschuss             45,50-
Summe                                                        165,50-

Überweisungsbetrag                                          1.369,00
)"},
    {"SeveralRowsOfARecordTakeOff", "88/2026 2865.00|91/2026 1200.00|95/2026 740.00",
     "other - shortage", "4805.00", R"(
COMUNE DI MONTELUPARO                        Servizio Ragioneria
Avviso di pagamento - mandato n. 1188 del 14/05/2026

Beneficiario: Edilstrade Picena S.r.l.

Fattura n. 88/2026 del 02/04/2026
   Importo fattura                                   3.000,00
   Ritenuta a garanzia 0,5%                            -15,00
   Penale per ritardata consegna                      -120,00
   Netto pagato                                      2.865,00
Fattura n. 91/2026 del 10/04/2026
   Importo fattura                                   1.200,00
   Netto pagato                                      1.200,00
Fattura n. 95/2026 del 15/04/2026
   Importo fattura                                     800,00
   Materiale mancante                                  -60,00
   Netto pagato                                        740,00

Totale mandato                                       4.805,00
)"},
    {"WhatIsHeldBackIsNoDiscount", "FT 26/771 1176.00|FT 26/780 893.00|FT 26/788 609.15",
     "- damaged other", "2678.15", R"(
AUTOPEÇAS LITORAL, S.A.                                 Nota de pagamento
Fornecedor: Vidros Tondela, Lda.          Data: 14-05-2026      Doc.: PG 2026/118

V. fatura       Data          Valor        Desconto      Retido      Pago        Obs.
FT 26/771       02-04-2026    1.200,00        24,00                  1.176,00
FT 26/780       08-04-2026      940,00                     47,00       893,00    vidro partido
FT 26/788       12-04-2026      655,00        13,10        32,75       609,15    guia sem assinatura
                                                                     --------
                                                          Total      2.678,15
)"},
    {"KindsStandBesideNumbers", "118/PA 1200.00|NC7/PA -120.00|NC9/PA -20.00|124/PA 640.00",
     "- - - -", "1700.00", R"(
Azienda Trasporti Valmarina S.p.A.
Comunicazione di pagamento del 14/05/2026            Mandato 2026/118

Vs. documento        Data          Importo        Pagato
118/PA               02/04/2026    1.200,00       1.200,00
Nota cred. NC7/PA    08/04/2026     -120,00        -120,00
Nota cr. NC9/PA      09/04/2026      -20,00         -20,00
124/PA               12/04/2026      640,00         640,00

Totale pagato                                     1.700,00
)"},
    {"KindsStandBehindNumbers", "HB 2201 1200.00|G HB 31 -120.00|HB 2210 640.00", "- - -",
     "1720.00", R"(
Stadtbetriebe Rheinfurt AöR
Auszahlungsmitteilung                                Datum 14.05.2026
Kassenzeichen 5.0118.2

Ihre Rechnung             vom           Betrag        Ausgezahlt
HB 2201                   02.04.2026    1.200,00        1.200,00
G HB 31 (Gutschrift)      08.04.2026     -120,00         -120,00
HB 2210                   12.04.2026      640,00          640,00

Summe                                                   1.720,00
)"},
};

TEST(WordsOfTheLines, NameNoParty)
{
    const auto advice = only(R"(
Kantonale Spitalbetriebe Seeland                                  Zahlungsanzeige
Finanzen & Controlling

Medizinbedarf Aarau GmbH                       Zahlung Nr.  2026-1187
Postfach                                       Valuta       14.05.2026
5001 Aarau                                     Betrag       CHF 4'310.20

Ihre Rechnung   Datum         Betrag        Kürzung       Zahlung   Bemerkung
M-20118         02.04.2026    1'250.00                   1'250.00
M-20131         09.04.2026    2'000.00       100.00      1'900.00   nicht bestellte Positionen
M-20144         15.04.2026    1'310.20        50.00      1'260.20   Transportschaden, 1 Karton
G-0031          18.04.2026     -100.00                    -100.00   Gutschrift

                              4'460.20       150.00      4'310.20
)");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Kantonale Spitalbetriebe Seeland");
    EXPECT_EQ(advice.fields.text(Term::payee_name), "Medizinbedarf Aarau GmbH");
}

TEST(HeadsOfAdvices, TheDayThatIsCalledThatOfThePaymentIsIt)
{
    const auto advice = only(R"(
BHARAT SIGNAL WORKS LIMITED
PAYMENT ADVICE

Vendor          : Godavari Cables                 Advice date     : 22-Sep-2026
Vendor code     : 200118                          Payment date    : 20-Sep-2026
Mode            : RTGS                            UTR No.         : HDFC2026092000118
                                                  Net amount paid : Rs. 1,96,490.00

Sl.   Bill No.          Bill Date       Our Doc No.    Bill Amount          TDS       Payable
1     GC/26/1190        04-Jul-26       1900044121       1,20,000.00   2,400.00   1,17,600.00
2     GC/26/1204        11-Jul-26       1900044130         80,500.00   1,610.00     78,890.00
Total                                                    2,00,500.00   4,010.00   1,96,490.00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-09-20");
}

TEST(HeadsOfAdvices, ANumberMayStandBehindItsVerb)
{
    const auto advice = only(R"(
Ostrander Builders Pty Ltd                                            EFT REMITTANCE
ABN 51 824 753 556
To: Gumtree Scaffold Hire Pty Ltd

We have today, 15 May 2026, paid $2,000.00 by direct credit. Our EFT number is EF20118.


Invoice        Dated           Amount        Paid
GS-771         02/04/2026      1,200.00      1,200.00
GS-780         09/04/2026        800.00        800.00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "EF20118");
}

TEST(HeadsOfAdvices, WhatIsHiddenOfAnAccountIsNoNumber)
{
    const auto advice = only(R"(
Gemeente Zuiderhaven                                        Team Crediteuren
Loodgietersbedrijf Van Houten B.V.

Specificatie van onze betaling

€ 1.955,00             14-05-2026             BT2026-20118          **** 4471
overgemaakt bedrag     datum betaling         betaalkenmerk         naar rekening

Bedrag         Ons stuknummer      Uw nota      d.d.           Voldaan
1.200,00       3026041037          VH771        02-04-2026     1.200,00
  755,00       3026041076          VH780        09-04-2026       755,00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "BT2026-20118");
}

INSTANTIATE_TEST_SUITE_P(Pages, ListedDeductions, testing::ValuesIn(advices));

} // namespace
} // namespace mailroom
