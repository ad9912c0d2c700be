// Titles set to the left of their columns and figures set to the right: where the columns are wide,
// a figure stands nearer to the next title than to its own.
#include "tests/unit/fields/page.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string lines_with_prices(const Document& document)
{
    std::string lines;
    for (const auto& line : document.lines)
        lines += (lines.empty() ? "" : "|") + line.text(Term::quantity) + " x "
            + line.text(Term::unit_price) + " = " + line.text(Term::line_amount);
    return lines;
}

TEST(TitlesThatLead, HaveTheFiguresBehindThem)
{
    const auto document = only(R"(
INVOICE

Invoice number:  HK-330
Invoice date:    5 June 2026

Description                    Qty            Price          Amount
Roof tile, red                           80         4.50                360.00
Ridge tile                               12        11.25                135.00

Net total GBP 495.00
VAT 20 % 99.00
Total GBP 594.00
)");
    EXPECT_EQ(lines_with_prices(document), "80 x 4.50 = 360.00|12 x 11.25 = 135.00");
}

TEST(TitlesThatLead, HaveTheFiguresOfASingleLine)
{
    const auto document = only(R"(
RECHNUNG

Rechnungsnummer: RE-5518
Rechnungsdatum: 12.06.2026

Beschreibung               Menge        Preis        Betrag
Dachlatte 4 m                      150         2,40              360,00

Netto 360,00 EUR
MwSt. 19 % 68,40 EUR
Gesamtbetrag 428,40 EUR
)");
    EXPECT_EQ(lines_with_prices(document), "150 x 2.40 = 360.00");
}

TEST(TitlesThatLead, AreNotThoseWhoseFiguresEndUnderThem)
{
    const auto document = only(R"(
INVOICE

Invoice number:  HK-331
Invoice date:    5 June 2026

Description              Qty     Price     Amount
Gutter, 2 m               10      9.00      90.00     20 %
Gutter clip              100      0.80      80.00     20 %

Net total GBP                              170.00
VAT 20 %                                    34.00
Total GBP                                  204.00
)");
    EXPECT_EQ(lines_with_prices(document), "10 x 9.00 = 90.00|100 x 0.80 = 80.00");
}

} // namespace
} // namespace mailroom
