// Amounts that are printed nowhere, and follow from those that are: they prove none of them.
#include "parsers/fields/document_checks.h"
#include "parsers/fields/misread_lines.h"
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view head = R"(
Brockhurst Leisure Ltd
REMITTANCE ADVICE

To: Ellesdon Tents Ltd                      Payment date: 14 May 2027
                                            Payment amount: £2,531.00
)";
constexpr std::string_view rows = R"(
Voucher  Details                                             Invoice amount       Amount paid
4512     Invoice ET-60118 of 02/04/2027                             1,200.00          1,200.00
4513     Invoice ET-60125 of 09/04/2027                               980.00            931.00
         Late delivery penalty
4519     Invoice ET-60131 of 15/04/2027                               400.00            400.00
                                     TOTAL                                            2,531.00
)";

Document scanned(const std::string& drawn)
{
    auto layout = layout_of(drawn);
    layout.method = ReadingMethod::ocr;
    auto documents = extract_documents(layout, {}, {});
    EXPECT_EQ(documents.size(), 1U);
    return documents.empty() ? Document() : std::move(documents[0]);
}

bool holds(const Document& document, std::string_view rule)
{
    for (const auto& check : document.checks) {
        if (check.rule == rule)
            return check.ok;
    }
    ADD_FAILURE() << "no check " << rule;
    return false;
}

std::string page()
{
    return std::string(head) + std::string(rows);
}

TEST(DerivedAmounts, ADeductionThatIsTheRestPassesWhereTheSumIsRight)
{
    const auto advice = only(page());
    ASSERT_EQ(lines_of(advice), "ET-60118 1200.00|ET-60125 931.00|ET-60131 400.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "49.00");
    EXPECT_TRUE(fields::deducts_the_rest(advice.lines[1]));
    EXPECT_FALSE(fields::adds_up(advice.lines[1]));
    EXPECT_TRUE(fields::adds_up(advice.lines[0]));
    EXPECT_TRUE(holds(advice, "remittance_line_net"));
}

TEST(DerivedAmounts, ADeductionThatIsTheRestFailsWhereTheSumIsWrong)
{
    auto drawn = page();
    for (auto at = drawn.find("2,531.00"); at != drawn.npos; at = drawn.find("2,531.00"))
        drawn.replace(at, 8, "2,513.00");
    const auto advice = only(drawn);
    EXPECT_FALSE(holds(advice, "remittance_lines_sum"));
    EXPECT_FALSE(holds(advice, "remittance_line_net"));
}

// "980.00" may have been "930.00": nothing that is printed says so.
TEST(DerivedAmounts, ADeductionThatIsTheRestProvesNothingOfAScan)
{
    auto advice = scanned(page());
    ASSERT_EQ(lines_of(advice), "ET-60118 1200.00|ET-60125 931.00|ET-60131 400.00");
    EXPECT_FALSE(holds(advice, "remittance_line_net"));
    fields::leave_out_misread(advice);
    EXPECT_EQ(advice.lines[1].find(Term::gross_amount), nullptr);
    EXPECT_EQ(advice.lines[1].find(Term::deduction_amount), nullptr);
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1200.00");
}

TEST(DerivedAmounts, ADeductionThatIsPrintedProvesTheLine)
{
    auto drawn = page();
    const std::string reason = "Late delivery penalty";
    drawn.replace(drawn.find(reason), reason.size(), reason + " 49.00");
    const auto advice = scanned(drawn);
    ASSERT_EQ(lines_of(advice), "ET-60118 1200.00|ET-60125 931.00|ET-60131 400.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "49.00");
    EXPECT_FALSE(fields::deducts_the_rest(advice.lines[1]));
    EXPECT_TRUE(holds(advice, "remittance_line_net"));
}

} // namespace
} // namespace mailroom
