// What a person corrects in one document is read right in the next of its layout, and in no
// other's.

#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Bill {
    std::string seller = "Ostrander Timber GmbH", site = "ostrander.example";
    std::string number, date, delivered, total, order;
};

// Words that no list of labels knows name the number; the day of delivery stands like the date.
std::string drawn(const Bill& bill)
{
    return bill.seller + "                              www." + bill.site
        + "\n\n"
          "INVOICE\n\n"
          "Signum "
        + bill.number + "          Passed over " + bill.delivered
        + "\n"
          "Our order          Your site\n"
        + bill.order
        + "            West yard\n\n"
          "Made out            Paid by\n"
        + bill.date
        + "          transfer\n\n"
          "Description            Quantity    Unit price      Value      Weight\n"
          "Oak boards                    2         10.00       20.00         7.50\n"
          "Pine boards                   3          5.00       15.00         9.00\n\n"
          "Total due                                           "
        + bill.total
        + " EUR\n\n"
          "Registered in Wolfsburg      Thank you for your trade\n";
}

const Bill first{
    .number = "KX/7741",
    .date = "2026-03-02",
    .delivered = "2026-02-20",
    .total = "35.00",
    .order = "88-120"};
const Bill next{
    .number = "KX/7802",
    .date = "2026-04-09",
    .delivered = "2026-03-30",
    .total = "35.00",
    .order = "88-377"};

std::optional<LayoutLesson> lesson_of(const DocumentCorrection& correction)
{
    Learning learning{.correction = correction};
    extract_documents(layout_of(drawn(first)), {.part_path = "2", .learning = &learning}, {});
    return learning.lesson;
}

Document read(const Bill& bill, const std::vector<LayoutLesson>& lessons)
{
    return only(drawn(bill), {.part_path = "3", .lessons = &lessons});
}

DocumentCorrection field(Term term, std::string value)
{
    return {.path = "2", .first_page = 1, .term = term, .value = std::move(value)};
}

struct Case {
    std::string name;
    DocumentCorrection correction;
    LessonKind kind{};
    std::string expected; // In the next document.
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << one.name;
}

const std::vector<Case> cases{
    {"a number after words", field(Term::invoice_number, "KX/7741"), LessonKind::after_label,
     "KX/7802"},
    {"a date below words", field(Term::issue_date, "2026-03-02"), LessonKind::below_label,
     "2026-04-09"},
    {"another of two dates", field(Term::issue_date, "2026-02-20"), LessonKind::after_label,
     "2026-03-30"},
    {"a number below words", field(Term::purchase_order, "88-120"), LessonKind::below_label,
     "88-377"},
    {"a name that the page does not have", field(Term::buyer_name, "Westhof Ltd"),
     LessonKind::always, "Westhof Ltd"},
    {"what it never says", field(Term::purchase_order, ""), LessonKind::never, ""},
};

class Lessons : public testing::TestWithParam<Case> {};

TEST_P(Lessons, AreAppliedToTheNextDocumentOfTheLayout)
{
    const auto& [name, correction, kind, expected] = GetParam();
    const auto lesson = lesson_of(correction);
    ASSERT_TRUE(lesson);
    EXPECT_EQ(to_string(lesson->kind), to_string(kind));
    const auto document = read(next, {*lesson});
    EXPECT_EQ(document.fields.text(correction.term), expected);
    const auto told = std::ranges::any_of(
        document.checks, [](const Check& check) { return check.rule == "learned_layout"; });
    EXPECT_TRUE(told);
}

TEST_P(Lessons, AreNotAppliedToAnotherSenders)
{
    auto other = next;
    other.seller = "Halvorsen Stone AG";
    other.site = "halvorsen.example";
    const auto lesson = lesson_of(GetParam().correction);
    ASSERT_TRUE(lesson);
    const auto term = GetParam().correction.term;
    EXPECT_EQ(read(other, {*lesson}).fields.text(term), read(other, {}).fields.text(term));
}

INSTANTIATE_TEST_SUITE_P(Cases, Lessons, testing::ValuesIn(cases));

TEST(LayoutLessons, AreNotAppliedToAnotherLayoutOfTheSameSender)
{
    const auto lesson = lesson_of(field(Term::issue_date, "2026-02-20"));
    ASSERT_TRUE(lesson);
    const std::vector lessons{*lesson};
    const auto document = only(
        "Ostrander Timber GmbH       www.ostrander.example\n\nINVOICE\n\n"
        "Invoice number: 12          Invoice date: 2026-05-01\n"
        "Passed over 2026-04-11\n\nTotal due      12.00 EUR\n",
        {.lessons = &lessons});
    EXPECT_EQ(document.fields.text(Term::issue_date), "2026-05-01");
}

TEST(LayoutLessons, TeachAColumnOfTheLines)
{
    auto correction = field(Term::line_amount, "7.50");
    correction.line = 1;
    const auto lesson = lesson_of(correction);
    ASSERT_TRUE(lesson);
    EXPECT_EQ(to_string(lesson->kind), "column");
    const auto document = read(next, {*lesson});
    ASSERT_EQ(document.lines.size(), 2U);
    EXPECT_EQ(document.lines[1].text(Term::line_amount), "9.00");
}

TEST(LayoutLessons, TeachTheTypeOfALayout)
{
    const auto lesson =
        lesson_of({.path = "2", .first_page = 1, .is_type = true, .value = "credit_note"});
    ASSERT_TRUE(lesson);
    EXPECT_EQ(to_string(read(next, {*lesson}).type), "credit_note");
}

TEST(LayoutLessons, OfOneFieldTheLastCounts)
{
    const std::vector lessons{
        *lesson_of(field(Term::issue_date, "2026-02-20")),
        *lesson_of(field(Term::issue_date, "2026-03-02"))};
    EXPECT_EQ(read(next, lessons).fields.text(Term::issue_date), "2026-04-09");
}

TEST(LayoutLessons, AreNotMadeOfANumberThatAPersonKnewFromElsewhere)
{
    EXPECT_FALSE(lesson_of(field(Term::invoice_number, "ZZ-1")));
}

} // namespace
} // namespace mailroom
