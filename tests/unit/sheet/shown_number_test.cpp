#include "parsers/sheet/shown_number.h"

#include <limits>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(ShownNumber, IsWhatASpreadsheetShows)
{
    const struct {
        double value;
        std::string_view format, shown;
    } cases[] = {
        {4225.76, "", "4225.76"},
        {0.1 + 0.2, "General", "0.3"},
        {-2.0 / 3, "General", "-0.666666667"},
        {20260918004711, "General", "20260918004711"}, // The number of an invoice.
        {2.5e-7, "General", "2.5E-07"},
        {4312, "#,##0.00", "4,312.00"},
        {1234567.5, "#,##0", "1,234,568"},
        {1.005, "0.00", "1.01"}, // By the 15 digits that are kept, not by the binary fraction.
        {999.999, "0.00", "1000.00"},
        {-0.001, "0.00", "0.00"},
        {7, "000", "007"},
        {0.5, "#.##", ".5"},
        {12.5, "0.0?", "12.5 "},
        {47112, "00-000", "47-112"},
        {12345678, "0.0,,\"M\"", "12.3M"},
        {0.125, "0.0%", "12.5%"},
        {-86.24, "#,##0.00;[Red](#,##0.00)", "(86.24)"},
        {0, "0.00;-0.00;\"none\"", "none"},
        {250, "[>=1000]#,##0;[<0]\"minus\";0.0", "250.0"},
        {5000, "[>=1000]#,##0;0.0", "5,000"},
        {7, "_-* #,##0.00\\ \"\u20ac\"_-", " 7.00 \u20ac "},
        {7, "[$\u20ac-407]\\ #,##0.00", "\u20ac 7.00"},
        {12345.6789, "0.00E+00", "1.23E+04"},
        {12345.6789, "##0.0E+0", "12.3E+3"},
        {9.999, "0.0E-0", "1.0E1"},
        {12.34, "# ?/?", "12 1/3"},
        {12.34, "# ?\?/16", "12 5/16"},
        {0.75, "?/4", "3/4"},
        {3, "# ?/?", "3 "},
        {1.9999, "# ?/4", "2 "},
        {46283, "dd/mm/yyyy", "18/09/2026"},
        {46283.75, "m/d/yy h:mm", "9/18/26 18:00"},
        {46283.25, "dddd, d mmmm yyyy h:mm:ss AM/PM", "Friday, 18 September 2026 6:00:00 AM"},
        {46283.999999, "h:mm", "0:00"}, // Rounded to the second.
        {1.5209, "[h]:mm:ss", "36:30:06"},
        {0.0123456, "mm:ss.00", "17:46.66"},
        {60, "d mmm yyyy", "29 Feb 1900"},
        {-5, "d mmm yyyy", ""},
        {3e6, "yyyy", ""},
    };
    for (const auto& c : cases)
        EXPECT_EQ(shown_number(c.value, c.format), c.shown) << c.value << " in " << c.format;
    EXPECT_EQ(shown_number(std::numeric_limits<double>::infinity(), "0"), "");
}

TEST(ShownNumber, TakesAnyCode)
{
    for (const auto code :
         {";;;", "[", "\"", "\\", "_", "*", "[>]0", "/", "?/", "/?", "E+", ".", ",,,", "[$",
          "0/0/0", "s.0", "[h]m.00s/AM/PM", "#,#,#.#,#E+#,#"})
        for (const double value : {0.0, -1.5, 1e300, 5e-324, 46283.5})
            static_cast<void>(shown_number(value, code));
}

} // namespace
} // namespace mailroom
