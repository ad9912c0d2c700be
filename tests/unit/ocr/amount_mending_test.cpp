#include "parsers/ocr/amount_mending.h"
#include "parsers/ocr/number_mending.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// Each line from the left and 20 points below the one before; words stand 20 points apart, figures
// end where those above end, in columns of 100 points.
Page page_of(std::initializer_list<std::initializer_list<std::string>> lines)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto& line : lines) {
        float right = 100;
        for (const auto& text : line) {
            const auto width = 6 * static_cast<float>(text.size());
            page.words.push_back({.text = text, .box = {right - width, y, right, y + 10}});
            right += 100;
        }
        y += 20;
    }
    return page;
}

std::string text_of(const Page& page)
{
    std::string text;
    for (const auto& word : page.words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

std::string mended(std::initializer_list<std::initializer_list<std::string>> lines)
{
    auto page = page_of(lines);
    mend_amounts(page);
    return text_of(page);
}

TEST(AmountMending, MarksAreWrittenAsOnMostOfThePage)
{
    EXPECT_EQ(
        mended(
            {{"1,234.00"},
             {"3.710.87"},
             {"12.50"},
             {"4,97"},
             {"(99;90)"},
             {"98.00"},
             {"7.00"},
             {"8.00"}}),
        "1,234.00 3,710.87 12.50 4.97 (99.90) 98.00 7.00 8.00");
    EXPECT_EQ(
        mended({{"1.234,00"}, {"12,50"}, {"9,00"}, {"1,332:93"}, {"7,11"}}),
        "1.234,00 12,50 9,00 1.332,93 7,11");
}

TEST(AmountMending, DecimalsThatFellOffAreJoined)
{
    const auto joined = [](const std::string& whole, const std::string& decimals) {
        auto page = page_of({{"1,234.00"}, {"12.50"}, {"98.00"}, {"7.00"}});
        page.words.push_back({.text = whole, .box = {40, 200, 86, 210}});
        page.words.push_back({.text = decimals, .box = {90, 200, 102, 210}});
        mend_amounts(page);
        return text_of(page).substr(std::string("1,234.00 12.50 98.00 7.00 ").size());
    };
    EXPECT_EQ(joined("4,952.", "29"), "4,952.29");
    EXPECT_EQ(joined("4,952", "29"), "4,952.29");
    EXPECT_EQ(joined("+618", "29"), "+618 29"); // Not where amounts end.
    EXPECT_EQ(joined("4,952", ".29"), "4,952.29");
    EXPECT_EQ(joined("-324..", "30"), "-324.30");
    EXPECT_EQ(joined("4952", "29"), "4952 29") << "two numbers";
    EXPECT_EQ(joined("4,952.10", "29"), "4,952.10 29");
}

TEST(AmountMending, DecimalsThatEndAmongAmountsLostTheirMark)
{
    auto page = page_of({{"+34.00"}, {"-12.50"}, {"+98.00"}, {"+7.00"}});
    page.words.push_back({.text = "+618", .box = {60, 180, 85, 190}});
    page.words.push_back({.text = "29", .box = {88, 180, 100, 190}});
    mend_amounts(page);
    EXPECT_EQ(text_of(page), "+34.00 -12.50 +98.00 +7.00 +618.29");
}

TEST(AmountMending, AMarkThatWasLostIsThatOfTheColumn)
{
    EXPECT_EQ(
        mended({{"12.50"}, {"9.00"}, {"7:11"}, {"501:"}, {"8.25"}, {"6.75"}}),
        "12.50 9.00 7.11 5.01 8.25 6.75");
    EXPECT_EQ(
        mended({{"12.50", "10:30"}, {"9.00", "40"}, {"7.11", "501"}}),
        "12.50 10:30 9.00 40 7.11 501")
        << "beside the column";
    EXPECT_EQ(
        mended({{"12.50"}, {"9.00"}, {"7.00"}, {""}, {""}, {""}, {""}, {"14850"}}),
        "12.50 9.00 7.00     14850")
        << "far below it";
    EXPECT_EQ(mended({{"12.50"}, {"9.00"}, {"7.00"}, {"120"}, {"130"}}), "12.50 9.00 7.00 120 130")
        << "a column of both";
}

TEST(AmountMending, AYearIsNoAmount)
{
    EXPECT_EQ(
        mended({{"12.50"}, {"9.00"}, {"2026"}, {"7.00"}, {"8.00"}}), "12.50 9.00 2026 7.00 8.00");
}

TEST(AmountMending, SpecksBesideFiguresGo)
{
    EXPECT_EQ(
        mended({{"\"2,607.53", "759.00."}, {"12.00"}, {"3.00"}}), "2,607.53 759.00 12.00 3.00");
    EXPECT_EQ(mended({{"12,50"}, {"‚129,89"}, {"9,00"}, {"7,00"}}), "12,50 129,89 9,00 7,00");
}

TEST(AmountMending, WhatMayBeReadInTwoWaysStays)
{
    EXPECT_EQ(
        mended({{"12.50"}, {"9.00"}, {"7.00"}, {"8.00"}, {"1.00"}, {"1.234,50"}, {"01.02.26"}}),
        "12.50 9.00 7.00 8.00 1.00 1.234,50 01.02.26");
    EXPECT_EQ(
        mended({{"12.50"}, {"9,00"}, {"7,00"}, {"8.00"}, {"3.710.87"}}),
        "12.50 9,00 7,00 8.00 3.710.87")
        << "where the page does not say how it writes amounts";
}

TEST(AmountMending, DecimalsThatStandOffAreJoined)
{
    Page page{.width = 595, .height = 842, .words = {}};
    for (const float y : {100.0F, 120.0F, 140.0F})
        page.words.push_back({.text = "250,00", .box = {60, y, 100, y + 10}});
    page.words.push_back({.text = "1.216,", .box = {50, 160, 82, 170}});
    page.words.push_back({.text = "32", .box = {86, 160, 100, 170}});
    mend_amounts(page);
    EXPECT_EQ(text_of(page), "250,00 250,00 250,00 1.216,32");
}

std::string numbers(std::initializer_list<std::string> texts)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto& text : texts) {
        page.words.push_back({.text = text, .box = {50, y, 110, y + 10}});
        y += 20;
    }
    mend_numbers(page);
    return text_of(page);
}

TEST(NumberMending, AZeroBehindLettersIsSoonReadAsOne)
{
    EXPECT_EQ(
        numbers({"T0418", "TO477", "T0421", "TO430", "T0433"}), "T0418 T0477 T0421 T0430 T0433");
    EXPECT_EQ(numbers({"CRO0417"}), "CR00417");
    EXPECT_EQ(numbers({"NAQ233"}), "NA0233");
    EXPECT_EQ(numbers({"POO0417"}), "POO0417") << "no letters that numbers of invoices begin with";
}

TEST(NumberMending, NoughtBeforeLettersIsALetter)
{
    EXPECT_EQ(numbers({"0K/4171/26"}), "OK/4171/26");
    EXPECT_EQ(numbers({"07/4171/26"}), "07/4171/26");
}

TEST(NumberMending, ADoubtedNumberBeginsAsThoseOfItsColumn)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto* text : {"AJ-4170", "AJ-4171", "511-4174", "AJ-4188", "83-4190"}) {
        page.words.push_back({.text = text, .box = {50, y, 110, y + 10}, .confidence = 0.9F});
        y += 20;
    }
    page.words[2].confidence = 0.4F;
    mend_numbers(page);
    EXPECT_EQ(text_of(page), "AJ-4170 AJ-4171 AJ-4174 AJ-4188 83-4190");
}

TEST(NumberMending, LettersThatABluntPictureMakesAlikeAreThoseOfTheColumn)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto* text :
         {"GC-310", "GE-312", "GC-315", "GG=318", "GC-321", "GG-324", "AB-327"}) {
        page.words.push_back({.text = text, .box = {50, y, 110, y + 10}, .confidence = 0.7F});
        y += 20;
    }
    page.words[5].confidence = 0.95F;
    mend_numbers(page);
    EXPECT_EQ(text_of(page), "GC-310 GC-312 GC-315 GC-318 GC-321 GG-324 AB-327");
}

TEST(NumberMending, TwoKindsOfNumbersShareAColumn)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto* text :
         {"T61044", "T61051", "KN1063", "T61065", "KN1071", "T61078", "KN1080"}) {
        page.words.push_back({.text = text, .box = {50, y, 110, y + 10}, .confidence = 0.6F});
        y += 20;
    }
    mend_numbers(page);
    EXPECT_EQ(text_of(page), "T61044 T61051 KN1063 T61065 KN1071 T61078 KN1080");
}

TEST(NumberMending, LettersThatTellTheKindOfANumberGoBeforeAZero)
{
    EXPECT_EQ(numbers({"VK7104", "VK7119", "VKGO51", "VK7122"}), "VK7104 VK7119 VKG051 VK7122");
    EXPECT_EQ(numbers({"VK7104", "VK7119", "VKGO512", "VK7122"}), "VK7104 VK7119 VKGO512 VK7122");
}

TEST(NumberMending, ABracketThatNobodyOpenedIsALetter)
{
    EXPECT_EQ(numbers({"0)-4417"}), "OJ-4417");
    EXPECT_EQ(numbers({"A)/4417"}), "AJ/4417");
    EXPECT_EQ(numbers({"(4)-4417", "10)-4417"}), "(4)-4417 10)-4417");
}

TEST(NumberMending, DigitsThatLookLikeTheLettersOfTheColumnAreThese)
{
    Page page{.width = 595, .height = 842, .words = {}};
    float y = 100;
    for (const auto* text : {"TK60416", "TK60431", "7K60448", "TK60452", "2K60457"}) {
        page.words.push_back({.text = text, .box = {50, y, 110, y + 10}, .confidence = 0.8F});
        y += 20;
    }
    mend_numbers(page);
    EXPECT_EQ(text_of(page), "TK60416 TK60431 TK60448 TK60452 2K60457");
}

TEST(NumberMending, NoNumberBeginsWithANoughtBeforeLetters)
{
    EXPECT_EQ(numbers({"0T48217"}), "OT48217");
    EXPECT_EQ(numbers({"0B48217"}), "0B48217") << "may be all figures";
    EXPECT_EQ(numbers({"048217"}), "048217");
}

TEST(NumberMending, AStrokeBeforeLettersIsOneOfThemWhereSomeRowHasItSo)
{
    EXPECT_EQ(
        numbers({"IB/2031/118", "1B/2031/121", "1B/2031/"}), "IB/2031/118 IB/2031/121 IB/2031/");
    EXPECT_EQ(numbers({"1B/2031/118", "1B/2031/121"}), "1B/2031/118 1B/2031/121");
}

TEST(NumberMending, ASeriesIsWrittenAlike)
{
    EXPECT_EQ(
        numbers({"SR26045", "SR26051", "8R26059", "5R26060", "SR26092", "SR26104"}),
        "SR26045 SR26051 SR26059 SR26060 SR26092 SR26104");
    EXPECT_EQ(
        numbers({"FV00819887", "FVO0820077", "FV00820083"}), "FV00819887 FV00820077 FV00820083");
    EXPECT_EQ(
        numbers({"$0304655.001", "50304745.001", "$0304749.001", "S0305179.001"}),
        "S0304655.001 S0304745.001 S0304749.001 S0305179.001");
}

TEST(NumberMending, DifferentNumbersStay)
{
    EXPECT_EQ(numbers({"R8012", "R5013", "RB014"}), "R8012 R5013 RB014");
    EXPECT_EQ(numbers({"AB80127", "ABB0128"}), "AB80127 ABB0128") << "two say nothing";
    EXPECT_EQ(numbers({"$500.00", "S300.00", "$200.00"}), "$500.00 S300.00 $200.00");
}

// A faint comma loses its tail and is a point: amounts with two marks say what it was.
TEST(AmountMending, AmountsWithMarksOfThousandsSayHowThePageWritesThem)
{
    EXPECT_EQ(
        mended({{"20.471,71", "169.96"}, {"6.518,31", "66.27"}, {"4.509,69", "22.16"}}),
        "20.471,71 169,96 6.518,31 66,27 4.509,69 22,16");
    EXPECT_EQ(
        mended({{"20.471,71", "169.96"}, {"6,518.31", "66.27"}, {"4.509,69", "22.16"}}),
        "20.471,71 169.96 6,518.31 66.27 4.509,69 22.16"); // They do not agree.
}

} // namespace
} // namespace mailroom
