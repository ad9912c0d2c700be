#include "classifiers/matching/matching.h"
#include "classifiers/matching/number_forms.h"
#include "classifiers/matching/payer_family.h"
#include "classifiers/matching/subset.h"
#include "core/check_digits.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Decimal money(const char* text)
{
    return *parse_decimal(text);
}

OpenItem
item(const char* party_id, const char* number, const char* open, const char* due = "2026-09-30")
{
    OpenItem made;
    made.party_id = party_id;
    made.number = number;
    made.amount = made.open_amount = money(open);
    made.due_date = parse_date(due);
    if (made.amount.is_negative())
        made.type = OpenItemType::credit_note;
    return made;
}

OpenItem with_discount(OpenItem made, const char* discount, const char* until)
{
    made.discount_amount = money(discount);
    made.discount_date = parse_date(until);
    return made;
}

Books books()
{
    auto closed = item("P", "QX-26-07009", "80.00");
    closed.open_amount = money("0.00");
    return {
        {.name = "Ours Ltd", .currency = "EUR"},
        {{.party_id = "P", .name = "Parent", .tax_id = "DE1"},
         {.party_id = "Q", .name = "Child", .tax_id = "DE1"},
         {.party_id = "R", .name = "Stranger", .tax_id = "DE2"}},
        {},
        {item("P", "QX-26-07001", "500.00"), item("P", "QX-26-07002", "320.50"),
         item("P", "QX-26-07003", "-20.50"), closed,
         with_discount(item("P", "QX-26-07004", "1000.00", "2026-10-30"), "20.00", "2026-09-15"),
         item("Q", "QX-26-07005", "77.70"), item("R", "QX-26-07006", "64.10"),
         item("P", "QX-26-07011", "41.00", "2026-12-01"),
         item("P", "QX-26-07012", "41.00", "2026-12-02")},
        {},
        {}};
}

Payment payment(const char* amount, const char* date = "2026-09-14")
{
    Payment made;
    made.party_ids = payer_family(books(), "P");
    made.currency = "EUR";
    if (amount != nullptr)
        made.amount = money(amount);
    made.date = parse_date(date);
    return made;
}

RemittanceLine line(const char* number, const char* net)
{
    RemittanceLine made;
    made.document_number = number;
    made.net_amount = money(net);
    return made;
}

std::string told(const std::vector<Match>& matches)
{
    std::string text;
    for (const auto& match : matches) {
        text += (text.empty() ? "" : "; ") + match.how + ' ' + match.open_item;
        if (match.amount)
            text += ' ' + to_string(*match.amount);
        if (match.discount)
            text += " discount " + to_string(*match.discount);
        if (match.short_by)
            text += " short by " + to_string(*match.short_by);
    }
    return text;
}

std::string matched(const Payment& made)
{
    return told(match_payment(made, books()));
}

TEST(Matching, ALineByWhatIsPrinted)
{
    struct Case {
        const char* printed;
        const char* net;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"qx 26 07001", "500.00", "number QX-26-07001 500.00"},
        {"07001", "500.00", "number_tail QX-26-07001 500.00"},
        {"RE-26-07001", "500.00", "trimmed QX-26-07001 500.00"},
        {"00026-07001", "500.00", "trimmed QX-26-07001 500.00"},
        {"5105-07001", "500.00", "trimmed QX-26-07001 500.00"},
        {"Rechnung QX-26-07001 vom 12.3.", "500.00", "trimmed QX-26-07001 500.00"},
        {"QX-26-70001", "500.00", "corrected QX-26-07001 500.00"},
        {"QX-26-07002", "500.00", "corrected QX-26-07001 500.00"}, // The amount tells.
        {"V-8812312", "500.00", "amount QX-26-07001 500.00"},
        {"", "41.00", "ambiguous "},
        {"QX-26-70001", "123.00", "unmatched "},
        {"QX-26-07009", "80.00", "closed QX-26-07009 80.00"},
        {"QX-26-07001", "450.00", "short QX-26-07001 450.00 short by 50.00"},
        {"QX-26-07001", "500.04", "number QX-26-07001 500.04 discount -0.04"},
        {"QX-26-07001", "510.00", "over QX-26-07001 510.00"},
        {"QX-26-07003", "20.50", "number QX-26-07003 -20.50"},
        {"QX-26-07005", "77.70", "number QX-26-07005 77.70"}, // Of a company of the group.
        {"QX-26-07006", "64.10", "number QX-26-07006 64.10"}, // A stranger's, paid for exactly.
        {"QX-26-07006", "60.00", "unmatched "},
    };
    for (const auto& [printed, net, expected] : cases) {
        auto made = payment(nullptr);
        made.lines = {line(printed, net)};
        EXPECT_EQ(matched(made), expected) << printed;
    }
}

TEST(Matching, AReferenceWithCheckDigits)
{
    const std::vector<std::string> references{
        creditor_reference("QX2607001"), ogm_reference("0002607001"),
        std::string("88123000000000000002607001") + recursive_digit("88123000000000000002607001"),
        std::string("0000002607001") + luhn_digit("0000002607001"),
        std::string("2607001") + viite_digit("2607001")};
    for (const auto& reference : references) {
        auto made = payment(nullptr);
        made.lines = {line(reference.c_str(), "450.00")};
        EXPECT_EQ(matched(made), "short QX-26-07001 450.00 short by 50.00") << reference;
    }
}

TEST(Matching, DiscountsAreGrantedWithinTheirTerms)
{
    auto made = payment(nullptr);
    made.lines = {line("QX-26-07004", "980.00")};
    EXPECT_EQ(matched(made), "number QX-26-07004 980.00 discount 20.00");
    made.date = parse_date("2026-09-18");
    const auto late = match_payment(made, books());
    EXPECT_EQ(told(late), "short QX-26-07004 980.00 short by 20.00");
    EXPECT_EQ(late[0].why, "the discount of 20.00 is taken 3 days past its term");
    made.lines[0] = line("QX-26-07001", "490.00");
    made.lines[0].discount_amount = money("10.00");
    EXPECT_EQ(told(match_payment(made, books())), "short QX-26-07001 490.00 short by 10.00");
}

TEST(Matching, ADeductionIsShortWithItsReason)
{
    auto made = payment("450.00");
    made.lines = {line("QX-26-07001", "450.00")};
    made.lines[0].deduction_amount = money("50.00");
    made.lines[0].deduction_reason = "freight";
    const auto matches = match_payment(made, books());
    EXPECT_EQ(told(matches), "short QX-26-07001 450.00 short by 50.00");
    EXPECT_EQ(matches[0].why, "50.00 is deducted: freight");
}

TEST(Matching, SeveralLinesPayOneItem)
{
    auto made = payment("500.00");
    made.lines = {line("QX-26-07001", "300.00"), line("QX-26-07001", "200.00")};
    EXPECT_EQ(matched(made), "number QX-26-07001 300.00; number QX-26-07001 200.00");
}

TEST(Matching, WhatIsMoreOrLessThanTheLines)
{
    auto made = payment("600.00");
    made.lines = {line("QX-26-07001", "500.00")};
    EXPECT_EQ(matched(made), "number QX-26-07001 500.00; on_account  100.00");
    made.amount = money("479.50");
    EXPECT_EQ(matched(made), "number QX-26-07001 500.00; subset QX-26-07003 -20.50");
    made.amount = money("400.00");
    EXPECT_EQ(matched(made), "number QX-26-07001 500.00; short  short by 100.00");
}

TEST(Matching, APaymentWithoutLines)
{
    auto made = payment("820.50");
    made.references = {"SVWZ+ INV 2607001, 2607002"};
    EXPECT_EQ(matched(made), "number_tail QX-26-07001 500.00; number_tail QX-26-07002 320.50");
    made.amount = money("700.00");
    EXPECT_EQ(matched(made), "ambiguous ; ambiguous ") << "which of the two is short?";
    made.references.clear();
    made.amount = money("980.00");
    EXPECT_EQ(matched(made), "amount QX-26-07004 980.00 discount 20.00");
    made.amount = money("41.00");
    EXPECT_EQ(matched(made), "ambiguous  41.00") << "two items have this amount";
    made.amount = money("3.33");
    EXPECT_EQ(matched(made), "on_account  3.33");
}

TEST(Matching, WhatAPersonDecidedStays)
{
    auto made = payment("500.00");
    made.lines = {line("QX-26-07001", "500.00")};
    made.decided = {{0, "QX-26-07004", "P"}};
    EXPECT_EQ(matched(made), "person QX-26-07004 500.00 short by 500.00");
    made.lines.clear();
    EXPECT_EQ(matched(made), "person QX-26-07004 500.00 short by 500.00");
    made.decided = {{0, "NO-SUCH", "P"}};
    EXPECT_EQ(matched(made), "amount QX-26-07001 500.00");
}

TEST(Matching, ItemsOfAnotherCurrencyMakeNoSum)
{
    auto made = payment("500.00");
    made.currency = "USD";
    auto items = books();
    std::vector<OpenItem> in_euros(items.open_items().begin(), items.open_items().end());
    for (auto& each : in_euros)
        each.currency = "EUR";
    const Books euros({}, {{.party_id = "P"}}, {}, in_euros, {}, {});
    EXPECT_EQ(told(match_payment(made, euros)), "on_account  500.00");
}

TEST(CheckDigits, VectorsOfTheStandards)
{
    EXPECT_EQ(creditor_reference("539007547034"), "RF18539007547034"); // ISO 11649
    EXPECT_EQ(ogm_reference("0909337554"), "090933755493");            // Febelfin
    EXPECT_EQ(recursive_digit("21000000000313947143000901"), '7');     // SIX, QRR
    EXPECT_EQ(luhn_digit("7992739871"), '3');                          // ISO/IEC 7812-1
    EXPECT_EQ(viite_digit("123456"), '1');                             // Finance Finland
    EXPECT_TRUE(reference_payloads("RF19 5390 0754 7034").empty());
    const auto payloads = reference_payloads("RF18 5390 0754 7034");
    ASSERT_EQ(payloads.size(), 1u);
    EXPECT_EQ(payloads[0].number, "539007547034");
}

TEST(Subset, OneOrNone)
{
    const std::vector<SubsetTerm> terms{
        {0, 50'013}, {1, 32'051}, {2, -2'050}, {3, 41'007}, {4, 41'007}};
    const auto answer = only_subset(terms, 80'014, {.chance_max = 1});
    ASSERT_EQ(answer.terms.size(), 3u);
    EXPECT_FALSE(answer.several);
    EXPECT_TRUE(only_subset(terms, 41'007, {.chance_max = 1}).several);
    EXPECT_TRUE(only_subset(terms, 1, {.chance_max = 1}).terms.empty());
    const std::vector<SubsetTerm> variants{{0, 100}, {0, 98}, {1, 57}};
    EXPECT_TRUE(only_subset(variants, 198, {.chance_max = 1}).terms.empty())
        << "an item is not taken twice";
}

TEST(Subset, WhatChanceMakesCountsForNothing)
{
    std::vector<SubsetTerm> round;
    for (std::size_t i = 1; i <= 30; ++i)
        round.push_back({i, static_cast<std::int64_t>(i) * 1'000});
    const auto answer = only_subset(round, 45'000);
    EXPECT_TRUE(answer.terms.empty());
    EXPECT_FALSE(answer.several);
}

TEST(NumberForms, EveryEditIsThere)
{
    const auto near = numbers_within_an_edit("A12");
    for (const char* other : {"A2", "12", "A21", "A72", "A123", "A192", "B12", "AI2"})
        EXPECT_NE(std::ranges::find(near, other), near.end()) << other;
    EXPECT_EQ(std::ranges::count(near, "A12"), 0) << "itself is no edit";
    EXPECT_TRUE(numbers_within_an_edit("").empty());
}

} // namespace
} // namespace mailroom
