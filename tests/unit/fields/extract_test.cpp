#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::vector<Document> read(std::string_view drawn)
{
    return extract_documents(layout_of(drawn), {}, {});
}

constexpr std::string_view english_invoice = R"(
Larkfield Paper Ltd                                        INVOICE
12 Mill Road                            Invoice Number:    LP-20417
Leeds LS1 4AB                           Invoice Date:      03/04/2026
                                        Due Date:          28/04/2026
Bill to:                                PO Number:         778120
Ostrava Print Works Inc.
9 River Street

Description               Quantity     Unit Price        Amount
Copy paper A4                   20           3.50         70.00
Envelopes C5                   100           0.25         25.00

                                         Subtotal         95.00
                                         VAT 20%          19.00
                                         Total GBP       114.00
)";

TEST(ExtractDocuments, ReadsAnInvoice)
{
    const auto documents = read(english_invoice);
    ASSERT_EQ(documents.size(), 1U);
    const auto& fields = documents[0].fields;
    EXPECT_EQ(documents[0].type, DocumentType::invoice);
    EXPECT_EQ(documents[0].language, "en");
    EXPECT_EQ(fields.text(Term::invoice_number), "LP-20417");
    EXPECT_EQ(fields.text(Term::issue_date), "2026-04-03"); // As the due date shows.
    EXPECT_EQ(fields.text(Term::due_date), "2026-04-28");
    EXPECT_EQ(fields.text(Term::purchase_order), "778120");
    EXPECT_EQ(fields.text(Term::currency), "GBP");
    EXPECT_EQ(fields.text(Term::tax_exclusive_amount), "95.00");
    EXPECT_EQ(fields.text(Term::tax_amount), "19.00");
    EXPECT_EQ(fields.text(Term::tax_inclusive_amount), "114.00");
    EXPECT_EQ(fields.text(Term::seller_name), "Larkfield Paper Ltd");
    EXPECT_EQ(fields.text(Term::buyer_name), "Ostrava Print Works Inc.");
    ASSERT_EQ(documents[0].lines.size(), 2U);
    EXPECT_EQ(documents[0].lines[1].text(Term::description), "Envelopes C5");
    EXPECT_EQ(documents[0].lines[1].text(Term::line_amount), "25.00");
    for (const auto& check : documents[0].checks)
        EXPECT_TRUE(check.ok) << check.rule;
}

constexpr std::string_view german_advice = R"(
Nordwall Maschinen GmbH                                    Zahlungsavis
Hafenweg 3, 20457 Hamburg
                                             Zahlungsdatum:   14.08.2026
                                             Avisnummer:      ZA-5512

Ihre Rechnung     Datum         Bruttobetrag      Skonto     Zahlbetrag
RE-10021          01.07.2026        1.250,00       25,00       1.225,00
RE-10034          06.07.2026          480,00                     480,00
GS-10002          09.07.2026         -120,00                    -120,00

Gesamtbetrag EUR                    1.610,00       25,00       1.585,00
)";

TEST(ExtractDocuments, ReadsARemittanceAdvice)
{
    const auto documents = read(german_advice);
    ASSERT_EQ(documents.size(), 1U);
    const auto& document = documents[0];
    EXPECT_EQ(document.type, DocumentType::remittance_advice);
    EXPECT_EQ(document.fields.text(Term::payment_amount), "1585.00");
    EXPECT_EQ(document.fields.text(Term::payment_date), "2026-08-14");
    EXPECT_EQ(document.fields.text(Term::payment_reference), "ZA-5512");
    EXPECT_EQ(document.fields.text(Term::payer_name), "Nordwall Maschinen GmbH");
    ASSERT_EQ(document.lines.size(), 3U);
    EXPECT_EQ(document.lines[0].text(Term::document_number), "RE-10021");
    EXPECT_EQ(document.lines[0].text(Term::document_date), "2026-07-01");
    EXPECT_EQ(document.lines[0].text(Term::discount_amount), "25.00");
    EXPECT_EQ(document.lines[2].text(Term::net_amount), "-120.00");
    for (const auto& check : document.checks)
        EXPECT_TRUE(check.ok) << check.rule;
}

TEST(ExtractDocuments, SaysWhereAnAdviceDoesNotFoot)
{
    std::string drawn(german_advice);
    drawn.replace(drawn.rfind("1.585,00"), 8, "1.685,00");
    const auto documents = read(drawn);
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].fields.text(Term::payment_amount), "1685.00");
    ASSERT_FALSE(documents[0].checks.empty());
    EXPECT_EQ(documents[0].checks[0].rule, "remittance_lines_sum");
    EXPECT_FALSE(documents[0].checks[0].ok);
}

// How sure a key field must be is the user's to say.
TEST(ExtractDocuments, KeyFieldsAreCertainFromWhereTheUserSays)
{
    for (const bool strict : {false, true}) {
        const auto document = only(english_invoice, {.confidence_min = strict ? 1.01 : 0.5});
        const auto check = std::ranges::find(document.checks, "key_fields_certain", &Check::rule);
        ASSERT_NE(check, document.checks.end());
        EXPECT_EQ(check->ok, !strict) << check->detail;
    }
}

TEST(ExtractDocuments, NothingIsADocumentToo)
{
    const auto documents = extract_documents({}, {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].type, DocumentType::other);
    EXPECT_TRUE(documents[0].fields.empty());
}

} // namespace
} // namespace mailroom
