// Fields of invoices in any form: labels beside, under and joined with a slash, whose
// tax number is whose, and what is never passed off as sure.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Document read_one(std::string_view drawn)
{
    auto documents = extract_documents(layout_of(drawn), {}, {});
    return documents.size() == 1 ? std::move(documents[0]) : Document{};
}

bool fails(const Document& document, std::string_view rule)
{
    return std::ranges::any_of(
        document.checks, [rule](const Check& check) { return check.rule == rule && !check.ok; });
}

TEST(FieldsOfInvoices, MayStandAboveTheirCaptions)
{
    const auto document = read_one(R"(
INVOICE

4711               5 June 2026        19 June 2026       88123
Invoice number     Invoice date       Due date           Customer order

Description               Quantity     Unit Price        Amount
Hinges                          10         100.00      1,000.00

                          Total GBP              1,000.00
)");
    EXPECT_EQ(document.fields.text(Term::invoice_number), "4711");
    EXPECT_EQ(document.fields.text(Term::purchase_order), "88123");
}

TEST(FieldsOfInvoices, NumbersKeepTheirBlanks)
{
    const auto number_of = [](std::string_view printed) {
        return read_one(
                   "INVOICE\n\nInvoice no.: " + std::string(printed)
                   + "\nInvoice date: 5 June 2026\n\nTotal GBP    1,000.00\n")
            .fields.text(Term::invoice_number);
    };
    EXPECT_EQ(number_of("1234 5678"), "1234 5678");
    EXPECT_EQ(number_of("2204 5518 73"), "2204 5518 73");
    EXPECT_EQ(number_of("SZ-2026 / 00123"), "SZ-2026 / 00123");
    EXPECT_EQ(number_of("FA 26 00123"), "FA 26 00123");
    EXPECT_EQ(number_of("A 26 / 1123"), "A 26 / 1123");
    EXPECT_EQ(number_of("88123 / 05-06-2026"), "88123");
    EXPECT_EQ(number_of("88123 for goods"), "88123");
}

TEST(FieldsOfInvoices, ASharedSignIsThatOfTheCurrencyNamed)
{
    constexpr std::string_view invoice = R"(
FACTURA
Factura no.:     4711
Fecha:           05/06/2026

Subtotal                    $1,000.00
IVA 16%                       $160.00
)";
    const auto named = read_one(std::string(invoice) + "Total MXN   $1,160.00\n");
    EXPECT_EQ(named.fields.text(Term::currency), "MXN");
    EXPECT_FALSE(fails(named, "key_fields_certain"));
    const auto unnamed = read_one(std::string(invoice) + "Total       $1,160.00\n");
    EXPECT_TRUE(fails(unnamed, "key_fields_certain"));
}

TEST(FieldsOfInvoices, TheBuyersTaxNumberIsKnownByItsLabel)
{
    const auto document = read_one(R"(
RECHNUNG
Rechnungsnummer:    4711
Rechnungsdatum:     05.06.2026
Ihre UID:           ATU12345675

Gesamtbetrag EUR    1.000,00

Muster Obst GmbH, UID: ATU98765433
)");
    EXPECT_EQ(document.fields.text(Term::seller_tax_id), "ATU98765433");
    EXPECT_EQ(document.fields.text(Term::buyer_tax_id), "ATU12345675");
}

TEST(FieldsOfInvoices, AnAccountThatFailsItsCheckIsToldAsPrinted)
{
    const auto with = [](std::string_view account) {
        return read_one(
            "INVOICE\n\nInvoice number:  4711\nInvoice date:    5 June 2026\n\n"
            "Total GBP        1,000.00\n\n"
            + std::string(account) + "\n");
    };
    const auto valid = with("IBAN: DE89 3704 0044 0532 0130 00");
    EXPECT_EQ(valid.fields.text(Term::iban), "DE89370400440532013000");
    EXPECT_FALSE(fails(valid, "iban_valid"));
    for (const auto* words : {"IBAN: ", "IBAN ", "Pay to ", "Please pay to account "}) {
        const auto mistyped = with(std::string(words) + "DE89 3704 0044 0532 0130 01");
        EXPECT_EQ(mistyped.fields.text(Term::iban), "DE89370400440532013001") << words;
        EXPECT_TRUE(fails(mistyped, "iban_valid")) << words;
    }
    const auto shorter = with("IBAN DE89 3704 0044 0532 0130 BIC COBADEFFXXX");
    EXPECT_EQ(shorter.fields.text(Term::iban), "DE893704004405320130");
    EXPECT_TRUE(fails(shorter, "iban_valid"));
    EXPECT_EQ(with("Parcel DE89 3704 0044 0532 0130").fields.text(Term::iban), "");
}

TEST(FieldsOfInvoices, WhatTaxIsTakenOfIsNoTax)
{
    const auto document = read_one(R"(
INVOICE
Invoice number:  4711
Invoice date:    5 June 2026

Net total                                 1,500.00
VAT @ 20% on 1,000.00                       200.00
VAT @ 5% on 500.00                           25.00
Total due                                 1,725.00
)");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "1500.00");
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "1725.00");
}

TEST(FieldsOfInvoices, NoNumberOfAnAccountIsATaxNumber)
{
    const auto document = read_one(R"(
FAKTURA VAT
Numer faktury:   4711
Sprzedawca:      Zawiasy Sp. z o.o.
NIP:             9502065945

Do zapłaty PLN              500,00
Rachunek:  PL11 1140 2004 0000 3002 0135 5387
)");
    EXPECT_EQ(document.fields.text(Term::seller_tax_id), "9502065945");
}

TEST(FieldsOfInvoices, ATaxNumberEndsWithItsSentence)
{
    const auto number_in = [](std::string_view sentence) {
        return read_one(
                   "INVOICE\n\nInvoice no.: 4711\n\nTotal GBP    500.00\n\n" + std::string(sentence)
                   + "\n")
            .fields.text(Term::seller_tax_id);
    };
    EXPECT_EQ(number_in("VAT registration GB999123457. Direct debits are welcome"), "GB999123457");
    EXPECT_EQ(number_in("VAT GB999123457 Registered in England"), "GB999123457");
    EXPECT_EQ(number_in("VAT GB 999 1234 57 Registered in England"), "GB999123457");
    EXPECT_EQ(number_in("BTW BE 0123.456.749 RPR Gent"), "BE0123456749");
}

// Who writes to the one that is to pay calls the invoice yours; what it credits is another one.
TEST(FieldsOfInvoices, YourInvoiceIsThisOne)
{
    const auto rechnung = read_one(R"(
RECHNUNG
Ihre Rechnung Nr. 88123 vom 05.06.2026

Nettobetrag                    100,00
USt. 19 %                       19,00
Gesamtbetrag EUR               119,00
)");
    EXPECT_EQ(rechnung.fields.text(Term::invoice_number), "88123");
    EXPECT_EQ(rechnung.fields.text(Term::purchase_order), "");
    const auto credit = read_one(R"(
CREDIT NOTE                    Credit note no. 311
Date: 5 June 2026              Your invoice no. 88123

Total GBP                      100.00
)");
    EXPECT_EQ(credit.fields.text(Term::invoice_number), "311");
}

// A bill of an account: what it adds is the total, what is to be paid by a day is more.
TEST(FieldsOfInvoices, WhatStandsBehindTheLastDayIsToBePaid)
{
    const auto bill = read_one(R"(
Your bill                               Bill number   4711
                                        Bill date     5 June 2026

Balance from your last bill             £118.00
Please pay by 19 June 2026              £238.00

Net total                               £100.00
VAT 20 %                                £20.00
Total including VAT                     £120.00
)");
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "120.00");
    EXPECT_EQ(bill.fields.text(Term::payable_amount), "238.00");
    EXPECT_FALSE(fails(bill, "BR-CO-16"));
    const auto parts = read_one(R"(
INVOICE                                 Invoice no. 4711

Net total                               £100.00
VAT 20 %                                £20.00
Total including VAT                     £120.00

Please pay by 19 June 2026              £60.00
Please pay by 19 July 2026              £60.00
)");
    EXPECT_EQ(parts.fields.text(Term::payable_amount), "120.00");
}

// In large letters over a line of the same height, which goes on with other words.
TEST(FieldsOfInvoices, ATitleEndsWhereThePartyBegins)
{
    auto layout = layout_of(R"(
Invoice
from Muster & Daughters Pottery

number 4711   5 June 2026

Teapots                              100.00
Total USD                            100.00
)");
    for (auto& word : layout.pages[0].words) {
        if (word.text == "Invoice")
            word.box.y0 -= 8;
        if (word.text == "from")
            word.box.y1 += 8;
    }
    const auto documents = extract_documents(layout, {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].type, DocumentType::invoice);
}

TEST(FieldsOfInvoices, ADifferenceThatNothingExplainsIsSeen)
{
    constexpr std::string_view head = R"(
INVOICE
Invoice number:  4711
Invoice date:    5 June 2026

Net                                       1,000.00
VAT 20 %                                    200.00
Invoice total                             1,200.00
)";
    const auto with = [&](std::string_view rest) {
        return read_one(std::string(head) + std::string(rest));
    };
    EXPECT_TRUE(fails(with("Amount due                                1,130.00\n"), "BR-CO-16"));
    EXPECT_FALSE(fails(
        with("Deposit paid                                -70.00\n"
             "Amount due                                1,130.00\n"),
        "BR-CO-16"));
}

TEST(FieldsOfInvoices, LessThanNothingIsSeenByAPerson)
{
    EXPECT_TRUE(fails(
        read_one(R"(
INVOICE
Invoice number:  4711
Invoice date:    5 June 2026

Net                                      -1,000.00
VAT 20 %                                   -200.00
Invoice total                            -1,200.00
)"),
        "signs_certain"));
}

TEST(FieldsOfInvoices, BordersOfLettersArePassedOver)
{
    const auto document = read_one(R"(
+------------------------------------------------------------------+
| INVOICE                              Invoice no. 4711            |
|                                      Your P.O.   88123           |
+------------------------------------------------------------------+
| Particulars                  Qty          Each           Total   |
+------------------------------------------------------------------+
| Gasket 2 in                  120          4.85          582.00   |
| Courier                        1         88.40           88.40   |
+------------------------------------------------------------------+
|                                   Total CAD             670.40   |
+------------------------------------------------------------------+
)");
    EXPECT_EQ(document.fields.text(Term::purchase_order), "88123");
    ASSERT_EQ(document.lines.size(), 2U);
    EXPECT_EQ(document.lines[0].text(Term::description), "Gasket 2 in");
}

} // namespace
} // namespace mailroom
