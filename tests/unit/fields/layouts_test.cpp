// Layouts that ask more than labels with values beside them.
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Layouts, TheArithmeticTellsTheColumns)
{
    // Net before gross, deductions printed negative, a credit note in brackets.
    const auto advice = only(R"(
REMITTANCE ADVICE
Payment date: 14 May 2026

Net amount    Invoice no     Adjustment      Gross amount
    930.00    A-5501             -70.00          1,000.00
    250.00    A-5502                               250.00
   (80.00)    C-0117                              (80.00)

Total paid USD 1,100.00
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "A-5501 930.00|A-5502 250.00|C-0117 -80.00");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1000.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "70.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1100.00");
}

TEST(Layouts, CreditNotesWithoutASignAreFoundByTheSum)
{
    const auto advice = only(R"(
REMITTANCE ADVICE
Document       Type           Amount paid
A-5501         Invoice             500.00
C-0117         Credit note          80.00
               Total paid          420.00
)");
    EXPECT_EQ(lines_of(advice), "A-5501 500.00|C-0117 -80.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "420.00");
}

TEST(Layouts, LinesGoOnBehindTheSumOfAGroup)
{
    const auto invoice = only(R"(
RECHNUNG 4711
Rechnungsdatum: 05.06.2026

                                             Positions-
Beschreibung       Menge     Einzelpreis     betrag
Kabelbinder            2           50,00     100,00
Zwischensumme                                100,00
Kupferrohr             3           20,00      60,00
Versandkosten                                  5,00
Gesamtbetrag EUR                             165,00
)");
    ASSERT_EQ(invoice.lines.size(), 2U);
    EXPECT_EQ(invoice.lines[0].text(Term::line_amount), "100.00");
    EXPECT_EQ(invoice.lines[1].text(Term::line_amount), "60.00");
}

TEST(Layouts, ASentenceTellsTheLastDayToPay)
{
    const auto invoice = only(R"(
INVOICE 4711
Invoice date: 5 June 2026

Description            Qty      Price      Amount
Transport pallet         2      50.00      100.00

Net total                                  100.00
VAT 20 %                                    20.00
Total GBP                                  120.00

Please settle this invoice by 19 June 2026.
)");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2026-06-19");
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2026-06-05");
    ASSERT_EQ(invoice.lines.size(), 1U);
    EXPECT_EQ(invoice.lines[0].text(Term::line_amount), "100.00");
}

TEST(Layouts, ATableGoesOnAfterThePageBreak)
{
    const auto advice = only(R"(
Zahlungsavis
Ihre Rechnung     Datum         Zahlbetrag
R-1               01.07.2026        100,00
R-2               02.07.2026        200,00
)"
                             "\f"
                             R"(
Zahlungsavis                     Seite 2

Ihre Rechnung     Datum         Zahlbetrag
R-3x              03.07.2026        350,00
Gesamtbetrag EUR                    650,00
)");
    EXPECT_EQ(lines_of(advice), "R-1 100.00|R-2 200.00|R-3x 350.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "650.00");
    EXPECT_EQ(advice.last_page, 2U);
}

TEST(Layouts, AWrappedNumberIsWhole)
{
    const auto advice = only(R"(
Remittance advice
Your invoice    Invoice date    Amount paid
KX-26-
                12/05/2026         1,940.25
05788
                Total paid         1,940.25
)");
    EXPECT_EQ(lines_of(advice), "KX-26-05788 1940.25");
}

TEST(Layouts, LinesTypedIntoAMail)
{
    ExtractContext body;
    body.is_body = true;
    const auto advice = only(
        R"(
Hello, we have paid the following invoices by bank transfer, 350.00 EUR in all:
- invoice F2026-30512 of 04/06/2026: 100.00
- invoice F2026-30518 of 03/07/2026: 250.00
Kind regards
)",
        body);
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "F2026-30512 100.00|F2026-30518 250.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "350.00");
}

TEST(Layouts, SeveralInvoicesInOneFileAreSeveralDocuments)
{
    const auto documents = extract_documents(
        layout_of(R"(
Larkfield Paper Ltd             INVOICE
Invoice Number: LP-1            Invoice Date: 13/04/2026
Subtotal   95.00
VAT 20%    19.00
Total GBP 114.00
)"
                  "\f"
                  R"(
Larkfield Paper Ltd             INVOICE
Invoice Number: LP-2            Invoice Date: 14/04/2026
Subtotal   10.00
VAT 20%     2.00
Total GBP  12.00
)"),
        {}, {});
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[1].fields.text(Term::invoice_number), "LP-2");
    EXPECT_EQ(documents[1].fields.text(Term::tax_inclusive_amount), "12.00");
    EXPECT_EQ(documents[1].first_page, 2U);
}

TEST(Layouts, TaxOfTwoRatesIsTheirSum)
{
    const auto invoice = only(R"(
Muster GmbH                     Rechnung
Rechnungsnummer: 2026-17        Rechnungsdatum: 15.09.2026
Summe netto                          846,96
zzgl. 19 % MwSt auf 777,80           147,78
zzgl. 7 % MwSt auf 69,16               4,84
Gesamtbetrag EUR                     999,58
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "152.62");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "999.58");
}

TEST(Layouts, ABillOfAnAccountAddsToItsBalance)
{
    const auto bill = only(R"(
Millbrook Water                         Statement date   5 June 2026
                                        Bill number      70041187
Account summary
Previous balance                        $80.00
Payment received                       -$50.00
Current charges                         $42.00
Total amount due by 26 June 2026        $72.00

Description                             Amount
Standing charge                         $12.00
Water used                              $30.00
)");
    EXPECT_EQ(bill.type, DocumentType::invoice);
    EXPECT_EQ(bill.fields.text(Term::invoice_number), "70041187");
    EXPECT_EQ(bill.fields.text(Term::issue_date), "2026-06-05");
    EXPECT_EQ(bill.fields.text(Term::due_date), "2026-06-26");
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "42.00");
    EXPECT_EQ(bill.fields.text(Term::payable_amount), "72.00");
}

TEST(Layouts, NarrowColumnsHaveTheirOwnTitles)
{
    const auto invoice = only(R"(
Talleres Olmo S.L.

FACTURA  EMISIÓN VENCIMIENTO
A/2903   12/05/2025 11/06/2025

Concepto                    Importe
Mano de obra                 100,00

Total factura EUR            100,00
)");
    EXPECT_EQ(invoice.fields.text(Term::invoice_number), "A/2903");
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2025-05-12");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2025-06-11");
}

TEST(Layouts, AProFormaInvoiceWaitsForAPerson)
{
    const auto waits = [](std::string_view title) {
        const auto invoice = only(
            std::string(title)
            + "\n\nDatum: 05.06.2026\n\nBeschreibung       Betrag\n"
              "Kabelbinder        100,00\n\nGesamtbetrag EUR   100,00\n");
        return std::ranges::find(invoice.checks, "is_no_pro_forma", &Check::rule)
            != invoice.checks.end();
    };
    EXPECT_TRUE(waits("Proforma-Rechnung 4711"));
    EXPECT_TRUE(waits("PRO FORMA INVOICE"));
    EXPECT_TRUE(waits("FACTURE PROFORMA"));
    EXPECT_FALSE(waits("Rechnung 4711"));
}

TEST(Layouts, ACreditNoteHasItsOwnNumberAndNoSigns)
{
    const auto note = only(R"(
Exemple SARL
Avoir n° AV-2026-0033
établi le 14 septembre 2026, relatif à la facture F-0387
Total HT        -100,00 €
TVA 20 %         -20,00 €
Total TTC       -120,00 €
)");
    EXPECT_EQ(note.type, DocumentType::credit_note);
    EXPECT_EQ(note.fields.text(Term::invoice_number), "AV-2026-0033");
    EXPECT_EQ(note.fields.text(Term::tax_inclusive_amount), "120.00");
}

TEST(Layouts, TotalsThatDoNotAddUpAreSaid)
{
    const auto invoice = only(R"(
Muster Ltd                      INVOICE
Invoice Number: 77              Invoice Date: 13/04/2026
Total net     100.00
VAT            20.00
Total incl VAT GBP 130.00
)");
    const auto failed =
        std::ranges::any_of(invoice.checks, [](const Check& check) { return !check.ok; });
    EXPECT_TRUE(failed || invoice.fields.find(Term::tax_inclusive_amount) == nullptr);
}

} // namespace
} // namespace mailroom
