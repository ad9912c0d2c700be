#include "parsers/reader.h"
#include "tests/support/base64.h"
#include "tests/support/make_archive.h"
#include "tests/support/make_pdf.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::base64;
using tests::make_pdf;
using tests::make_zip;
using tests::show;

const Limits limits;
const ReadOptions options;

const Part* find_part(const Reading& reading, std::string_view path)
{
    const auto found = std::ranges::find(reading.parts, path, &Part::path);
    return found != reading.parts.end() ? &*found : nullptr;
}

const Document* find_document(const Reading& reading, std::string_view path)
{
    const auto found = std::ranges::find(reading.documents, path, &Document::path);
    return found != reading.documents.end() ? &*found : nullptr;
}

std::string mail_with(std::string_view filename, std::string_view bytes)
{
    return "From: Ann <ann@example.com>\r\nTo: ap@example.org\r\nSubject: Papers\r\n"
           "Date: Mon, 7 Sep 2026 09:08:04 +0200\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
           "--b\r\nContent-Type: text/plain\r\n\r\nPlease see the papers attached.\r\n"
           "--b\r\nContent-Type: application/octet-stream\r\n"
           "Content-Disposition: attachment; filename=\""
        + std::string(filename) + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(bytes)
        + "\r\n--b--\r\n";
}

const Check* find_check(const Document& document, std::string_view rule)
{
    const auto found = std::ranges::find(document.checks, rule, &Check::rule);
    return found != document.checks.end() ? &*found : nullptr;
}

std::string invoice_pdf(const std::vector<tests::PdfFile>& files = {})
{
    return make_pdf(
        {show(72, 780, "INVOICE", 18, "F2") + show(72, 740, "Invoice number: RG-5512")
         + show(72, 726, "Invoice date: 2026-08-31") + show(72, 660, "Total due")
         + show(400, 660, "119.00 EUR")},
        files);
}

constexpr std::string_view invoice_xml =
    "<?xml version=\"1.0\"?><Invoice "
    "xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\""
    " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
    " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">"
    "<cbc:ID>RG-5512</cbc:ID><cbc:IssueDate>2026-08-31</cbc:IssueDate>"
    "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
    "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
    "<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID=\"EUR\">119.00</cbc:PayableAmount>"
    "</cac:LegalMonetaryTotal></Invoice>";

TEST(Reader, AMailHasItsBodyAndItsAttachments)
{
    const auto mail = mail_with("papers.pdf", invoice_pdf());
    const auto reading = read(mail, options, limits);
    EXPECT_TRUE(reading.is_message);
    EXPECT_EQ(reading.sha256, sha256(mail));
    EXPECT_EQ(reading.message.subject, "Papers");
    const auto* part = find_part(reading, "2");
    ASSERT_NE(part, nullptr);
    EXPECT_EQ(part->detected_type, "application/pdf"); // Whatever its label says.
    EXPECT_EQ(part->sha256, sha256(invoice_pdf()));
    ASSERT_NE(find_document(reading, "1"), nullptr);
    const auto* invoice = find_document(reading, "2");
    ASSERT_NE(invoice, nullptr);
    EXPECT_EQ(invoice->fields.text(Term::invoice_number), "RG-5512");
    EXPECT_EQ(invoice->fields.find(Term::invoice_number)->evidence.page, 1U);
}

TEST(Reader, ContainersAreOpenedAndNameTheWay)
{
    const auto zip = make_zip(
        {{"invoice.pdf", invoice_pdf({{"factur-x.xml", std::string(invoice_xml)}, {"a.txt", "a"}})},
         {"inner.zip", make_zip({{"deep.txt", "deep"}})},
         {"old.eml", mail_with("note.txt", "a note")}});
    const auto reading = read(mail_with("papers.zip", zip), options, limits);
    for (const auto* path :
         {"2", "2/zip:invoice.pdf", "2/zip:invoice.pdf/xml:factur-x.xml",
          "2/zip:invoice.pdf/pdf:a.txt", "2/zip:inner.zip/zip:deep.txt", "2/zip:old.eml/eml:1",
          "2/zip:old.eml/eml:2"})
        EXPECT_NE(find_part(reading, path), nullptr) << path;
    EXPECT_EQ(reading.message.subject, "Papers");
}

TEST(Reader, XmlInsideAPdfCounts)
{
    const auto pdf = invoice_pdf({{"factur-x.xml", std::string(invoice_xml)}});
    const auto reading = read(pdf, options, limits);
    EXPECT_FALSE(reading.is_message);
    ASSERT_EQ(reading.documents.size(), 1U);
    const auto& invoice = reading.documents[0];
    EXPECT_EQ(invoice.path, "1"); // There is nothing to look at in the XML.
    EXPECT_EQ(invoice.method, ReadingMethod::xml);
    EXPECT_EQ(invoice.type, DocumentType::invoice);
    EXPECT_EQ(invoice.fields.text(Term::payable_amount), "119.00");
    const auto& evidence = invoice.fields.find(Term::invoice_number)->evidence;
    EXPECT_FALSE(evidence.xpath.empty());
    EXPECT_EQ(evidence.page, 1U); // Where it is printed too.
    EXPECT_TRUE(evidence.box);
    EXPECT_NE(invoice.text.find("RG-5512"), std::string::npos);
    EXPECT_EQ(invoice.pages.size(), 1U);
    const auto* check = find_check(invoice, "printed");
    ASSERT_NE(check, nullptr);
    EXPECT_TRUE(check->ok);

    const auto ignored = read(pdf, {.ignore_embedded_xml = true}, limits);
    EXPECT_EQ(find_document(ignored, "1/xml:factur-x.xml"), nullptr);
    EXPECT_EQ(find_document(ignored, "1")->fields.text(Term::invoice_number), "RG-5512");
}

TEST(Reader, WhatThePagesSayOtherwiseIsACheckThatFails)
{
    auto xml = std::string(invoice_xml);
    xml.replace(xml.find("119.00"), 6, "919.00");
    xml.replace(xml.find("RG-5512"), 7, "RG-5513");
    const auto reading = read(invoice_pdf({{"factur-x.xml", xml}}), options, limits);
    ASSERT_EQ(reading.documents.size(), 1U);
    const auto& invoice = reading.documents[0];
    EXPECT_EQ(invoice.fields.text(Term::payable_amount), "919.00"); // The XML counts.
    EXPECT_EQ(find_check(invoice, "printed"), nullptr);
    EXPECT_EQ(find_check(invoice, "printed_issue_date"), nullptr);
    const auto* amount = find_check(invoice, "printed_payable_amount");
    ASSERT_NE(amount, nullptr);
    EXPECT_FALSE(amount->ok);
    EXPECT_EQ(amount->detail, "payable_amount is 919.00 in the XML, and 119.00 on page 1");
    EXPECT_NE(find_check(invoice, "printed_invoice_number"), nullptr);
}

TEST(Reader, ADeepNestIsCutWithADefect)
{
    std::string zip = make_zip({{"end.txt", "end"}});
    for (int depth = 0; depth < 30; ++depth)
        zip = make_zip({{"next.zip", zip}});
    const auto reading = read(zip, options, limits);
    EXPECT_LE(reading.parts.size(), limits.container_depth_max + 1);
    EXPECT_FALSE(reading.defects.empty());
}

TEST(Reader, TwoFilesOfOneNameHaveTwoPaths)
{
    const auto reading = read(make_zip({{"a.txt", "one"}, {"a.txt", "two"}}), options, limits);
    EXPECT_NE(find_part(reading, "1/zip:a.txt"), nullptr);
    EXPECT_NE(find_part(reading, "1/zip:a.txt~2"), nullptr);
}

TEST(Reader, AnyBytesGiveAReading)
{
    const auto mail = mail_with("papers.zip", make_zip({{"invoice.pdf", invoice_pdf()}}));
    for (std::size_t length = 0; length < mail.size(); length += 97)
        EXPECT_EQ(
            read(mail.substr(0, length), {.ocr = false}, limits).sha256,
            sha256(mail.substr(0, length)));
}

TEST(Reader, APageIsDrawnAndAPartIsTakenOutByItsPath)
{
    const auto mail = mail_with("papers.zip", make_zip({{"invoice.pdf", invoice_pdf()}}));
    const auto picture = render_page(mail, "2/zip:invoice.pdf", 1, 72, options, limits);
    ASSERT_TRUE(picture) << picture.error().what;
    EXPECT_TRUE(picture->starts_with("\xff\xd8"));
    const auto bytes = extract_part(mail, "2/zip:invoice.pdf", options, limits);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(*bytes, invoice_pdf());
    EXPECT_FALSE(render_page(mail, "2/zip:invoice.pdf", 2, 72, options, limits));
    EXPECT_FALSE(render_page(mail, "1", 1, 72, options, limits));
    EXPECT_FALSE(extract_part(mail, "9", options, limits));
}

TEST(Reader, AnInvoiceTypedIntoTheMailKeepsItsAccount)
{
    const auto reading = read(
        "From: Sales <sales@moorgate-felt.example>\r\nTo: ap@example.org\r\n"
        "Subject: Invoice MF-3318\r\nDate: Mon, 7 Sep 2026 09:08:04 +0200\r\n\r\n"
        "Hello, our invoice:\r\n\r\nInvoice no: MF-3318\r\nInvoice date: 7 September 2026\r\n"
        "VAT 0.00\r\nTotal EUR 480.00\r\nIBAN DE44500105175407324931\r\n\r\nMoorgate Sales\r\n",
        options, limits);
    const auto* invoice = find_document(reading, "1");
    ASSERT_NE(invoice, nullptr);
    EXPECT_EQ(invoice->type, DocumentType::invoice);
    EXPECT_EQ(invoice->fields.text(Term::iban), "DE44500105175407324931");
}

TEST(Reader, ATaxNumberInTheSignatureIsOfTheInvoiceAboveIt)
{
    const auto reading = read(
        "From: a@mill.test\r\nSubject: Invoice M-78\r\n\r\n"
        "Invoice M-78 of 5 June 2026, due 19 June 2026\r\n"
        "Sharpening of blades, 4 pieces at 120.00 = 480.00\r\n"
        "VAT 0.00\r\nTotal EUR 480.00\r\n\r\nKind regards\r\nMill Ltd, IE6388047V\r\n",
        options, limits);
    const auto* invoice = find_document(reading, "1");
    ASSERT_NE(invoice, nullptr);
    EXPECT_EQ(invoice->fields.text(Term::seller_tax_id), "IE6388047V");
}

} // namespace
} // namespace mailroom
