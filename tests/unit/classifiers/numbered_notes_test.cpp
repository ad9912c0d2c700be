#include "classifiers/details/numbered_notes.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

RemittanceLine line(const char* number, const char* deduction)
{
    RemittanceLine made;
    made.document_number = number;
    made.deduction_amount = parse_decimal(deduction);
    return made;
}

Remittance two_lines()
{
    Remittance made;
    made.lines = {line("KW7-330914", "84.20"), line("KW7-330951", "61.00")};
    return made;
}

Prose prose(const char* text)
{
    return read_prose("", text, *parse_date("2026-05-06"), {}, "");
}

std::string reasons_told(const char* text)
{
    auto remittance = two_lines();
    reasons_of_numbered_notes(remittance, prose(text));
    return remittance.lines[0].deduction_reason + "," + remittance.lines[1].deduction_reason;
}

TEST(NumberedNotes, TellOfTheLineWhoseNumberTheyBeginWith)
{
    EXPECT_EQ(
        reasons_told("330914: vier dozen te weinig ontvangen, 4 x 21,05\n"
                     "330951: transportkosten niet overeengekomen"),
        "shortage,freight");
    EXPECT_EQ(
        reasons_told("Reason KW7-330951: arrived dented and leaking\nPaid by transfer"),
        ",damaged");
    EXPECT_EQ(
        reasons_told("KW7-330914   984.20   84.20   900.00\nKW7-330951   561.00   61.00   500.00"),
        ",");
    EXPECT_EQ(reasons_told("We paid what 330914 says, and the carriage is not ours"), ",");
}

TEST(NumberedNotes, AreNoneOfTheOtherLines)
{
    const auto text = prose("330914: three drums short\nFreight was agreed as paid by you.");
    EXPECT_TRUE(is_numbered_note(two_lines(), text, text.words.sentences.front()));
    EXPECT_FALSE(is_numbered_note(two_lines(), text, text.words.sentences.back()));
}

TEST(NumberedNotes, CodesAreExplainedByTheMail)
{
    Reading reading;
    reading.documents.resize(1);
    for (const auto& [number, code] : {std::pair{"KW7-330914", "31"}, {"KW7-330951", "QV"}}) {
        Facts facts;
        facts.set({Term::document_number, std::string(number), 1, {}});
        Fact reason{Term::deduction_reason, std::string("other"), 1, {}};
        reason.evidence.text = code;
        facts.set(std::move(reason));
        reading.documents[0].lines.push_back(std::move(facts));
    }
    auto remittance = two_lines();
    reasons_of_explained_codes(
        remittance, reading,
        prose("Our codes: 31 = short receipt, QV: price variance, 44 = other"));
    EXPECT_EQ(remittance.lines[0].deduction_reason, "shortage");
    EXPECT_EQ(remittance.lines[1].deduction_reason, "pricing");
}

} // namespace
} // namespace mailroom
