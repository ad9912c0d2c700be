// Bills of trades that call theirs otherwise: what is sold and asked for tells them.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

bool is_certain(const Document& document)
{
    for (const auto& check : document.checks) {
        if (check.rule == "key_fields_certain")
            return check.ok;
    }
    return true;
}

TEST(UntitledBills, GoodsInWordsMakeASumThatIsAskedFor)
{
    const auto bill = only(R"(
Porthallow Harbour Trust
The Quay, Porthallow TR11 7QQ

Mrs J Tregidden                                              14 April 2027
2 Rope Walk, Porthallow

Harbour dues, moorings and quayside services                 Berth ref. 44/B

Swinging mooring, half year                                         410.00
Slipway launch and recovery                                         116.00
Electricity on the pontoon                                           38.40

Total of this demand                                                564.40

Kindly remit to Porthallow Harbour Trust, IBAN GB33BUKB20201555555555, by 30 April 2027.
)");
    EXPECT_EQ(bill.type, DocumentType::invoice);
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "564.40");
    EXPECT_FALSE(is_certain(bill)); // A person looks first: no word says that it is one.
}

TEST(UntitledBills, ATaxAboveTheSumIsPartOfIt)
{
    const auto bill = only(R"(
Jagdgenossenschaft Unterkirnach
Waldweg 3, 78089 Unterkirnach

Frau Dr. Ilse Brombacher                                     02.03.2027

Wildschutzumlage und Revierpflege

Umlage Hochwildrevier Ost                                           900,00
Pflege der Ansitze                                                  240,00
Treuenachlass                                                       -40,00
Nettoprämie                                                       1.100,00
19 % MwSt.                                                          209,00
Gesamtbeitrag EUR                                                 1.309,00

Fällig am 31.03.2027. BIC SOLADES1VSS, IBAN DE89 3704 0044 0532 0130 00.
)");
    EXPECT_EQ(bill.type, DocumentType::invoice);
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "1309.00");
    EXPECT_EQ(bill.fields.text(Term::tax_amount), "209.00");
}

TEST(UntitledBills, AListOfInvoicesIsNone)
{
    const auto list = only(R"(
Marlstone Feeds Ltd

To Hatherop Dairy                                            3 May 2027

Invoice 4410 of 3 March 2027                                        410.00
Invoice 4432 of 19 March 2027                                       116.00
Invoice 4460 of 2 April 2027                                         38.40
Total                                                               564.40

Please pay by 10 May 2027.
)");
    EXPECT_NE(list.type, DocumentType::invoice);
}

TEST(UntitledBills, AnOfferIsNone)
{
    const auto offer = only(R"(
Sedgebrook Joinery Ltd
QUOTATION

To Hatherop Dairy                                            3 May 2027

Oak gate, hung and oiled                                            410.00
Two posts, concreted                                                116.00
Carriage to the yard                                                 38.40
Total                                                               564.40

Payable by 30 days from delivery.
)");
    EXPECT_NE(offer.type, DocumentType::invoice);
}

} // namespace
} // namespace mailroom
