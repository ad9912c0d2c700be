#include "parsers/fields/document_checks.h"
#include "parsers/fields/line_corrections.h"
#include "parsers/fields/misread_lines.h"

#include <gtest/gtest.h>

namespace mailroom::fields {
namespace {

struct Amount {
    std::string printed, value; // As it stands on the page, and as it was understood.
    float confidence = 0.95F;
};

// A scanned advice: gross, discount and net of each line in a row of its own, and what was paid.
struct Advice {
    TextLayout layout{.method = ReadingMethod::ocr};
    Document document{.type = DocumentType::remittance_advice};

    Advice() { layout.pages.push_back({.width = 595, .height = 842, .words = {}}); }

    Fact fact(Term term, const Amount& amount, float x, float y)
    {
        const Box box{x, y, x + 40, y + 10};
        layout.pages[0].words.push_back(
            {.text = amount.printed, .box = box, .confidence = amount.confidence});
        return {term, *parse_decimal(amount.value), 0.9, {.page = 1, .box = box}};
    }
    void add_line(const Amount& gross, const Amount& discount, const Amount& net)
    {
        const float y = 100 + 20 * static_cast<float>(document.lines.size());
        Facts line;
        line.set({Term::document_number, std::to_string(document.lines.size() + 1), 0.9, {}});
        line.set(fact(Term::gross_amount, gross, 100, y));
        line.set(fact(Term::discount_amount, discount, 200, y));
        line.set(fact(Term::net_amount, net, 300, y));
        document.lines.push_back(std::move(line));
    }
    void set_paid(const Amount& paid)
    {
        document.fields.set(fact(Term::payment_amount, paid, 300, 600));
    }
    // "read is corrected", in the order of the page.
    std::string corrected(const std::vector<std::string>& second_look = {})
    {
        std::string text;
        for (const auto& correction : correct_lines(
                 layout, document, [&](std::uint32_t, const Box&) { return second_look; }))
            text += (text.empty() ? "" : ", ") + correction.read + " is " + correction.corrected;
        return text;
    }
};

TEST(LineCorrections, ALostMarkAndLostDigitsAreMended)
{
    Advice advice;
    advice.add_line({"1,058.44", "1058.44"}, {"2117", "2117"}, {"1,037.27", "1037.27"});
    advice.add_line({"513.05", "513.05"}, {"30.26", "30.26"}, {"1,482.79", "1482.79"});
    advice.set_paid({"520.06", "520.06"});
    EXPECT_EQ(advice.corrected(), "2117 is 21.17, 513.05 is 1513.05, 520.06 is 2520.06");
}

TEST(LineCorrections, DigitsThatLookAlikeAreMendedWhereTheirLineSaysSo)
{
    Advice alike;
    alike.add_line({"644.18", "644.18"}, {"12.88", "12.88"}, {"681.80", "681.80", 0.85F});
    EXPECT_EQ(alike.corrected(), "681.80 is 631.30");

    Advice other;
    other.add_line({"644.18", "644.18"}, {"12.88", "12.88"}, {"641.40", "641.40", 0.85F});
    EXPECT_EQ(other.corrected(), "") << "a 4 is not like a 3";

    Advice sure;
    sure.add_line({"644.18", "644.18"}, {"12.88", "12.88"}, {"681.80", "681.80", 0.95F});
    EXPECT_EQ(sure.corrected(), "") << "the payer's mistake";
}

TEST(LineCorrections, ADigitIsTakenFromASecondLookOrWhereItWasDoubtful)
{
    Advice advice;
    advice.add_line({"525.28", "525.28"}, {"10.50", "10.50"}, {"614.78", "614.78"});
    advice.set_paid({"514.78", "514.78"});
    EXPECT_EQ(advice.corrected(), "") << "nothing says which";
    EXPECT_EQ(advice.corrected({"514.78"}), "614.78 is 514.78");

    Advice doubtful;
    doubtful.add_line({"525.28", "525.28"}, {"10.50", "10.50"}, {"614.78", "614.78", 0.5F});
    doubtful.set_paid({"514.78", "514.78"});
    EXPECT_EQ(doubtful.corrected(), "614.78 is 514.78");
}

TEST(LineCorrections, OneDoubtedDigitIsLikelierThanLostDigitsOfASurerAmount)
{
    Advice advice;
    advice.add_line(
        {"424,452.82", "424452.82", 0.3F}, {"2,489.06", "2489.06"}, {"121,963.76", "121963.76"});
    EXPECT_EQ(advice.corrected(), "424,452.82 is 124452.82");

    Advice sure;
    sure.add_line({"1,334.73", "1334.73"}, {"2.56", "2.56", 0.5F}, {"1,132.17", "1132.17"});
    EXPECT_EQ(sure.corrected(), "2.56 is 202.56");
}

TEST(LineCorrections, AGuessGivesWayToWhatTheSureAmountsOfItsLineMake)
{
    Advice advice;
    advice.add_line({"-1,846.31", "-1846.31"}, {"0.00", "0.00"}, {"=18946.81", "18946.81", 0.4F});
    advice.add_line({"-27.46", "-27.46"}, {"0.00", "0.00"}, {"27.48", "27.48", 0.4F});
    advice.add_line({"9,310.00", "9310.00"}, {"0.00", "0.00"}, {"9,310.00", "9310.00"});
    advice.set_paid({"7,436.23", "7436.23"});
    EXPECT_EQ(advice.corrected(), "=18946.81 is -1846.31, 27.48 is -27.46");

    Advice doubtful;
    doubtful.add_line({"912.40", "912.40", 0.7F}, {"0.00", "0.00"}, {"417.60", "417.60", 0.4F});
    doubtful.set_paid({"500.00", "500.00"});
    EXPECT_EQ(doubtful.corrected(), "");
}

TEST(LineCorrections, TheSumTellsADigitOfALineThatIsContradicted)
{
    Advice advice;
    advice.add_line({"160.00", "160.00"}, {"480", "480"}, {"165.20", "165.20", 0.6F});
    advice.add_line({"300.00", "300.00"}, {"0.00", "0.00"}, {"300.00", "300.00"});
    advice.set_paid({"455.20", "455.20"});
    EXPECT_EQ(advice.corrected(), "165.20 is 155.20");
}

TEST(LineCorrections, WhichOfSeveralLostItsFirstDigitASecondLookTells)
{
    Advice advice;
    for (const std::string net : {"418.27", "305.90"})
        advice.add_line({"", "0"}, {"", "0"}, {net, net});
    advice.set_paid({"2,724.17", "2724.17"});
    EXPECT_EQ(advice.corrected(), "") << "nothing says which";
    EXPECT_EQ(advice.corrected({"2418.27"}), "418.27 is 2418.27");
}

TEST(LineCorrections, WhatIsPrintedWrongStaysWrong)
{
    Advice advice;
    advice.add_line({"100.00", "100.00"}, {"0.00", "0"}, {"100.00", "100.00"});
    advice.set_paid({"101.00", "101.00", 0.5F});
    EXPECT_EQ(advice.corrected({"101.00"}), "");
    EXPECT_EQ(arithmetic_faults(advice.document), 1U);
}

TEST(LineCorrections, ASignIsTurnedWhereTheSumTellsWhich)
{
    Advice dirt; // A leader's dot was taken for a minus.
    dirt.add_line({"100.00", "100.00"}, {"0.00", "0"}, {"-100.00", "-100.00"});
    dirt.add_line({"50.00", "50.00"}, {"0.00", "0"}, {"50.00", "50.00"});
    dirt.set_paid({"150.00", "150.00"});
    EXPECT_EQ(dirt.corrected(), "-100.00 is 100.00");

    Advice faint;
    faint.add_line({"100.00", "100.00"}, {"0.00", "0"}, {"100.00", "100.00"});
    faint.add_line({"30.00-", "-30.00"}, {"0.00", "0"}, {"30.00", "30.00"});
    faint.set_paid({"70.00", "70.00"});
    EXPECT_EQ(faint.corrected(), "30.00 is -30.00");
}

TEST(LineCorrections, AMinusIsSetOnlyWhereItIsSeen)
{
    const auto advice = [] {
        Advice made;
        made.add_line({"200.00", "200.00"}, {"0.00", "0"}, {"200.00", "200.00"});
        made.add_line({"30.00", "30.00"}, {"0.00", "0"}, {"30.00", "30.00"});
        made.set_paid({"170.00", "170.00"});
        return made;
    };
    EXPECT_EQ(advice().corrected({"30.00"}), "") << "the payer may have made a mistake";
    EXPECT_EQ(advice().corrected({"30.00-"}), "30.00 is -30.00");
}

TEST(LineCorrections, DigitsMayBeLostOnBothSides)
{
    Advice advice;
    advice.add_line({"1,409.66", "1409.66"}, {"0.00", "0"}, {"409", "409"});
    advice.set_paid({"1,409.66", "1409.66"});
    EXPECT_EQ(advice.corrected(), "409 is 1409.66");
}

TEST(LineCorrections, MisreadAmountsAreLeftOutWhereTheSumHolds)
{
    Advice advice;
    advice.add_line({"325.28", "325.28"}, {"10.50", "10.50"}, {"514.78", "514.78"});
    advice.add_line({"50.00", "50.00"}, {"1.00", "1.00"}, {"49.00", "49.00"});
    advice.set_paid({"563.78", "563.78"});
    leave_out_misread(advice.document);
    EXPECT_FALSE(advice.document.lines[0].amount(Term::gross_amount));
    EXPECT_FALSE(advice.document.lines[0].amount(Term::discount_amount));
    EXPECT_TRUE(advice.document.lines[1].amount(Term::gross_amount));
    EXPECT_EQ(arithmetic_faults(advice.document), 0U);
    EXPECT_EQ(advice.document.checks.back().rule, "scan_lines_complete");

    Advice unpaid;
    unpaid.add_line({"325.28", "325.28"}, {"10.50", "10.50"}, {"514.78", "514.78"});
    unpaid.set_paid({"9.00", "9.00"});
    leave_out_misread(unpaid.document);
    EXPECT_TRUE(unpaid.document.lines[0].amount(Term::gross_amount));
}

} // namespace
} // namespace mailroom::fields
