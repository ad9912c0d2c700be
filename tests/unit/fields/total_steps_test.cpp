// What stands between net, tax and total and is none of them.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// What it is that is charged between them, a person sees; net, tax and total are still read.
TEST(StepsOfTotals, WhatIsChargedBetweenThemIsNoTax)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Item                 Quantity      Price        Amount
Lemonade                   10      10.00        100.00

Net total                                       100.00
VAT 20 %                                         20.00
Deposit on crates (0 % VAT)                      24.00
Total GBP                                       144.00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_exclusive_amount), "100.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "20.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "144.00");
    EXPECT_TRUE(std::ranges::any_of(
        invoice.checks, [](const Check& check) { return check.rule == "BR-CO-15" && !check.ok; }));
}

TEST(StepsOfTotals, AnEarlierBalanceIsNoNet)
{
    const auto bill = only(R"(
INVOICE                                Invoice no. 4711

Previous balance                       £618.00
This invoice excluding VAT             £100.00
VAT at 20%                              £20.00
This invoice including VAT             £120.00
Total now due                          £738.00
)");
    EXPECT_EQ(bill.fields.text(Term::tax_exclusive_amount), "100.00");
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "120.00");
    EXPECT_EQ(bill.fields.text(Term::payable_amount), "738.00");
}

TEST(StepsOfTotals, ACertificateIsNoTax)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Total USD                              $100.00
Tax exempt, certificate 4471
)");
    EXPECT_EQ(invoice.fields.find(Term::tax_amount), nullptr);
}

} // namespace
} // namespace mailroom
