#include "parsers/sheet/csv_reader.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string text_of(std::string_view bytes)
{
    return read_csv(bytes, Limits{}).value.text;
}

TEST(Csv, FindsItsDelimiter)
{
    EXPECT_EQ(csv_delimiter("a;b;c\n1,5;2;3\n4,5;5;6\n"), ';');
    EXPECT_EQ(csv_delimiter("a,b\n1,2\n"), ',');
    EXPECT_EQ(csv_delimiter("a\tb\n1\t2\n"), '\t');
    EXPECT_EQ(csv_delimiter("a|b\n\"1|9\"|2\n"), '|');
    // More rows have one comma than have as many tabs.
    EXPECT_EQ(
        csv_delimiter("Via Roma 3, Asti\n\nVoce\tQ.ta\tPrezzo\tImporto\nPosa\t2\t40,00\t80,00\n"
                      "Imponibile\t 80,00\nIVA 22%\t 17,60\nTotale fattura\t 97,60\n"),
        '\t');
    EXPECT_EQ(csv_delimiter("Dear all,\nwe paid today.\n"), std::nullopt);
    EXPECT_EQ(csv_delimiter(""), std::nullopt);
}

TEST(Csv, QuotesHoldDelimitersLinesAndQuotes)
{
    const auto layout =
        read_csv("No,Text\r\n1,\"a, \"\"b\"\"\nc\"\r\n2, \"d\" \r\n", Limits{}).value;
    ASSERT_EQ(layout.pages.size(), 1u);
    const auto& words = layout.pages[0].words;
    ASSERT_EQ(words.size(), 6u);
    EXPECT_EQ(words[3].text, "a, \"b\"\nc");
    EXPECT_EQ(words[3].cell, "B2");
    EXPECT_EQ(words[5].text, "d");
}

TEST(Csv, ReadsWhatProgramsWrite)
{
    EXPECT_EQ(
        text_of("\xef\xbb\xbf"
                "a;b\n1;2\n"),
        "a\tb\n1\t2");
    EXPECT_EQ(text_of("K\xe4ufer;\x80\nM\xfcller;1,00\n"), "Käufer\t€\nMüller\t1,00");
    EXPECT_EQ(
        text_of(std::string_view(
            "\xff\xfe"
            "a\0;\0b\0\n\0"
            "1\0;\0\xac\x20",
            16)),
        "a\tb\n1\t€");
    EXPECT_EQ(
        text_of(std::string_view(
            "N\0o\0;\0b\0\n\0"
            "1\0;\0"
            "2\0",
            16)),
        "No\tb\n1\t2");
    EXPECT_EQ(text_of("sep=|\na;b|c\n1|2\n"), "a;b\tc\n1\t2");
    EXPECT_EQ(text_of("\"SEP=;\"\r\na,b;c\r\n1;2\r\n"), "a,b\tc\n1\t2");
}

TEST(Csv, BelievesTheMailsCharsetBeforeItsOwnGuess)
{
    const auto parsed = read_csv("Firma;Kwota\nZ\xb3oty;1,00\n", Limits{}, "windows-1250");
    EXPECT_EQ(parsed.value.text, "Firma\tKwota\nZłoty\t1,00");
}

TEST(Csv, AColumnStandsInOneBandAndNumbersToItsRight)
{
    const auto layout = read_csv("Invoice;Amount\nA-1;9,00\nA-22;1.250,00\n", Limits{}).value;
    const auto& words = layout.pages[0].words;
    EXPECT_FLOAT_EQ(words[2].box.x0, words[4].box.x0);
    EXPECT_FLOAT_EQ(words[3].box.x1, words[5].box.x1);
    EXPECT_GT(words[3].box.x0, words[5].box.x0);
    EXPECT_GT(words[4].box.y0, words[2].box.y1);
}

TEST(Csv, MoreCellsThanTheLimitAreLeftAndSaid)
{
    Limits limits;
    limits.cells_max = 3;
    const auto parsed = read_csv("a,b\nc,d\ne,f\n", limits);
    EXPECT_EQ(parsed.value.pages[0].words.size(), 3u);
    EXPECT_EQ(parsed.defects.size(), 1u);
}

TEST(Csv, EveryPrefixIsReadable)
{
    const std::string bytes = "No;Text\r\n1;\"a; \"\"b\"\"\nc\"\r\n2;\xe4\xf6\r\n";
    for (std::size_t size = 0; size <= bytes.size(); ++size)
        EXPECT_LE(text_of(bytes.substr(0, size)).size(), 2 * bytes.size());
}

} // namespace
} // namespace mailroom
