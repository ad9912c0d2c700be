// What a till receipt tells besides its total: the tax in it, and its currency.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Slip {
    std::string_view name, net, tax, drawn;
};

void PrintTo(const Slip& slip, std::ostream* out)
{
    *out << slip.name;
}

class TillTaxes : public testing::TestWithParam<Slip> {};

TEST_P(TillTaxes, AreThoseOfTheTotal)
{
    auto layout = layout_of(GetParam().drawn);
    layout.method = ReadingMethod::ocr;
    const auto documents = extract_documents(layout, {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].type, DocumentType::receipt);
    EXPECT_EQ(documents[0].fields.text(Term::tax_exclusive_amount), GetParam().net);
    EXPECT_EQ(documents[0].fields.text(Term::tax_amount), GetParam().tax);
}

constexpr Slip slips[] = {
    {"AtItsRate", "", "3.20", R"(
     THE GLOBE LAUNDERETTE
   Date 04/05/2026 18:12
Service wash                 14.20
Duvet                         5.00
TOTAL                       £19.20
VAT 20% incl                  3.20
CASH                        £20.00
CHANGE                       £0.80
)"},
    {"InATableOfRates", "45.34", "6.90", R"(
      Eisenwaren Dornbusch
Farbe weiss 5L               33,50 A
Vogelfutter                  18,74 B
SUMME EUR                    52,24
BAR EUR                      60,00
Rückgeld EUR                  7,76

MwSt      Netto   MwSt   Brutto
A 19%     28,15   5,35   33,50
B  9%     17,19   1,55   18,74
      04.05.2026 16:40
)"},
    {"AtTwoRates", "", "6.58", R"(
      Drogerie Halbmond
Windeln                      33,50
Brei                         18,74
SUMME EUR                    52,24
MWST 19%                      5,35
MWST 7%                       1,23
BAR EUR                      60,00
Rückgeld EUR                  7,76
      04.05.2026 16:40
)"},
    {"AddedToASubtotal", "41.20", "3.09", R"(
    COTTONWOOD FEED STORE
  05/04/2026 11:07 AM
OATS 50LB                    27.60
HALTER                       13.60
SUBTOTAL                     41.20
TAX 7.5%                      3.09
TOTAL                       $44.29
VISA                        $44.29
)"},
    {"OfWhichATaxAtAUsualRate", "", "4.10", R"(
       Trattoria Ponte
COPERTO                       5,00
LASAGNE                      40,10
TOTALE EURO                  45,10
di cui IVA                    4,10
CONTANTI                     50,00
RESTO                         4,90
       04-05-2026 21:37
)"},
    {"ButNotWhereItIsNoneOfTheTotal", "", "", R"(
     THE GLOBE LAUNDERETTE
   Date 04/05/2026 18:12
Service wash                 14.20
Duvet                         5.00
TOTAL                       £19.20
VAT 20% incl                  8.20
CASH                        £20.00
CHANGE                       £0.80
)"},
};

std::string currency_of(std::string_view drawn)
{
    auto layout = layout_of(drawn);
    layout.method = ReadingMethod::ocr;
    const auto documents = extract_documents(layout, {}, {});
    return documents.size() == 1 ? documents[0].fields.text(Term::currency) : "none";
}

TEST(TillCurrency, StandsBehindTheTotalToo)
{
    EXPECT_EQ(
        currency_of(R"(
      LAVERIE DU PARVIS
Lavage 8 kg                   6,50
Séchage                       3,00
TOTAL TTC                     9,50 EUR
ESPECES                      10,00
RENDU                         0,50
      04/05/2026 08:31
)"),
        "EUR");
    EXPECT_EQ(
        currency_of(R"(
      LAVERIE DU PARVIS
Lavage 8 kg                   6,50 NOK
Séchage                       3,00
TOTAL TTC                     9,50
ESPECES                      10,00
RENDU                         0,50
      04/05/2026 08:31
)"),
        "");
}

INSTANTIATE_TEST_SUITE_P(Slips, TillTaxes, testing::ValuesIn(slips));

} // namespace
} // namespace mailroom
