// Which of two amounts that make the total is the tax, where tables of both stand around them.
#include "tests/unit/fields/page.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Facts totals_of(std::string_view sums)
{
    const auto document = only("SALES INVOICE\n\nInvoice number:  HK-311\n\n" + std::string(sums));
    for (const auto& check : document.checks)
        EXPECT_TRUE(check.rule != "BR-CO-15" || check.ok) << check.detail;
    return document.fields;
}

TEST(TaxAndNet, ATableBesideTheTotalsSaysNothingOfThem)
{
    const auto fields = totals_of(R"(
VAT ANALYSIS     GOODS         VAT                  GOODS                 318.90
Z   0.00%       286.50        0.00                  VAT                     6.48
S  20.00%        32.40        6.48                  INVOICE TOTAL        £325.38
)");
    EXPECT_EQ(fields.text(Term::tax_exclusive_amount), "318.90");
    EXPECT_EQ(fields.text(Term::tax_amount), "6.48");
    EXPECT_EQ(fields.text(Term::tax_inclusive_amount), "325.38");
}

TEST(TaxAndNet, MoreTaxThanGoodsIsReadButNotSure)
{
    constexpr double sure = 0.9;
    const auto fields = totals_of(R"(
Clearance fee                             40.00
Net total                                 40.00
Import VAT                               212.00
Invoice total GBP                        252.00
)");
    EXPECT_EQ(fields.text(Term::tax_exclusive_amount), "40.00");
    EXPECT_EQ(fields.text(Term::tax_amount), "212.00");
    EXPECT_LT(fields.find(Term::tax_amount)->confidence, sure);
    EXPECT_LT(fields.find(Term::tax_exclusive_amount)->confidence, sure);
    EXPECT_EQ(fields.text(Term::tax_inclusive_amount), "252.00");
}

} // namespace
} // namespace mailroom
