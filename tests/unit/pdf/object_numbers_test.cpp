#include "parsers/pdf/object_numbers.h"
#include "parsers/pdf/pdf_reader.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    std::string_view what;
    std::string_view pdf;
    std::uint64_t largest;
};

TEST(ObjectNumbers, AreThoseOfDefinedObjects)
{
    const Case cases[] = {
        {"no PDF", "Dear Sirs, 4000000 pieces", 0},
        {"an object", "%PDF-1.4\n12 0 obj\n<<>>\nendobj\n7 0 obj", 12},
        {"an object over lines", "\r\n0000000048\r\n00000\n obj", 48},
        {"a number of many digits", "99999999999999999999999999 0 obj", 999'999'999'999'999'999},
        {"a reference is none", "<</Parent 5000000 0 R>>", 0},
        {"a size is none", "trailer\n<< /Root 1 0 R /Size 5000000 >>\nstartxref 91234567", 0},
        {"a lone number", "8000000 obj", 0},
    };
    for (const auto& c : cases)
        EXPECT_EQ(largest_object_number(c.pdf), c.largest) << c.what;
}

TEST(ObjectNumbers, ThatNoTableCanHoldAreNotOpened)
{
    PdfDocument pdf("%PDF-1.4\n41000000 0 obj\n<</Type/Catalog>>\nendobj\n", {});
    EXPECT_FALSE(pdf.is_readable());
    const auto text = pdf.text(Limits());
    ASSERT_EQ(text.defects.size(), 1u);
    EXPECT_NE(text.defects[0].find("1000000 objects"), std::string::npos) << text.defects[0];
}

} // namespace
} // namespace mailroom
