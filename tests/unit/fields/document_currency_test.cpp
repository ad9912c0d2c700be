// Which money is meant where a sign or a country's name leaves it open.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string currency_of(std::string_view drawn)
{
    const auto documents = extract_documents(layout_of(drawn), {}, {});
    return documents.size() == 1 ? documents[0].fields.text(Term::currency) : std::string();
}

TEST(DocumentCurrency, MoneyWithoutCentsIsRuledOutByCents)
{
    EXPECT_EQ(
        currency_of(R"(
Copper Kettle Diner                                        INVOICE
Invoice Number: 20417
Invoice Date: 04/23/2026

Description               Quantity     Unit Price        Amount
Red chile stew                   4          $8.25        $33.00
Corn bread                       2          $3.50         $7.00

                                         Subtotal        $40.00
                                         Sales tax        $3.30
                                         Total           $43.30
)"),
        "USD");
    EXPECT_EQ(
        currency_of(R"(
Maderas del Sur, Santiago de Chile                         FACTURA
Factura: 20417
Fecha: 23/04/2026

Detalle                 Cantidad     Precio           Importe
Tablas de pino                 4      $8.250          $33.000
Listones                       2      $3.500           $7.000

                                         Neto         $40.000
                                         IVA 19%       $7.600
                                         Total        $47.600
)"),
        "CLP");
}

TEST(DocumentCurrency, TheRandIsALetterThatAllTotalsHave)
{
    EXPECT_EQ(
        currency_of(R"(
Karoo Fencing CC                                       TAX INVOICE
VAT Reg No 4118820716
Document No: KF20417
Date: 23/04/2026

Description               Quantity     Unit Price        Amount
Droppers                        40          82.50      3 300.00
Gate                             1       1 450.00      1 450.00

                                   Amount excl. VAT    R 4 750.00
                                   VAT 15%               R 712.50
                                   Total               R 5 462.50
)"),
        "ZAR");
    EXPECT_EQ(
        currency_of(R"(
Copper Kettle Wholesale                                    INVOICE
Invoice Number: 20417
Invoice Date: 23/04/2026

Description               Quantity     Unit Price        Amount
Cocoa                           40          82.50    R 3 300.00
Cups                             1       1 450.00    S 1 450.00

                                   Total excl. VAT     4 750.00
                                   VAT               R   712.50
                                   Total               5 462.50
)"),
        "");
}

std::string currency_of_number(const std::string& number)
{
    return currency_of(
        "\nHazelwood Crates, Inc.                                    INVOICE\nInvoice #: " + number
        + R"(
Invoice Date: 03/27/2026

Quantity   Description               Unit price        Amount
      20   Apple crate                    11.25        225.00
       4   Lid                             3.50         14.00

                                       TOTAL DUE      $239.00
)");
}

TEST(DocumentCurrency, LettersOfANumberAreNone)
{
    for (const char* number : {"PHP-3391", "CAD-2026-118", "SEK/2026/114", "MAD20417", "RM-0551"})
        EXPECT_EQ(currency_of_number(number), "USD") << number;
    EXPECT_EQ(currency_of_number("3391\nTotal: CAD239.00, before tax CAD225.00"), "CAD");
}

} // namespace
} // namespace mailroom
