#include "parsers/sheet/workbook_reader.h"
#include "tests/support/make_archive.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.spreadsheet";

std::string ods(const std::string& sheets, const std::string& manifest = "")
{
    return tests::make_stored_zip(
        {{"mimetype", std::string(media_type)},
         {"META-INF/manifest.xml", "<m:manifest xmlns:m=\"m\">" + manifest + "</m:manifest>"},
         {"content.xml",
          "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\" xmlns:x=\"x\" xmlns:s=\"s\">"
          "<s:style s:name=\"ta2\"><s:table-properties t:display=\"false\"/></s:style>"
              + sheets + "</o:document-content>"}});
}

TEST(OpenDocumentSheet, CellsStandAsTheyAreShownAndNumbersInOurNotation)
{
    const auto parsed = read_workbook(
        ods("<t:table t:name=\"Zahlung\"><t:table-row>"
            "<t:table-cell o:value-type=\"string\"><o:annotation><x:p>old</x:p></o:annotation>"
            "<x:p>Rech<x:span>nung</x:span><x:s x:c=\"2\"/>1</x:p><x:p>b</x:p></t:table-cell>"
            "<t:covered-table-cell/>"
            "<t:table-cell o:value-type=\"date\" o:date-value=\"2026-09-18T10:00:00\">"
            "<x:p>18.09.26</x:p></t:table-cell></t:table-row>"
            "<t:table-row t:number-rows-repeated=\"3\"><t:table-cell/></t:table-row>"
            "<t:table-row t:number-rows-repeated=\"2\">"
            "<t:table-cell t:number-columns-repeated=\"2\" o:value-type=\"currency\""
            " o:value=\"4312\"><x:p>4.312,00 \u20ac</x:p></t:table-cell>"
            "<t:table-cell o:value-type=\"percentage\" o:value=\"0.125\"><x:p>12,5 %</x:p>"
            "</t:table-cell></t:table-row></t:table>"),
        Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    EXPECT_EQ(
        parsed.value.text,
        "Rechnung  1 b\t\t18.09.26\n"
        "4.312,00 \u20ac\t4.312,00 \u20ac\t12,5 %\n4.312,00 \u20ac\t4.312,00 \u20ac\t12,5 %");
    const auto& words = parsed.value.pages.at(0).words;
    ASSERT_EQ(words.size(), 8U);
    EXPECT_EQ(words[1].text, "2026-09-18");
    EXPECT_EQ(words[2].text, "4312.00");
    EXPECT_EQ(words[4].text, "12.5%");
    EXPECT_EQ(words[7].cell, "Zahlung!C6");
}

TEST(OpenDocumentSheet, HiddenAndLockedAreSaid)
{
    const auto hidden = read_workbook(
        ods("<t:table t:name=\"Two\" t:style-name=\"ta2\"><t:table-row><t:table-cell>"
            "<x:p>1</x:p></t:table-cell></t:table-row></t:table>"),
        Limits{});
    EXPECT_TRUE(hidden.value.pages.empty());
    EXPECT_EQ(hidden.defects, Defects{"sheet Two is hidden and was left out"});
    EXPECT_TRUE(read_workbook(ods("", "<m:encryption-data/>"), Limits{}).value.encrypted);
}

TEST(OpenDocumentSheet, RepeatedCellsHaveALimit)
{
    const auto bomb =
        ods("<t:table t:name=\"A\"><t:table-row t:number-rows-repeated=\"1000000\">"
            "<t:table-cell t:number-columns-repeated=\"100\"><x:p>x</x:p></t:table-cell>"
            "</t:table-row></t:table>");
    Limits limits;
    limits.cells_max = 1000;
    const auto parsed = read_workbook(bomb, limits);
    EXPECT_EQ(parsed.value.pages.at(0).words.size(), 1000U);
    EXPECT_EQ(parsed.defects.size(), 1U);
}

} // namespace
} // namespace mailroom
