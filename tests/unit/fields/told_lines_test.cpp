// Invoices that are typed into mails: what was sold, and whose tax number stands there.
#include "tests/unit/fields/page.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Document typed(std::string_view mail)
{
    ExtractContext body;
    body.is_body = true;
    return only(mail, body);
}

std::string sold(const Document& document)
{
    std::string out;
    for (const auto& line : document.lines)
        out += (out.empty() ? "" : "|") + line.text(Term::description) + ' '
            + line.text(Term::quantity) + 'x' + line.text(Term::unit_price) + '='
            + line.text(Term::line_amount);
    return out;
}

TEST(LinesToldInAMail, AreProvenByTheTotals)
{
    EXPECT_EQ(
        sold(typed(R"(
Invoice K-2207, date 5 June 2026, due 19 June 2026
Window cleaning May, 3 visits @ 85.00 = 255.00
Gutters, 2 hours at 40.00 = 80.00
VAT 20% 67.00
Total GBP 402.00
)")),
        "Window cleaning May 3x85.00=255.00|Gutters 2x40.00=80.00");
    EXPECT_EQ(
        sold(typed(R"(
Rechnung K-2207 vom 05.06.2026, fällig am 19.06.2026
6 Std. Baumschnitt à 45,00 EUR = 270,00 EUR
Abfuhr: 30,00 EUR
Netto 300,00 EUR, 19 % USt 57,00 EUR
Gesamtbetrag 357,00 EUR
)")),
        "Std. Baumschnitt 6x45.00=270.00|Abfuhr x=30.00");
    EXPECT_EQ(
        sold(typed(R"(
Facture K-2207 du 05/06/2026, échéance 19/06/2026
Gardiennage mai : 600,00 EUR HT
Ronde de nuit : 150,00 EUR HT
Total HT 750,00 EUR, TVA 20 % 150,00 EUR, à payer 900,00 EUR
)")),
        "Gardiennage mai x=600.00|Ronde de nuit x=150.00");
}

TEST(LinesToldInAMail, AreNoneWhereNothingProvesThem)
{
    EXPECT_EQ(
        sold(typed(R"(
Invoice K-2207, date 5 June 2026, due 19 June 2026
Your deposit of May was 90.00
Service as agreed: 402.00
Total GBP 402.00
)")),
        "");
}

TEST(TaxNumbersInAMail, AreTheWritersWhereHeSaysSo)
{
    const auto numbers = [](std::string_view line) {
        const auto document = typed(
            "Invoice K-2207, date 5 June 2026, due 19 June 2026\n"
            "Window cleaning May, 3 visits @ 85.00 = 255.00\nVAT 0.00\nTotal GBP 255.00\n\n"
            + std::string(line) + "\n");
        return document.fields.text(Term::seller_tax_id) + '/'
            + document.fields.text(Term::buyer_tax_id);
    };
    EXPECT_EQ(numbers("Customer is Sample Ltd, our VAT no. GB123456789"), "GB123456789/");
    EXPECT_EQ(numbers("VAT no. GB123456789, customer: Sample Ltd"), "GB123456789/");
    EXPECT_EQ(numbers("Customer: Sample Ltd, VAT no. GB123456789"), "/GB123456789");
}

} // namespace
} // namespace mailroom
