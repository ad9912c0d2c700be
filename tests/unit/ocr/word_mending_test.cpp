#include "parsers/ocr/word_mending.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct At {
    std::string text;
    float x0, x1;
};

std::string mended(std::initializer_list<At> words)
{
    Page page{.width = 595, .height = 842, .words = {}};
    for (const auto& word : words)
        page.words.push_back({.text = word.text, .box = {word.x0, 100, word.x1, 110}});
    mend_words(page);
    std::string text;
    for (const auto& word : page.words)
        (text += word.text) += ' ';
    return text;
}

TEST(WordMending, AnAmountThatFellApartIsOne)
{
    EXPECT_EQ(mended({{"6,", 50, 60}, {"427.39", 66, 100}}), "6,427.39 ");
    EXPECT_EQ(mended({{"$*11", 50, 70}, {"677,48", 72, 100}}), "$*11.677,48 ");
    // That the figures are an amount only the others of the page tell.
    EXPECT_EQ(
        mended(
            {{"5,810.42", 10, 50},
             {"1,204.00", 110, 150},
             {"6,991.75", 210, 250},
             {"8,", 310, 318},
             {"264;09", 321, 350}}),
        "5,810.42 1,204.00 6,991.75 8,264.09 ");
}

TEST(WordMending, MarksThatAColonIsLeftOfAndLastDigitsAreJoined)
{
    EXPECT_EQ(mended({{"7:", 50, 60}, {"318,44", 63, 100}}), "7.318,44 ");
    EXPECT_EQ(mended({{"6.318,4", 50, 90}, {"9", 95, 100}}), "6.318,49 ");
    EXPECT_EQ(mended({{"18,4", 50, 70}, {"9", 75, 80}}), "18,4 9 ") << "may be two numbers";
}

TEST(WordMending, AMinusMayStandOffFromItsAmount)
{
    EXPECT_EQ(mended({{"nil", 50, 65}, {"-", 100, 104}, {"218.40", 110, 140}}), "nil -218.40 ");
    EXPECT_EQ(mended({{"Toll", 80, 95}, {"-", 100, 104}, {"218.40", 110, 140}}), "Toll - 218.40 ");
    EXPECT_EQ(mended({{"-", 100, 104}, {"218.40", 125, 155}}), "- 218.40 ") << "another column";
}

TEST(WordMending, InkThatIsReadTwiceIsSaidOnce)
{
    EXPECT_EQ(
        mended({{"18,441.00", 50, 90}, {"441.", 62, 80}, {"7.20", 120, 140}}), "18,441.00 7.20 ");
    EXPECT_EQ(mended({{"Bill", 50, 66}, {"Bill", 51, 66}, {"No.", 70, 84}}), "Bill No. ");
    EXPECT_EQ(mended({{"441", 50, 66}, {"441", 80, 96}}), "441 441 ");
}

TEST(WordMending, WhatStandsApartStaysApart)
{
    EXPECT_EQ(mended({{"5", 50, 55}, {"250.00", 59, 100}}), "5 250.00 ");
    EXPECT_EQ(mended({{"4711,", 50, 70}, {"250.00", 74, 100}}), "4711 250.00 ");
    EXPECT_EQ(mended({{"6,", 50, 60}, {"42.39", 66, 100}}), "6, 42.39 ");
}

TEST(WordMending, RulesAndSpecksAreNoWords)
{
    EXPECT_EQ(
        mended({{"|", 10, 11}, {"|4100", 50, 80}, {"26.75}", 90, 120}, {"'", 130, 131}}),
        "4100 26.75 ");
    EXPECT_EQ(mended({{"12.00", 50, 80}, {"-", 84, 86}, {"%", 90, 95}}), "12.00 - % ");
}

TEST(WordMending, MarksBehindFiguresAndAtTheBeginningOfALineGo)
{
    EXPECT_EQ(mended({{"*", 10, 14}, {"12.00", 50, 80}, {":", 84, 86}}), "12.00 ");
    EXPECT_EQ(mended({{"Total", 50, 80}, {":", 84, 86}, {"3.00", 90, 110}}), "Total : 3.00 ");
}

TEST(WordMending, SpecksBesideNumbersGo)
{
    EXPECT_EQ(
        mended({{"-", 10, 14}, {"IN0133170", 18, 60}, {"1900416892.", 90, 140}}),
        "IN0133170 1900416892 ");
    EXPECT_EQ(
        mended({{"-", 10, 14}, {"24.08.2026", 18, 60}, {"‘RG277408", 90, 140}}),
        "24.08.2026 RG277408 ");
    EXPECT_EQ(mended({{"-", 10, 14}, {"1.133,70", 18, 60}}), "-1.133,70 ");
    EXPECT_EQ(mended({{"Road", 10, 30}, {"-", 33, 36}, {"E1234", 40, 60}}), "Road - E1234 ");
}

TEST(WordMending, LettersThatNobodyBelievesAreScraps)
{
    Page page{.width = 595, .height = 842, .words = {}};
    page.words.push_back({.text = "Your", .box = {50, 100, 70, 110}, .confidence = 0.9F});
    page.words.push_back({.text = "À", .box = {74, 100, 80, 110}, .confidence = 0.3F});
    page.words.push_back({.text = "€", .box = {84, 100, 90, 110}, .confidence = 0.3F});
    mend_words(page);
    ASSERT_EQ(page.words.size(), 2U);
    EXPECT_EQ(page.words[1].text, "€");
}

TEST(WordMending, TwoDotsOfAnUmlautAreNoLetters)
{
    EXPECT_EQ(
        mended({{"Rechnung", 10, 50}, {"und", 60, 80}, {"Priifung", 90, 130}}),
        "Rechnung und Prüfung ");
    EXPECT_EQ(mended({{"Maksun", 10, 50}, {"siirto", 60, 80}}), "Maksun siirto ");
}

TEST(WordMending, AmountsOnPagesThatGroupByBlanksAreOneWord)
{
    EXPECT_EQ(
        mended(
            {{"3", 10, 14},
             {"214,40", 17, 41},
             {"12", 60, 68},
             {"908,15", 71, 95},
             {"7", 120, 124},
             {"660,02", 127, 151}}),
        "3.214,40 12.908,15 7.660,02 ");
    EXPECT_EQ(mended({{"3", 10, 14}, {"214,40", 17, 41}}), "3 214,40 "); // Three pieces at 214.40.
}

TEST(WordMending, ADayWhoseStrokesWereLostIsOneWord)
{
    EXPECT_EQ(
        mended({{"Fecha:", 10, 40}, {"15", 50, 60}, {"06", 64, 74}, {"2031", 78, 98}}),
        "Fecha: 15/06/2031 ");
    EXPECT_EQ(
        mended({{"Halle", 10, 40}, {"15", 50, 60}, {"06", 64, 74}, {"2031", 78, 98}}),
        "Halle 15 06 2031 ");
    EXPECT_EQ(mended({{"‘octobre", 10, 40}, {"2031", 50, 70}}), "octobre 2031 ");
}

TEST(WordMending, TheEdgeOfASheetIsNoLetter)
{
    Page page{.width = 595, .height = 842, .words = {}};
    for (int row = 0; row < 12; ++row) {
        const auto y = static_cast<float>(100 + 20 * row);
        for (const auto& word : {At{row % 2 == 0 ? "E" : "à", 20, 26}, At{"RE-4711", 60, 100}})
            page.words.push_back({.text = word.text, .box = {word.x0, y, word.x1, y + 9}});
        page.words.push_back({.text = "1", .box = {40, y, 45, y + 9}}); // Rows may be counted.
    }
    mend_words(page);
    EXPECT_EQ(page.words.size(), 24U);
}

} // namespace
} // namespace mailroom
