// The day on which an invoice was issued, beside the one on which it is due.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// `head` above an invoice of one line in the language of its labels.
Document invoice_with(std::string_view head, std::string_view foot = "")
{
    return only(
        "\nGärtnerei Moosbrunner\nFeldweg 2\n4321 Oberau\n\n" + std::string(head)
        + R"(

Leistung                       Menge      Ansatz      Betrag CHF
Baumschnitt                        4      100.00          400.00

Total exkl. MWST                                          400.00
MWST 8.1%                                                  32.40
Total inkl. MWST                                          432.40

)" + std::string(foot)
        + "\n");
}

constexpr std::string_view letter_date = R"(Rechnung Nr. 90817         Fällig am        03.07.2026
Oberau, 3. Juni 2026       Rechnungstotal CHF     432.40)";

TEST(IssueDates, AreNotThoseOfTheDueDate)
{
    const auto invoice = invoice_with(letter_date, "Zahlbar innert 30 Tagen");
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2026-06-03");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2026-07-03");
    ASSERT_NE(invoice.fields.find(Term::issue_date), nullptr);
    EXPECT_GE(invoice.fields.find(Term::issue_date)->confidence, 0.9);
}

TEST(IssueDates, AreDoubtfulWhereNoTermLeadsToTheDueDate)
{
    const auto invoice = invoice_with(letter_date);
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2026-06-03");
    ASSERT_NE(invoice.fields.find(Term::issue_date), nullptr);
    EXPECT_LE(invoice.fields.find(Term::issue_date)->confidence, 0.5);
}

TEST(IssueDates, AreMissingWhereOnlyTheDueDateIsPrinted)
{
    const auto invoice = invoice_with("Rechnung Nr. 90817             Fällig am     03.07.2026");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2026-07-03");
    EXPECT_EQ(invoice.fields.find(Term::issue_date), nullptr);
}

TEST(IssueDates, MayBeTheDueDateWhereTheLabelSaysSo)
{
    const auto invoice = invoice_with("Rechnung Nr. 90817\nRechnungsdatum    03.07.2026\n"
                                      "Fällig am         03.07.2026");
    EXPECT_EQ(invoice.fields.text(Term::issue_date), "2026-07-03");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2026-07-03");
}

} // namespace
} // namespace mailroom
