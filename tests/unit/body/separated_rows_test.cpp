#include "parsers/body/separated_rows.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(SeparatedRows, BarsWithoutRoomPartCells)
{
    EXPECT_EQ(
        with_tabs("Bolagret AB\n|Faktura|Datum|Belopp|\n|118|2026-03-04|1 250,00|\nSumma\n"),
        "Bolagret AB\n\tFaktura\tDatum\tBelopp\t\n\t118\t2026-03-04\t1 250,00\t\nSumma\n");
    EXPECT_EQ(
        with_tabs("+----+-----+\n│No│Due │Paid\r\n+----+-----+\r\n│7 │8.50│8.00"),
        "+----+-----+\n\tNo\tDue \tPaid\n\t\t\t\n\t7 \t8.50\t8.00\n");
}

TEST(SeparatedRows, BarsThatStandInLineStay)
{
    for (const char* text :
         {"| No | Paid |\n|----|------|\n| 7  | 8.00 |\n", "Tel. 4711 | Fax 4712 | www\n",
          "a|b|c in one line alone\n"})
        EXPECT_EQ(with_tabs(text), text);
    EXPECT_EQ(
        with_tabs("Ref | Dated | Paid\nDL10 | 02 Mar | 811.80\n"),
        "Ref \t Dated \t Paid\nDL10 \t 02 Mar \t 811.80\n");
}

TEST(SeparatedRows, SemicolonsAndCommasOfSheetsPartCells)
{
    EXPECT_EQ(
        with_tabs("Avis\n\nBeleg;Datum;Betrag\n81;01.02.2026;7,50\n82;03.02.2026;9,50\n"),
        "Avis\n\nBeleg\tDatum\tBetrag\n81\t01.02.2026\t7,50\n82\t03.02.2026\t9,50\n");
    EXPECT_EQ(
        with_tabs("\"Bill\",\"Day\",\"Paid\"\nB-8,03/04/2026,\"1,250.00\"\nB-9,11.04.2026,70.5\n"),
        "Bill\tDay\tPaid\nB-8\t03/04/2026\t1,250.00\nB-9\t11.04.2026\t70.5\n");
}

TEST(SeparatedRows, CommasOfWordsAndAmountsPartNothing)
{
    for (const char* text :
         {"one, two, three\nfour, five, six\nseven, eight, nine\n",
          "Netto 1,200,00 8,10\nMwSt. 7,00 9,00\nSumme 8,00 1,00\n",
          "so; that; is\nall; we; have\nto; say; now\n"})
        EXPECT_EQ(with_tabs(text), text);
}

} // namespace
} // namespace mailroom
