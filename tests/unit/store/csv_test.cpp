#include "store/csv.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using Cells = std::vector<std::vector<std::string>>;

struct Case {
    const char* name;
    std::string_view text;
    Cells rows; // Without the header.
};

const std::vector<Case> cases{
    {"plain", "a,b\n1,2\n3,4\n", {{"1", "2"}, {"3", "4"}}},
    {"crlf", "a,b\r\n1,2\r\n3,4", {{"1", "2"}, {"3", "4"}}},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     {{"1", "2"}}},
    {"quoted", "a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", {{"1,5", "say \"hi\""}}},
    {"quoted line break", "a,b\n\"one\r\ntwo\",2\r\n3,4\r\n", {{"one\r\ntwo", "2"}, {"3", "4"}}},
    {"quote within a cell", "a,b\n5\" pipe,2\n", {{"5\" pipe", "2"}}},
    {"text after the closing quote", "a,b\n\"1\"x,2\n", {{"1x", "2"}}},
    {"outer blanks", "a,b\n 1 ,\t\"2\" \n", {{"1", "2"}}},
    {"empty lines and cells", "a,b\n\n,\n1,\n,2\n\n", {{"1", ""}, {"", "2"}}},
    {"short and long rows", "a,b\n1\n1,2,3\n", {{"1"}, {"1", "2", "3"}}},
};

TEST(Csv, Rows)
{
    for (const auto& c : cases) {
        const auto table = CsvTable::parse(c.text);
        ASSERT_TRUE(table) << c.name;
        Cells rows;
        for (const auto& row : table->rows())
            rows.push_back(row.cells);
        EXPECT_EQ(rows, c.rows) << c.name;
    }
}

TEST(Csv, CellsAreFoundByNameWithoutCase)
{
    const auto table = CsvTable::parse("Party_ID, name\nC1,Adler\nC2\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->cell(table->rows()[0], "party_id"), "C1");
    EXPECT_EQ(table->cell(table->rows()[0], "name"), "Adler");
    EXPECT_EQ(table->cell(table->rows()[1], "name"), "");
    EXPECT_EQ(table->cell(table->rows()[0], "missing"), "");
    EXPECT_FALSE(table->has("missing"));
}

TEST(Csv, LinesAreCountedThroughQuotedBreaks)
{
    const auto table = CsvTable::parse("a\n\"x\ny\"\n\nz\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows()[0].line, 2u);
    EXPECT_EQ(table->rows()[1].line, 5u);
}

TEST(Csv, TroubleNamesTheLine)
{
    EXPECT_EQ(
        CsvTable::parse("a,b\n1,2\n\"open,2\n").error().what, "line 3: a quoted cell does not end");
    EXPECT_EQ(CsvTable::parse("").error().what, "line 1: there is no header row");
}

} // namespace
} // namespace mailroom
