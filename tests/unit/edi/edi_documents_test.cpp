#include "embedded/edi_format_files.h"
#include "parsers/edi/edi_documents.h"
#include "parsers/xml/xml_format.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view invoic =
    "UNA:+.? 'UNB+UNOC:3+A+B+260314:0800+1'UNH+1+INVOIC:D:01B:UN'BGM+381+G-9'DTM+137:20260314:102'"
    "RFF+ON:PO 5'NAD+SU+++Nordvik <Glas> & Co'RFF+VA:SE556000000001'NAD+BY+++Larch Ltd'CUX+2:SEK'"
    "LIN+1'IMD+F++:::Glas'QTY+47:4'MOA+203:100'PRI+AAA:25'UNS+S'MOA+389:100'MOA+176:25'MOA+388:125'"
    "MOA+9:125'UNT+18+1'UNZ+1+1'";

constexpr std::string_view remittance =
    "ISA*00*          *00*          *ZZ*S              *ZZ*R              "
    "*260101*0800*U*00401*1*0*P*>~"
    "GS*RA*S*R*20260101*0800*1*X*004010~ST*820*1~BPR*C*190.00*C*ACH*CTX***********20260105~"
    "TRN*1*T-77~N1*PR*Elm Stores~N1*PE*Larch Ltd~ENT*1~RMR*IV*A-1**100.00*110.00*10.00~"
    "DTM*003*20251201~RMR*CM*C-2**-10.00~SE*9*1~GE*1*1~IEA*1*1~";

TEST(EdiFormats, EveryFileIsRight)
{
    for (const auto& file : embedded::edi_format_files()) {
        const auto format = parse_xml_format(file.name, file.bytes);
        EXPECT_TRUE(format) << format.error().what;
    }
}

TEST(EdiDocuments, AnEdifactCreditNoteIsReadWithItsSegments)
{
    const auto parsed = read_edi_documents(invoic, Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    EXPECT_EQ(document.type, DocumentType::credit_note);
    EXPECT_EQ(document.method, ReadingMethod::edi);
    const std::pair<Term, std::string_view> expected[] = {
        {Term::invoice_number, "G-9"},
        {Term::issue_date, "2026-03-14"},
        {Term::purchase_order, "PO 5"},
        {Term::currency, "SEK"},
        {Term::seller_name, "Nordvik <Glas> & Co"},
        {Term::seller_tax_id, "SE556000000001"},
        {Term::buyer_name, "Larch Ltd"},
        {Term::tax_exclusive_amount, "100"},
        {Term::payable_amount, "125"}};
    for (const auto& [term, value] : expected)
        EXPECT_EQ(document.fields.text(term), value) << to_string(term);
    EXPECT_EQ(document.fields.find(Term::purchase_order)->evidence.segment, "5:RFF+ON:PO 5");
    ASSERT_EQ(document.lines.size(), 1u);
    EXPECT_EQ(document.lines[0].text(Term::line_amount), "100");
    EXPECT_EQ(document.checks.size(), 2u); // BR-CO-15, BR-CO-16
    for (const auto& check : document.checks)
        EXPECT_TRUE(check.ok) << check.rule;
}

TEST(EdiDocuments, ARemittanceThatDoesNotFootIsFlagged)
{
    const auto parsed = read_edi_documents(remittance, Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    EXPECT_EQ(document.fields.text(Term::payment_amount), "190.00");
    EXPECT_EQ(document.fields.text(Term::payment_date), "2026-01-05");
    EXPECT_EQ(document.fields.text(Term::payment_method), "ach");
    EXPECT_EQ(document.fields.text(Term::payer_name), "Elm Stores");
    ASSERT_EQ(document.lines.size(), 2u);
    EXPECT_EQ(document.lines[0].text(Term::document_number), "A-1");
    EXPECT_EQ(document.lines[0].text(Term::gross_amount), "110.00");
    EXPECT_EQ(document.lines[0].text(Term::document_date), "2025-12-01");
    EXPECT_EQ(document.lines[1].text(Term::net_amount), "-10.00");
    ASSERT_EQ(document.checks.size(), 1u);
    EXPECT_FALSE(document.checks[0].ok);
    EXPECT_EQ(document.checks[0].detail, "190.00 is not 90.00");
}

TEST(EdiDocuments, OtherMessagesAreNamedAndOtherBytesAreNot)
{
    const auto orders = read_edi_documents("UNB+UNOC:3+A+B'UNH+1+ORDERS:D:96A'UNT+2+1'", Limits{});
    EXPECT_TRUE(orders.value.empty());
    EXPECT_EQ(orders.defects, Defects{"an EDI message of a type that is not read: edifact.ORDERS"});
    EXPECT_TRUE(read_edi_documents("Dear all, we paid.", Limits{}).defects.empty());
}

TEST(EdiDocuments, Latin1IsReadAsSuch)
{
    const auto parsed = read_edi_documents(
        "UNB+UNOC:3+A+B'UNH+1+INVOIC:D:96A'NAD+SU+++M\xfcller'UNT+3+1'", Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    EXPECT_EQ(parsed.value[0].fields.text(Term::seller_name), "Müller");
}

} // namespace
} // namespace mailroom
