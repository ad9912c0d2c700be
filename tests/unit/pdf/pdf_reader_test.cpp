#include "parsers/pdf/jpeg.h"
#include "parsers/pdf/pdf_reader.h"
#include "tests/support/make_pdf.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

const Limits limits;

const Word* find(const TextLayout& layout, std::string_view text)
{
    for (const auto& page : layout.pages) {
        const auto found = std::ranges::find(page.words, text, &Word::text);
        if (found != page.words.end())
            return &*found;
    }
    return nullptr;
}

// Helvetica's W is 944 thousandths of its size wide.
TEST(PdfReader, SmallCapitalsAreOneWord)
{
    const auto pdf = make_pdf(
        {show(72, 742, "W", 20) + show(90.9, 742, "EINBERG", 15) + show(72, 700, "W", 20)
         + show(97, 700, "EINHALL", 15) + show(72, 660, "40", 20) + show(94.3, 660, "50", 15)});
    const auto read = read_pdf(pdf, {}, limits);
    EXPECT_NE(find(read.value, "WEINBERG"), nullptr);
    EXPECT_NE(find(read.value, "EINHALL"), nullptr); // A gap parts them.
    EXPECT_EQ(find(read.value, "4050"), nullptr);    // Cents behind an amount.
}

TEST(PdfReader, WordsHavePlaceSizeAndWeight)
{
    const auto pdf = make_pdf({show(72, 742, "Invoice", 20, "F2") + show(72, 700, "Total 9.50")});
    const auto read = read_pdf(pdf, {}, limits);
    ASSERT_EQ(read.value.pages.size(), 1U);
    EXPECT_FLOAT_EQ(read.value.pages[0].width, 595);
    EXPECT_FLOAT_EQ(read.value.pages[0].height, 842);
    const auto* title = find(read.value, "Invoice");
    ASSERT_NE(title, nullptr);
    EXPECT_TRUE(title->bold);
    EXPECT_NEAR(title->font_size, 20, 0.1);
    EXPECT_NEAR(title->box.x0, 72, 1);
    EXPECT_NEAR(title->box.y1, 100, 6); // From the top: 842 - 742.
    const auto* amount = find(read.value, "9.50");
    ASSERT_NE(amount, nullptr);
    EXPECT_FALSE(amount->bold);
    EXPECT_NE(read.value.text.find("Total 9.50\n"), std::string::npos) << read.value.text;
}

TEST(PdfReader, ARotatedPageIsReadAsAPersonSeesIt)
{
    // Turned clockwise by 90 degrees, text that runs upwards runs to the right.
    const auto content = "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Sideways) Tj ET\n";
    const auto read = read_pdf(make_pdf({content, "/Rotate 90"}), {}, limits);
    ASSERT_EQ(read.value.pages.size(), 1U);
    EXPECT_FLOAT_EQ(read.value.pages[0].width, 842);
    const auto* word = find(read.value, "Sideways");
    ASSERT_NE(word, nullptr);
    EXPECT_GT(word->box.width(), word->box.height());
    EXPECT_NEAR(word->box.x0, 50, 2);
}

TEST(PdfReader, WordsThatNobodyCanSeeAreLeftOut)
{
    const auto pdf = make_pdf(
        {show(72, 700, "Seen") + show(72, 2000, "Above") + show(-900, 500, "Beside")
         + show(72, 600, "Tiny", 0.4)});
    const auto read = read_pdf(pdf, {}, limits);
    EXPECT_NE(find(read.value, "Seen"), nullptr);
    EXPECT_EQ(find(read.value, "Above"), nullptr);
    EXPECT_EQ(find(read.value, "Beside"), nullptr);
    EXPECT_EQ(find(read.value, "Tiny"), nullptr);
}

TEST(PdfReader, DamageIsADefectAndNoFailure)
{
    const auto pdf = make_pdf({show(72, 700, "Text")});
    for (std::size_t length = 0; length < pdf.size(); length += 37) {
        const auto read = read_pdf(std::string_view(pdf).substr(0, length), {}, limits);
        EXPECT_TRUE(find(read.value, "Text") != nullptr || read.value.pages.size() <= 1);
    }
    EXPECT_EQ(read_pdf("%PDF-1.4\nnothing", {}, limits).defects.size(), 1U);
    EXPECT_EQ(read_pdf("", {}, limits).defects.size(), 1U);
}

TEST(PdfReader, AnUnknownEncryptionIsALock)
{
    auto pdf = make_pdf({show(72, 700, "Noise")});
    pdf.replace(
        pdf.find("/Size 100"), 9,
        "/Size 100/ID[(a)(a)]/Encrypt<</Filter/Standard/V 9/R 9/O(x)/U(x)/P -4/Length 128>>");
    const auto read = read_pdf(pdf, {}, limits);
    EXPECT_TRUE(read.value.encrypted);
    EXPECT_EQ(find(read.value, "Noise"), nullptr);
    EXPECT_EQ(read.defects.size(), 1U);
}

TEST(PdfReader, LimitsAreSaid)
{
    Limits few = limits;
    few.words_max = 3;
    const auto read = read_pdf(make_pdf({show(72, 700, "one two three four five")}), {}, few);
    EXPECT_EQ(read.value.pages.at(0).words.size(), 3U);
    EXPECT_EQ(read.defects.size(), 1U);
}

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

// Ten forms that each draw the next ten times: ten thousand million words.
std::vector<std::string> forms_in_forms()
{
    std::vector<std::string> forms;
    for (int next = 11; next <= 20; ++next)
        forms.push_back(tests::stream(
            "/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</Fm "
                + std::to_string(next) + " 0 R>>>>",
            next < 20 ? repeated("/Fm Do ", 10) : show(72, 700, "x")));
    return forms;
}

TEST(PdfReader, WhatTakesTooMuchWorkIsCutAndSaid)
{
    const std::vector<tests::PdfPage> bombs{
        {"/Fm Do", "", "/XObject<</Fm 10 0 R>>", forms_in_forms()},
        {"BT /F1 10 Tf 72 700 Td " + repeated("(x) Tj ", 3'000'000) + "ET"},
        {repeated(" ", 70u << 20)},
        {"/Pattern cs /P scn 0 0 595 842 re f",
         "",
         "/Pattern<</P 10 0 R>>",
         {tests::stream(
             "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01"
             "/YStep .01/Resources<<>>",
             "0 0 1 1 re f")}},
    };
    for (const auto& bomb : bombs) {
        const auto pdf = make_pdf(bomb);
        PdfDocument document(pdf, {});
        const auto read = document.text(limits);
        ASSERT_FALSE(read.defects.empty());
        EXPECT_NE(read.defects[0].find("more work than is allowed"), std::string::npos);
        EXPECT_FALSE(document.render(1, 72, PictureColor::gray, limits));
    }
}

TEST(PdfReader, TextOnItsSideIsTurnedUpright)
{
    // Lines that run upwards, on a page that says nothing of a rotation.
    std::string content;
    for (int line = 0; line < 5; ++line)
        content += "BT /F1 10 Tf 0 1 -1 0 " + std::to_string(100 + 20 * line) + " 50 Tm (Line "
            + std::to_string(line) + " of the table) Tj ET\n";
    const auto pdf = make_pdf({content});
    PdfDocument document(pdf, {});
    const auto read = document.text(limits);
    ASSERT_EQ(read.value.pages.size(), 1U);
    EXPECT_FLOAT_EQ(read.value.pages[0].width, 842);
    EXPECT_NE(read.value.text.find("Line 0 of the table\n"), std::string::npos) << read.value.text;
    const auto* word = find(read.value, "table");
    ASSERT_NE(word, nullptr);
    EXPECT_GT(word->box.width(), word->box.height());
    const auto image = document.render(1, 72, PictureColor::gray, limits);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, 842U);
}

TEST(PdfReader, ValuesOfFormFieldsStandOnThePage)
{
    auto pdf = make_pdf(
        {show(72, 700, "Total"),
         "/Annots[10 0 R]",
         "",
         {"<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/V(1250.00)/DA(/F1 10 Tf 0 g)"
          "/Rect[150 695 250 712]/P 3 0 R>>"}});
    pdf.replace(
        pdf.find("/Type/Catalog"), 13,
        "/Type/Catalog/AcroForm<</Fields[10 0 R]/NeedAppearances true/DR<</Font<</F1 5 0 R>>>>>>");
    const auto read = read_pdf(pdf, {}, limits);
    EXPECT_NE(find(read.value, "1250.00"), nullptr) << read.value.text;
}

TEST(PdfReader, FilesInsideAreGiven)
{
    const auto pdf = make_pdf({show(72, 700, "Text")}, {{"factur-x.xml", "<x/>"}, {"b.txt", "b"}});
    auto files = PdfDocument(pdf, {}).embedded_files(limits);
    ASSERT_EQ(files.size(), 2U);
    std::ranges::sort(files, {}, &EmbeddedPdfFile::name);
    EXPECT_EQ(files[1].name, "factur-x.xml");
    EXPECT_EQ(files[1].bytes, "<x/>");
}

TEST(PdfReader, ThePictureOfAPageFitsItsBoxes)
{
    const auto pdf = make_pdf({"0 0 0 rg 100 642 200 100 re f\n"});
    PdfDocument document(pdf, {});
    const auto image = document.render(1, 144, PictureColor::gray, limits);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, 1190U);
    EXPECT_EQ(image->height, 1684U);
    EXPECT_EQ(static_cast<unsigned char>(image->row(300)[400]), 0); // Inside (100, 100)-(300, 200).
    EXPECT_EQ(static_cast<unsigned char>(image->row(300)[700]), 255); // Right of it.
    const auto jpeg = encode_jpeg(*image, 80);
    ASSERT_TRUE(jpeg);
    EXPECT_EQ(jpeg->substr(0, 2), "\xff\xd8");
    EXPECT_FALSE(document.render(2, 144, PictureColor::gray, limits));
    EXPECT_FALSE(document.render(0, 144, PictureColor::gray, limits));
}

TEST(PdfReader, AHugePageIsDrawnSmaller)
{
    auto pdf = make_pdf({show(72, 700, "Text")});
    pdf.replace(pdf.find("595 842"), 7, "200000 200000");
    const auto image = PdfDocument(pdf, {}).render(1, 300, PictureColor::gray, limits);
    if (image)
        EXPECT_LE(std::uint64_t{image->width} * image->height, limits.image_pixels_max);
    else
        EXPECT_EQ(image.error().code, ErrorCode::over_limit);
}

TEST(Jpeg, AnEmptyPictureIsRefused)
{
    EXPECT_FALSE(encode_jpeg({}, 80));
    EXPECT_FALSE(encode_jpeg({.width = 10, .height = 10, .channels = 3, .pixels = "short"}, 80));
}

} // namespace
} // namespace mailroom
