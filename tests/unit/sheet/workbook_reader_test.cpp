#include "parsers/sheet/workbook_reader.h"
#include "tests/support/make_archive.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

const std::filesystem::path data =
    std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/unit/sheet/data";

TEST(Workbook, CellsStandAsTheyAreShownAndNamed)
{
    const auto parsed = read_workbook(read_file(data / "payment.xlsx"), Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    ASSERT_EQ(parsed.value.pages.size(), 2u);
    EXPECT_EQ(
        parsed.value.text,
        "Invoice\tDate\tAmount\nA-1\t18/09/2026\t4,312.00\nA-2\t9/19/26\t-86.24\n\t\t4,225.76"
        "\fSecond sheet");
    EXPECT_EQ(parsed.value.pages[0].words[3].cell, "Payment!A2");
    EXPECT_EQ(parsed.value.method, ReadingMethod::sheet);
}

TEST(Workbook, InlineStringsAndAbsolutePartNamesAreReadAndHiddenSheetsAreNot)
{
    const auto parsed = read_workbook(read_file(data / "inline.xlsx"), Limits{});
    EXPECT_EQ(parsed.value.text, "Faktura\tBelopp\nF-1\t12.5");
    EXPECT_EQ(parsed.defects, Defects{"sheet Secret is hidden and was left out"});
}

TEST(Workbook, EscapedCharactersAreUndoneAndAPartThatIsNotThereIsSaid)
{
    const auto file = tests::make_zip(
        {{"_rels/.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\""
          " Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml",
          "<workbook><sheets><sheet name=\"Gone\" id=\"r8\"/><sheet name=\"Chart\" id=\"r2\"/>"
          "<sheet name=\"One\" id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\""
          " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\""
          " Type=\"http://x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>"},
         {"xl/chartsheets/sheet1.xml", "<chartsheet/>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet><row><c t=\"inlineStr\"><is><t>a_x000D__x000A_b _x005F_x000D_ _x12_</t></is>"
          "</c></row></worksheet>"}});
    const auto parsed = read_workbook(file, Limits{});
    EXPECT_EQ(parsed.value.pages.at(0).words.at(0).text, "a\r\nb _x000D_ _x12_");
    EXPECT_EQ(parsed.defects, Defects{"sheet Gone is not in the file"});
}

TEST(Workbook, DamageIsADefect)
{
    const auto whole = read_file(data / "payment.xlsx");
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, whole.size() / 2}) {
        const auto parsed = read_workbook(whole.substr(0, size), Limits{});
        EXPECT_FALSE(parsed.defects.empty()) << size;
    }
}

TEST(Workbook, MoreCellsThanTheLimitAreLeftAndSaid)
{
    Limits limits;
    limits.cells_max = 4;
    const auto parsed = read_workbook(read_file(data / "payment.xlsx"), limits);
    EXPECT_EQ(parsed.value.pages.at(0).words.size(), 4u);
    EXPECT_EQ(parsed.defects.size(), 1u);
}

} // namespace
} // namespace mailroom
