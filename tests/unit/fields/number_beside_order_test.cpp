// One value is not the number of an invoice and of its order.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// The invoice's number stands beside the first line of the table, where it is none of its cells.
constexpr std::string_view numbers_beside_lines = R"(
Snelbinderij Poort B.V.
                          FACTUUR
Kade 4, 7311 AA Zutveen   Aan Buurthuis De Linde
                          Omschrijving               Aantal     Prijs     Bedrag
Factuurnummer
V2700418                  Boekblok genaaid               20      1,50      30,00
                          Linnen band                    10      2,25      22,50
Factuurdatum
14-05-2027                Opmaak                          2     60,00     120,00

Uw inkoopnummer           Totaal excl. btw                                172,50
KLD-0771                  Btw 21%                                          36,23
                          Te betalen                                  EUR 208,73
)";

TEST(NumberBesideOrder, TheOrdersNumberIsNeverPassedOffAsTheInvoices)
{
    const auto documents = extract_documents(layout_of(numbers_beside_lines), {}, {});
    ASSERT_EQ(documents.size(), 1U);
    const auto& fields = documents[0].fields;
    EXPECT_EQ(fields.text(Term::purchase_order), "KLD-0771");
    const auto* number = fields.find(Term::invoice_number);
    const bool is_sure = number != nullptr && number->confidence > 0.5;
    EXPECT_TRUE(!is_sure || fields.text(Term::invoice_number) == "V2700418");
}

TEST(NumberBesideOrder, ANumberWithItsOwnLabelIsTheInvoices)
{
    const auto documents = extract_documents(
        layout_of(R"(
Snelbinderij Poort B.V.                       FACTUUR
Kade 4, 7311 AA Zutveen
Factuurnummer: V2700418
Uw inkoopnummer: KLD-0771
Factuurdatum: 14-05-2027

Omschrijving               Aantal     Prijs     Bedrag
Boekblok genaaid               20      1,50      30,00
Linnen band                    10      2,25      22,50
Totaal excl. btw                                 52,50
Btw 21%                                          11,03
Te betalen                                   EUR 63,53
)"),
        {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].fields.text(Term::invoice_number), "V2700418");
    EXPECT_EQ(documents[0].fields.text(Term::purchase_order), "KLD-0771");
}

} // namespace
} // namespace mailroom
