#include "parsers/bank/bai2_reader.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view report = "01,BANKID,CUSTID,260105,0800,1,80,1,2/\n"
                                    "02,CUSTID,BANKID,1,260104,,USD,2/\n"
                                    "03,4417001,,010,150000,,,015,160000,,/\n"
                                    "16,195,25000,V,260103,,BR1,CR9,ELM STORES INV 4711/\n"
                                    "88,AND 4712/\n"
                                    "16,475,15000,,BR2,CK88,CHECK PAID/\n"
                                    "49,350000,5/\n98,350000,1,7/\n99,350000,1,9/\n";

TEST(Bai2, TransactionsHaveSignDateAndText)
{
    EXPECT_TRUE(looks_like_bai2(report));
    const auto parsed = read_bai2(report, Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    ASSERT_EQ(document.lines.size(), 2u);
    EXPECT_EQ(document.lines[0].text(Term::amount), "250.00");
    EXPECT_EQ(document.lines[0].text(Term::credit_debit), "credit");
    EXPECT_EQ(document.lines[0].text(Term::booking_date), "2026-01-04");
    EXPECT_EQ(document.lines[0].text(Term::value_date), "2026-01-03");
    EXPECT_EQ(document.lines[0].text(Term::reference), "CR9");
    EXPECT_EQ(document.lines[0].text(Term::remittance_information), "ELM STORES INV 4711 AND 4712");
    EXPECT_EQ(document.lines[1].text(Term::credit_debit), "debit");
    EXPECT_EQ(document.lines[1].text(Term::currency), "USD");
    ASSERT_EQ(document.checks.size(), 1u);
    EXPECT_TRUE(document.checks[0].ok) << document.checks[0].detail;
}

TEST(Bai2, DamageIsSaid)
{
    EXPECT_FALSE(looks_like_bai2("01,a,b\n"));
    EXPECT_FALSE(looks_like_bai2("no,0,1,2,3,4,5,6,2/"));
    const auto cut = read_bai2(report.substr(0, report.find("49,")), Limits{});
    EXPECT_EQ(cut.value.size(), 1u);
    EXPECT_EQ(cut.defects.size(), 1u);
    std::string broken(report);
    broken.replace(broken.find("25000"), 5, "2x000");
    EXPECT_EQ(read_bai2(broken, Limits{}).defects.size(), 1u);
    EXPECT_FALSE(read_bai2(broken, Limits{}).value.at(0).checks.at(0).ok);
}

TEST(Bai2, ANoteOnTheAccountIsNoEntry)
{
    const auto parsed = read_bai2(
        "01,A,B,260315,0900,1,,,2/\n02,A,B,1,260315,,USD,2/\n03,77,,010,5000,,/\n"
        "16,890,,,,,CREDIT LINE REVIEWED/\n16,165,2500,0,,,Invoice 5/\n49,7500,4/\n",
        Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    ASSERT_EQ(parsed.value.size(), 1u);
    EXPECT_EQ(parsed.value[0].lines.size(), 1u);
}

TEST(Bai2, EveryPrefixIsReadable)
{
    for (std::size_t size = 0; size <= report.size(); ++size)
        EXPECT_LE(read_bai2(report.substr(0, size), Limits{}).value.size(), 1u);
}

TEST(Bai2, FundsTypesOfSummariesAndOddCurrenciesAreRead)
{
    const auto parsed = read_bai2(
        "01,A,B,260315,0900,1,,,2/\n02,A,B,1,260315,,JPY,2/\n"
        "03,77,JPY,010,5000,,,100,3000,2,D,2,0,1000,1,2000,110/\n88,700,1,S,700,0,0/\n"
        "16,142,2500,D,1,0,2500,,,Invoice 5,\nand 6/\n16,475,500,Z,,C8,check/\n49,11700,4/\n",
        Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    ASSERT_EQ(document.lines.size(), 2u);
    EXPECT_EQ(document.lines[0].text(Term::amount), "2500");
    EXPECT_EQ(document.lines[0].text(Term::remittance_information), "Invoice 5, and 6");
    EXPECT_EQ(document.lines[1].text(Term::credit_debit), "debit");
    EXPECT_EQ(document.lines[1].text(Term::reference), "C8");
    ASSERT_EQ(document.checks.size(), 1u);
    EXPECT_TRUE(document.checks[0].ok) << document.checks[0].detail;
}

} // namespace
} // namespace mailroom
