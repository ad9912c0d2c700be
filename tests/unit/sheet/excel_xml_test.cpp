#include "parsers/container/detect_type.h"
#include "parsers/sheet/workbook_reader.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string workbook(const std::string& sheets)
{
    return "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
           "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
           " xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
           " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>"
           "<Style ss:ID=\"Default\"/>"
           "<Style ss:ID=\"s1\"><NumberFormat ss:Format=\"Standard\"/></Style>"
           "<Style ss:ID=\"s2\" ss:Parent=\"s1\"><Font ss:Bold=\"1\"/></Style>"
           "<Style ss:ID=\"s3\"><NumberFormat ss:Format=\"dd/mm/yyyy\"/></Style></Styles>"
        + sheets + "</Workbook>";
}

std::string sheet(const std::string& rows, const std::string& visible = "SheetVisible")
{
    return "<Worksheet ss:Name=\"Pay\"><Table>" + rows + "</Table><x:WorksheetOptions><x:Visible>"
        + visible + "</x:Visible></x:WorksheetOptions></Worksheet>";
}

std::string cell(const std::string& attributes, const std::string& type, const std::string& text)
{
    return "<Cell " + attributes + "><Data ss:Type=\"" + type + "\">" + text + "</Data></Cell>";
}

TEST(ExcelXml, CellsStandAsTheirStylesShowThem)
{
    const auto file = workbook(sheet(
        "<Row>" + cell("", "String", "Invoice") + cell("ss:MergeAcross=\"1\"", "String", "Date")
        + cell("", "String", "Paid") + "</Row><Row ss:Index=\"4\">" + cell("", "String", "A-1")
        + cell("ss:StyleID=\"s3\"", "DateTime", "2026-09-18T00:00:00.000")
        + cell("ss:Index=\"4\" ss:StyleID=\"s2\"", "Number", "4312")
        + "</Row><Row><Cell><Comment><Data ss:Type=\"String\">note</Data></Comment>"
          "<Data ss:Type=\"Boolean\">1</Data></Cell>"
        + cell("", "DateTime", "2026-09-19T12:30:00") + cell("", "Error", "#N/A")
        + cell("", "Number", "-0.5") + "</Row>"));
    EXPECT_EQ(detect_type(file), "application/vnd.ms-spreadsheetml");
    const auto parsed = read_workbook(file, Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    EXPECT_EQ(
        parsed.value.text,
        "Invoice\tDate\t\tPaid\nA-1\t18/09/2026\t\t4,312.00\nTRUE\t2026-09-19\t\t-0.5");
    const auto& words = parsed.value.pages.at(0).words;
    ASSERT_EQ(words.size(), 9U);
    EXPECT_EQ(words[4].text, "2026-09-18");
    EXPECT_EQ(words[5].text, "4312.00");
    EXPECT_EQ(words[5].cell, "Pay!D4");
}

TEST(ExcelXml, WhatIsHiddenDamagedOrTooMuchIsSaid)
{
    const auto row = "<Row>" + cell("", "String", "a") + cell("", "String", "b") + "</Row>";
    const auto hidden = read_workbook(workbook(sheet(row, "SheetHidden")), Limits{});
    EXPECT_TRUE(hidden.value.pages.empty());
    EXPECT_EQ(hidden.defects, Defects{"sheet Pay is hidden and was left out"});

    const auto whole = workbook(sheet(row));
    const auto cut = read_workbook(whole.substr(0, whole.find("</Row>")), Limits{});
    EXPECT_EQ(cut.value.text, "a\tb");
    EXPECT_EQ(cut.defects.size(), 1U);
    const auto none = read_workbook(workbook(""), Limits{});
    EXPECT_EQ(none.defects, Defects{"the file holds no workbook"});

    Limits limits;
    limits.cells_max = 1;
    const auto much = read_workbook(whole, limits);
    EXPECT_EQ(much.value.text, "a");
    EXPECT_EQ(much.defects, Defects{"the workbook has more cells than are read"});
}

TEST(ExcelXml, PlacesBeyondASheetAreNotTaken)
{
    const auto parsed = read_workbook(
        workbook(sheet(
            "<Row ss:Index=\"4294967295\">" + cell("", "String", "far") + "</Row><Row>"
            + cell("ss:Index=\"99999999\"", "String", "wide") + "</Row>")),
        Limits{});
    EXPECT_TRUE(parsed.value.pages.empty());
}

} // namespace
} // namespace mailroom
