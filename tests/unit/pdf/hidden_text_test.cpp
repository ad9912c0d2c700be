// What a person can't see on the page is left out and said; what he sees never is.

#include "parsers/pdf/pdf_reader.h"
#include "tests/support/make_pdf.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::PdfPage;
using tests::show;
using tests::stream;

struct Case {
    std::string name;
    PdfPage page;
    std::string seen, left_out; // Words, separated by blanks.
    std::string why = "";       // In the defect; empty: there is none.
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << one.name;
}

// A picture of one grey pixel, over the whole of the box.
const std::string picture = stream(
    "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
    "\x80");
const std::string with_picture = "/XObject<</Im 10 0 R>>";

std::string draw_picture(int x, int y, int width, int height)
{
    return "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " " + std::to_string(x)
        + " " + std::to_string(y) + " cm /Im Do Q\n";
}

const std::string ten_words = show(72, 500, "one two three four five six seven eight nine ten");

const std::vector<Case> cases{
    {"plain", {show(72, 700, "Total")}, "Total", ""},
    {"white on the sheet",
     {"1 g " + show(72, 700, "Secret") + "0 g " + show(72, 600, "Seen")},
     "Seen",
     "Secret",
     "in the colour of its ground"},
    {"nearly white", {".98 1 .97 rg " + show(72, 700, "Secret")}, "", "Secret", "ground"},
    {"light grey is seen", {".8 g " + show(72, 700, "Draft")}, "Draft", ""},
    {"white on a dark bar",
     {"0 0 .4 rg 60 690 200 30 re f 1 g " + show(72, 700, "Amount")},
     "Amount",
     ""},
    {"white on a round bar",
     {"0 g 60 690 m 260 690 l 270 700 270 710 260 720 c 60 720 l h f 1 g "
      + show(72, 700, "Amount")},
     "Amount",
     ""},
    {"white on a thick line",
     {"30 w 60 705 m 300 705 l S 1 g " + show(72, 700, "Amount")},
     "Amount",
     ""},
    {"white on a shading",
     {"q 60 690 200 30 re W n /Sh sh Q 1 g " + show(72, 700, "Amount"), "",
      "/Shading<</Sh<</ShadingType 2/ColorSpace/DeviceGray/Coords[60 0 260 0]"
      "/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[.2]/N 1>>>>>>"},
     "Amount",
     ""},
    {"black on a black bar",
     {"60 690 200 30 re f " + show(72, 700, "Secret")},
     "",
     "Secret",
     "ground"},
    {"white on a white bar on a black one",
     {"60 600 300 200 re f 1 g 60 690 200 30 re f " + show(72, 700, "Secret")
      + show(72, 640, "Seen")},
     "Seen",
     "Secret",
     "ground"},
    {"black in a black frame",
     {"60 690 200 30 re 62 692 196 26 re f* " + show(72, 700, "Seen")},
     "Seen",
     ""},
    {"white, drawn around in black",
     {"1 g 2 Tr 0 G " + show(72, 700, "Outlined") + "0 Tr"},
     "Outlined",
     ""},
    {"invisible",
     {"3 Tr " + show(72, 700, "Secret") + "0 Tr " + show(72, 600, "Seen")},
     "Seen",
     "Secret",
     "drawn invisibly"},
    {"the text of a scan",
     {draw_picture(0, 0, 595, 842) + "3 Tr " + ten_words, "", with_picture, {picture}},
     "one seven ten",
     ""},
    {"a scan over its text",
     {ten_words + draw_picture(0, 0, 595, 842), "", with_picture, {picture}},
     "one seven ten",
     ""},
    {"invisible text beside a logo",
     {draw_picture(0, 800, 90, 40) + "3 Tr " + ten_words, "", with_picture, {picture}},
     "",
     "one seven ten",
     "drawn invisibly"},
    {"behind a picture",
     {show(72, 700, "Secret") + draw_picture(60, 690, 200, 30) + show(72, 600, "Seen"),
      "",
      with_picture,
      {picture}},
     "Seen",
     "Secret",
     "behind something else"},
    {"on a picture",
     {draw_picture(60, 690, 200, 30) + show(72, 700, "Seen"), "", with_picture, {picture}},
     "Seen",
     ""},
    {"blackened", {show(72, 700, "Secret") + "60 690 200 30 re f"}, "", "Secret", "behind"},
    {"marked with a pen",
     {show(72, 700, "Seen") + "/Pen gs 1 1 0 rg 60 690 200 30 re f", "",
      "/ExtGState<</Pen<</BM/Multiply>>>>"},
     "Seen",
     ""},
    {"transparent",
     {"/Clear gs " + show(72, 700, "Secret"), "", "/ExtGState<</Clear<</ca .01>>>>"},
     "",
     "Secret",
     "transparent"},
    {"cut off",
     {"q 10 10 50 50 re W n " + show(72, 700, "Secret") + "Q " + show(72, 600, "Seen")},
     "Seen",
     "Secret",
     "cut off"},
    {"outside",
     {show(72, 2000, "Above") + show(-900, 500, "Beside") + show(72, 600, "Seen")},
     "Seen",
     "Above Beside",
     "outside the page"},
    {"tiny",
     {show(72, 700, "Secret", 1) + show(72, 600, "Small", 5)},
     "Small",
     "Secret",
     "too small to read"},
    {"on a layer that is off",
     {"/OC /Layer BDC " + show(72, 700, "Secret") + "EMC " + show(72, 600, "Seen"),
      "",
      "/Properties<</Layer 10 0 R>>",
      {"<</Type/OCG/Name(Layer)>>"}},
     "Seen",
     "Secret",
     "on a layer that is not shown"},
    {"a form on a layer that is off",
     {"/Fm Do " + show(72, 600, "Seen"),
      "",
      "/XObject<</Fm 11 0 R>>",
      {"<</Type/OCG/Name(Layer)>>",
       stream(
           "/Subtype/Form/BBox[0 0 595 842]/OC 10 0 R/Resources<</Font<</F1 5 0 R>>>>",
           show(72, 700, "Secret"))}},
     "Seen",
     "Secret",
     "on a layer that is not shown"},
    {"inside a form",
     {"q 1 0 0 1 10 10 cm /Fm Do Q",
      "",
      "/XObject<</Fm 10 0 R>>",
      {stream(
          "/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
          show(72, 700, "Seen"))}},
     "Seen",
     ""},
    {"what is drawn counts, not what is said to be meant",
     {"/Span<</ActualText(9000)>> BDC " + show(72, 700, "1000") + "EMC"},
     "1000",
     "9000"},
};

class HiddenText : public testing::TestWithParam<Case> {};

TEST_P(HiddenText, IsLeftOutAndSaid)
{
    const auto& one = GetParam();
    auto pdf = make_pdf(one.page);
    if (one.name.find("layer") != std::string::npos)
        pdf.replace(
            pdf.find("/Type/Catalog"), 13,
            "/Type/Catalog/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>");
    const auto read = read_pdf(pdf, {}, {});
    ASSERT_EQ(read.value.pages.size(), 1U);
    const auto has = [&](std::string_view text) {
        const auto& words = read.value.pages[0].words;
        return std::ranges::find(words, text, &Word::text) != words.end();
    };
    std::istringstream seen(one.seen), left_out(one.left_out);
    for (std::string word; seen >> word;)
        EXPECT_TRUE(has(word)) << word << " in:\n" << read.value.text;
    for (std::string word; left_out >> word;)
        EXPECT_FALSE(has(word)) << word << " in:\n" << read.value.text;
    std::string defects;
    for (const auto& defect : read.defects)
        defects += defect;
    EXPECT_EQ(defects.empty(), one.why.empty()) << defects;
    EXPECT_NE(defects.find(one.why), std::string::npos) << defects;
}

INSTANTIATE_TEST_SUITE_P(Cases, HiddenText, testing::ValuesIn(cases));

} // namespace
} // namespace mailroom
