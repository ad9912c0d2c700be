// What tills print, as OCR reads it.
#include "parsers/fields/extract.h"
#include "parsers/fields/till/till_rows.h"
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using fields::till_amount;
using fields::till_row_kind;
using fields::TillRowKind;

Document scanned(std::string_view drawn, float confidence = 0.95F)
{
    auto layout = layout_of(drawn);
    layout.method = ReadingMethod::ocr;
    for (auto& word : layout.pages[0].words)
        word.confidence = confidence;
    auto documents = extract_documents(layout, {}, {});
    EXPECT_EQ(documents.size(), 1U);
    return documents.front();
}

bool passes(const Document& document)
{
    return std::ranges::all_of(document.checks, &Check::ok);
}

TEST(TillRows, AmountsAreReadThroughTheUsualMisreadings)
{
    const struct {
        std::string_view text, amount;
    } cases[] = {
        {"Total 12.50", "12.50"},   {"CASH RM7. OO", "7.00"},
        {"Total : 27 00", "27.00"}, {"Fee $1,234.50 SR", "1234.50"},
        {"SUMME 15,90", "15.90"},   {"ROUNDING -0.02", "-0.02"},
        {"TOTAL 5.00. RH", "5.00"}, {"Sub Total 4I.43", "41.43"},
        {"CHANGE .10", "0.10"},     {"VAT 6 %", ""},
        {"Thank you", ""},          {"12.50 glasses of it", ""},
    };
    for (const auto& each : cases) {
        const auto amount = till_amount(each.text);
        EXPECT_EQ(amount ? to_string(amount->value) : "", each.amount) << each.text;
    }
}

TEST(TillRows, WordsTellTheKindAlsoWithAWrongLetter)
{
    EXPECT_EQ(till_row_kind("T0TAL 5.00"), TillRowKind::total);
    EXPECT_EQ(till_row_kind("Rounditg Adj 0.01"), TillRowKind::rounding);
    EXPECT_EQ(till_row_kind("Total Qty: 3"), TillRowKind::count);
    EXPECT_EQ(till_row_kind("Total (excluding GST) 9.00"), TillRowKind::net);
    EXPECT_EQ(till_row_kind("Gegeben 20,00"), TillRowKind::cash);
    EXPECT_EQ(till_row_kind("Rendu monnaie 3,10"), TillRowKind::change);
    EXPECT_EQ(till_row_kind("Green tea 3.10"), TillRowKind::item);
}

TEST(TillReceipt, WhatAddsATaxAndIsPaidByCardIsNoAdvice)
{
    const auto receipt = scanned(R"(
PIPE ELBOW 3/4X2 PK5                    6.25
NAILS #6 2LB                           13.75
SUBTOTAL                               20.00
TAX 5.000%                              1.00
TOTAL                                 $21.00
MASTERCARD ************8812            21.00
04/17/26 11:42 AM  REG 3  CLK 7
)");
    EXPECT_EQ(receipt.type, DocumentType::receipt);
}

TEST(TillReceipt, WhatGivesChangeIsNoAdvice)
{
    const auto receipt = scanned(R"(
      ALDER STREET HARDWARE
ST 02  REG 4  CLK 71   10/21/26 13:05

503711 DECK BOARD 2M           33.96
503712 WD CHISEL 1/2           14.99
503718 PVC ELBOW 1-1/4          3.78

SUB TOTAL                      52.73
SALES TAX 9.750%                5.14
TOTAL USD                      57.87
CASH TENDERED                  60.00
CHANGE                          2.13
)");
    EXPECT_EQ(receipt.type, DocumentType::receipt);
    EXPECT_EQ(receipt.fields.text(Term::payable_amount), "57.87");
}

constexpr std::string_view paid_in_cash = R"(
      CORNER BAKERY PTY LTD
      12 Harbour Street

Date: 14/05/2026    09:12:33
Cashier: Ann

2 Rye loaf            13.00
1 Flat white           4.50

TOTAL                 17.50
CASH                  20.00
CHANGE                 2.50

Thank you
)";

TEST(Receipts, WhatWasGivenAndReturnedConfirmsTheTotal)
{
    const auto receipt = scanned(paid_in_cash);
    EXPECT_EQ(receipt.type, DocumentType::receipt);
    EXPECT_EQ(receipt.fields.text(Term::tax_inclusive_amount), "17.50");
    EXPECT_EQ(receipt.fields.text(Term::issue_date), "2026-05-14");
    EXPECT_EQ(receipt.fields.text(Term::currency), "AUD");
    EXPECT_EQ(receipt.fields.text(Term::seller_name), "CORNER BAKERY PTY LTD");
    EXPECT_TRUE(passes(receipt));
}

TEST(Receipts, AnAmountThatNothingConfirmsIsLeftToAPerson)
{
    const auto receipt = scanned(R"(
CORNER BAKERY PTY LTD
Date: 14/05/2026    09:12:33
Cashier: Ann
1 Rye loaf             6.50
TOTAL                 17.50
)");
    EXPECT_EQ(receipt.fields.text(Term::tax_inclusive_amount), "17.50");
    EXPECT_FALSE(passes(receipt));
}

TEST(Receipts, ATotalBeforeItIsRoundedIsTheInvoiceAmountAndTheRoundedOneIsPaid)
{
    const auto receipt = scanned(R"(
Holz & Tee GmbH
14.05.2026 18:40
Tea                   10.00
Cake                   7.48
Total                 17.48
Rounding               0.02
Total rounded         17.50
Cash                  20.00
Change                 2.50
)");
    EXPECT_EQ(receipt.fields.text(Term::tax_inclusive_amount), "17.48");
    EXPECT_EQ(receipt.fields.text(Term::payable_amount), "17.50");
}

TEST(Receipts, ADayThatWasHardlyReadIsNotPassedOffAsSure)
{
    const auto receipt = scanned(paid_in_cash, 0.4F);
    EXPECT_EQ(receipt.fields.text(Term::issue_date), "2026-05-14");
    EXPECT_LE(receipt.fields.find(Term::issue_date)->confidence, 0.41);
    EXPECT_FALSE(passes(receipt));
}

TEST(Receipts, AMonthComesFirstOnlyWhereItsCountryPutsItFirst)
{
    constexpr std::string_view ringgit = R"(
Kedai Harbour SDN BHD
Kuala Lumpur, Malaysia
Date: 11/03/2026    18:05:11
Rye loaf        $     13.00
TOTAL           $     13.00
CASH                  20.00
CHANGE                 7.00
)";
    EXPECT_EQ(scanned(ringgit).fields.text(Term::issue_date), "2026-03-11");
    constexpr std::string_view dollars = R"(
Harbour Bakery Inc.
Date: 11/03/2026    18:05:11
Rye loaf             $13.00
TOTAL                $13.00
CASH                 $20.00
CHANGE                $7.00
)";
    EXPECT_EQ(scanned(dollars).fields.text(Term::issue_date), "2026-11-03");
}

TEST(Receipts, ADayThatLostItsMarksIsAGuess)
{
    const auto receipt = scanned(R"(
CORNER BAKERY PTY LTD
27032026  20242
1 Rye loaf            17.50
TOTAL                 17.50
CASH                  20.00
CHANGE                 2.50
)");
    EXPECT_EQ(receipt.fields.text(Term::issue_date), "2026-03-27");
    EXPECT_FALSE(passes(receipt));
}

TEST(Receipts, AnInvoiceWithABuyerIsNone)
{
    const auto invoice = scanned(R"(
INVOICE
Invoice no: 4711
Invoice date: 14 May 2026
Bill to: Harbour Hotels Ltd
Due date: 14 June 2026

Description      Quantity    Unit price    Amount
Rye loaf             2          6.50        13.00

Net total      13.00
VAT 20 %        2.60
Total          15.60 GBP
)");
    EXPECT_EQ(invoice.type, DocumentType::invoice);
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "15.60");
}

TEST(Receipts, TheSumOfATotalAndTheTaxBelowItIsTheTotal)
{
    const auto receipt = scanned(R"(
LAKESIDE PAPER
2026-10-15 10:15

TONER                 64.99
COPY PAPER            38.49

SUP TOTAL            103.48
HST 13%               13.45
TOTAL   CAD         $116.93

VISA 1606
AUTH 645791         $116.93
)");
    EXPECT_EQ(receipt.fields.text(Term::tax_inclusive_amount), "116.93");
    EXPECT_EQ(receipt.fields.text(Term::currency), "CAD");
}

TEST(Receipts, TheCodeBeforeTheTotalIsTheCurrencyAndASpeckIsNone)
{
    const auto receipt = scanned(R"(
DROGERIE AM TOR
16.02.2026 16:47

SHAMPOO                2,75
SEIFE                  4,95

SUMME  EUR             7,70
BAR                   10,00
RUECKGELD              2,30

£
)");
    EXPECT_EQ(receipt.fields.text(Term::currency), "EUR");
}

TEST(Receipts, TillsOfTheNorthAndTheEastAreRead)
{
    const struct {
        std::string_view total, given, returned;
    } cases[] = {
        {"I ALT  DKK", "KONTANT", "TILBAGE"},      {"ATT BETALA", "KONTANT", "TILLBAKA"},
        {"YHTEENSÄ", "KÄTEINEN", "TAKAISIN"},      {"DO ZAPŁATY", "GOTÓWKA", "RESZTA"},
        {"CELKEM K ÚHRADĚ", "HOTOVOST", "VRÁTIT"}, {"FIZETENDŐ", "KÉSZPÉNZ", "VISSZAJÁRÓ"},
    };
    for (const auto& each : cases) {
        const auto receipt = scanned(
            "BUTIK 12\n2026-03-22 11:44\n\nKAFFE                117,00\nTE 200                "
            "42,00\n\n"
            + std::string(each.total) + "        159,00\n" + std::string(each.given)
            + "        200,00\n" + std::string(each.returned) + "         41,00\n");
        EXPECT_EQ(receipt.type, DocumentType::receipt) << each.total;
        EXPECT_EQ(receipt.fields.text(Term::tax_inclusive_amount), "159.00") << each.total;
    }
}

TEST(Receipts, WhatIsPaidInFullByCardIsOne)
{
    const auto photographed = scanned(R"(
      BAKKERIJ DE HALM
      Kade 12, Enkhuizen
-------------------------------
SPELTBROOD                 3,15
ROZIJNENBOL 6X             4,80
APPELTAART                12,50

TOTAAL EUR                20,45
BTW 9%                     1,69
PIN                       20,45
-------------------------------
14-05-2026                11,52
Nr 2207
)");
    EXPECT_EQ(photographed.type, DocumentType::receipt);
    EXPECT_EQ(photographed.fields.text(Term::tax_inclusive_amount), "20.45");
    EXPECT_EQ(photographed.fields.text(Term::issue_date), "2026-05-14");
}

} // namespace
} // namespace mailroom
