#include "parsers/fields/checked_numbers.h"
#include "parsers/fields/scan_corrections.h"

#include <gtest/gtest.h>

namespace mailroom::fields {
namespace {

TextLayout words(std::initializer_list<std::string> texts)
{
    TextLayout layout{.method = ReadingMethod::ocr};
    layout.pages.push_back({.width = 595, .height = 842, .words = {}});
    float x = 50;
    for (const auto& text : texts) {
        layout.pages[0].words.push_back({.text = text, .box = {x, 100, x + 40, 110}});
        x += 44;
    }
    return layout;
}

Decimal amount(std::string_view text)
{
    return parse_decimal(text).value_or(Decimal());
}

// All words but the last are lines, the last is what was paid.
std::vector<Document> lines_and_payment(const TextLayout& layout)
{
    Document document{.type = DocumentType::remittance_advice};
    const auto& all = layout.pages[0].words;
    Decimal sum;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        Facts line;
        line.set({Term::net_amount, amount(all[i].text), 0.9, {}});
        document.lines.push_back(line);
        sum = sum + amount(all[i].text);
    }
    const auto paid = amount(all.back().text);
    document.fields.set(
        {Term::payment_amount, paid, 0.9, {.page = 1, .box = all.back().box, .text = "paid"}});
    document.checks.push_back({"remittance_lines_sum", sum == paid, ""});
    return {document};
}

TEST(ScanCorrections, AnotherReadingIsBetterWhereAllAddsUp)
{
    const auto first = lines_and_payment(words({"100.00", "26.50", "128.50"}));
    EXPECT_TRUE(are_better(first, lines_and_payment(words({"100.00", "28.50", "128.50"}))));
    EXPECT_FALSE(are_better(first, lines_and_payment(words({"100.00", "25.50", "128.50"}))));
    EXPECT_FALSE(are_better(first, lines_and_payment(words({"128.50", "128.50"})))) << "fewer";
}

TEST(ScanCorrections, TheOneReadingThatAddsUpIsTaken)
{
    auto layout = words({"100.00", "26.50", "128.50"});
    const auto corrections =
        choose_readings(layout, {{0, 1, "36.50"}, {0, 2, "126.50"}}, lines_and_payment);
    ASSERT_EQ(corrections.size(), 1U);
    EXPECT_EQ(corrections[0].read, "128.50");
    EXPECT_EQ(layout.pages[0].words[2].text, "126.50");
    auto document = lines_and_payment(layout)[0];
    document.first_page = document.last_page = 1;
    mark_corrected(corrections, document);
    EXPECT_EQ(
        document.fields.find(Term::payment_amount)->evidence.text, "paid (first read as 128.50)");
    EXPECT_EQ(document.checks.back().rule, "scan_corrected");
}

TEST(ScanCorrections, OfTwoReadingsThatAddUpNoneIsTaken)
{
    auto layout = words({"100.00", "26.50", "128.50"});
    EXPECT_TRUE(
        choose_readings(layout, {{0, 1, "28.50"}, {0, 2, "126.50"}}, lines_and_payment).empty());
    EXPECT_EQ(layout.pages[0].words[2].text, "128.50");
}

TEST(ScanCorrections, TwoWrongDigitsAreMendedTogether)
{
    auto layout = words({"700.00", "26.50", "128.50"});
    EXPECT_EQ(
        choose_readings(layout, {{0, 0, "100.00"}, {0, 2, "126.50"}}, lines_and_payment).size(),
        2U);
}

std::string after_correction(TextLayout layout)
{
    correct_checked_numbers(layout);
    std::string text;
    for (const auto& word : layout.pages[0].words)
        (text += word.text) += ' ';
    return text;
}

TEST(ScanCorrections, AnIbanIsMendedByItsCheckDigits)
{
    EXPECT_EQ(
        after_correction(words({"IBAN:", "DE89", "37O4", "0044", "O532", "0130", "00"})),
        "IBAN: DE89 3704 0044 0532 0130 00 ");
    EXPECT_EQ(after_correction(words({"NL91ABNAO417164300"})), "NL91ABNA0417164300 ");
}

TEST(ScanCorrections, WhatPassesOrCantBeMendedStays)
{
    EXPECT_EQ(after_correction(words({"GB29NWBK60161331926819"})), "GB29NWBK60161331926819 ");
    EXPECT_EQ(after_correction(words({"DE88370400440532013000"})), "DE88370400440532013000 ");
    EXPECT_EQ(after_correction(words({"DE8937O400440532013001"})), "DE8937O400440532013001 ");
}

TEST(ScanCorrections, VatNumbersAreMendedByTheirCountrysCheck)
{
    EXPECT_EQ(after_correction(words({"DEI36695976"})), "DE136695976 ");
    EXPECT_EQ(after_correction(words({"VAT:GB98O780684"})), "VAT:GB980780684 ");
    EXPECT_EQ(after_correction(words({"CHE-1O0.155.2l2", "MWST"})), "CHE-100.155.212 MWST ");
    EXPECT_EQ(after_correction(words({"NL", "OO4495445801"})), "NL 004495445B01 ");
    EXPECT_EQ(after_correction(words({"ATUI3585627"})), "ATU13585627 ");
    EXPECT_EQ(after_correction(words({"FR", "4O", "3O3", "265", "045"})), "FR 40 303 265 045 ");
    EXPECT_EQ(after_correction(words({"DEI36695977"})), "DEI36695977 "); // Fails either way.
}

TEST(ScanCorrections, ReferencesAreMendedByTheirCheckDigits)
{
    EXPECT_EQ(after_correction(words({"RF18", "539O", "0754", "7034"})), "RF18 5390 0754 7034 ");
    EXPECT_EQ(
        after_correction(words({"2I", "00000", "00003", "I3947", "14300", "O9017"})),
        "21 00000 00003 13947 14300 09017 ");
    EXPECT_EQ(
        after_correction(words({"2I", "00000", "00003", "I3947", "14300", "O9018"})),
        "2I 00000 00003 I3947 14300 O9018 ");
}

} // namespace
} // namespace mailroom::fields
