#include "embedded/xml_format_files.h"
#include "parsers/xml/xml_documents.h"
#include "parsers/xml/xml_format.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view credit_note = R"(<?xml version="1.0"?>
<n:CreditNote xmlns:n="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
    xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <b:ID>CN-7</b:ID><b:IssueDate>2026-03-04+01:00</b:IssueDate>
  <b:CreditNoteTypeCode>381</b:CreditNoteTypeCode>
  <b:DocumentCurrencyCode>SEK</b:DocumentCurrencyCode>
  <a:OrderReference><b:ID>PO 9</b:ID></a:OrderReference>
  <a:AccountingSupplierParty><a:Party><a:PartyTaxScheme><b:CompanyID>SE556000000001</b:CompanyID>
    <a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity>
    <b:RegistrationName>Nordvik Glas AB</b:RegistrationName></a:PartyLegalEntity></a:Party>
  </a:AccountingSupplierParty>
  <a:TaxTotal><b:TaxAmount currencyID="EUR">1.00</b:TaxAmount></a:TaxTotal>
  <a:TaxTotal><b:TaxAmount currencyID="SEK">25.00</b:TaxAmount></a:TaxTotal>
  <a:LegalMonetaryTotal><b:LineExtensionAmount currencyID="SEK">100.00</b:LineExtensionAmount>
    <b:TaxExclusiveAmount currencyID="SEK">100.00</b:TaxExclusiveAmount>
    <b:TaxInclusiveAmount currencyID="SEK">125.00</b:TaxInclusiveAmount>
    <b:PayableAmount currencyID="SEK">125.00</b:PayableAmount></a:LegalMonetaryTotal>
  <a:CreditNoteLine><b:ID>1</b:ID><b:CreditedQuantity>4</b:CreditedQuantity>
    <b:LineExtensionAmount currencyID="SEK">100.00</b:LineExtensionAmount>
    <a:Item><b:Name>Skåp &amp; glas</b:Name></a:Item>
    <a:Price><b:PriceAmount currencyID="SEK">25</b:PriceAmount></a:Price></a:CreditNoteLine>
</n:CreditNote>)";

std::string with(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    EXPECT_NE(at, text.npos);
    return text.replace(at, from.size(), to);
}

TEST(XmlFormats, EveryFileIsRight)
{
    for (const auto& file : embedded::xml_format_files()) {
        const auto format = parse_xml_format(file.name, file.bytes);
        EXPECT_TRUE(format) << format.error().what;
    }
}

TEST(XmlFormats, AMistakeNamesItsLine)
{
    const auto format = parse_xml_format("new.tsv", "root\tInvoice\nfield\tno_such_term\tID\n");
    ASSERT_FALSE(format);
    EXPECT_EQ(format.error().what, "new.tsv:2: no such term: no_such_term");
}

TEST(XmlDocuments, AUblCreditNoteIsReadWithItsEvidence)
{
    const auto parsed = read_xml_documents(credit_note, Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    EXPECT_EQ(document.type, DocumentType::credit_note);
    EXPECT_EQ(document.method, ReadingMethod::xml);
    const std::pair<Term, std::string_view> expected[] = {
        {Term::invoice_number, "CN-7"},
        {Term::issue_date, "2026-03-04"},
        {Term::currency, "SEK"},
        {Term::purchase_order, "PO 9"},
        {Term::seller_name, "Nordvik Glas AB"},
        {Term::seller_tax_id, "SE556000000001"},
        {Term::tax_amount, "25.00"},
        {Term::tax_inclusive_amount, "125.00"},
        {Term::payable_amount, "125.00"}};
    for (const auto& [term, value] : expected)
        EXPECT_EQ(document.fields.text(term), value) << to_string(term);
    EXPECT_EQ(
        document.fields.find(Term::tax_amount)->evidence.xpath,
        "/CreditNote/TaxTotal[2]/TaxAmount");
    ASSERT_EQ(document.lines.size(), 1u);
    EXPECT_EQ(document.lines[0].text(Term::description), "Skåp & glas");
    EXPECT_EQ(document.lines[0].text(Term::unit_price), "25");
    EXPECT_EQ(document.checks.size(), 4u); // Those whose values stand in the file.
    for (const auto& check : document.checks)
        EXPECT_TRUE(check.ok) << check.rule << ": " << check.detail;
}

TEST(XmlDocuments, ASumThatDoesNotHoldIsSaidAndNotRepaired)
{
    const auto bytes = with(std::string(credit_note), ">125.00</b:TaxIncl", ">126.00</b:TaxIncl");
    const auto document = read_xml_documents(bytes, Limits{}).value.at(0);
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "126.00");
    EXPECT_LT(document.fields.find(Term::tax_inclusive_amount)->confidence, 0.9);
    for (const auto& check : document.checks)
        EXPECT_EQ(check.ok, check.rule != "BR-CO-15" && check.rule != "BR-CO-16") << check.rule;
}

TEST(XmlDocuments, ABatchEntryOfABankStatementIsAsManyLines)
{
    const auto parsed = read_xml_documents(
        R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
        <Id>S1</Id><Acct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></Acct>
        <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
          <BookgDt><Dt>2026-05-04</Dt></BookgDt><NtryDtls>
          <TxDtls><Amt Ccy="EUR">10.00</Amt><RmtInf><Ustrd>INV 1</Ustrd></RmtInf>
            <RltdPties><Dbtr><Pty><Nm>Ada</Nm></Pty></Dbtr></RltdPties></TxDtls>
          <TxDtls><Amt Ccy="EUR">20.00</Amt></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>
          <BookgDt><DtTm>2026-05-05T10:00:00</DtTm></BookgDt></Ntry>
        </Stmt></BkToCstmrStmt></Document>)",
        Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& lines = parsed.value[0].lines;
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].text(Term::amount), "10.00");
    EXPECT_EQ(lines[0].text(Term::counterparty_name), "Ada");
    EXPECT_EQ(lines[1].text(Term::booking_date), "2026-05-04");
    EXPECT_EQ(lines[2].text(Term::credit_debit), "debit");
    EXPECT_EQ(lines[2].text(Term::booking_date), "2026-05-05");
}

TEST(XmlDocuments, OtherVocabulariesAndRubbishAreDefects)
{
    for (const auto* bytes : {"<html><body/></html>", "<Document/>", "no xml", "", "<a><b></a>"}) {
        const auto parsed = read_xml_documents(bytes, Limits{});
        EXPECT_TRUE(parsed.value.empty()) << bytes;
        EXPECT_FALSE(parsed.defects.empty()) << bytes;
    }
}

bool is_well_formed(const Document& document)
{
    return std::ranges::none_of(
        document.checks, [](const Check& check) { return check.rule == "well-formed"; });
}

TEST(XmlDocuments, APrefixGivesWhatIsWholeAndSaysThatItIsCut)
{
    const auto whole = read_xml_documents(credit_note, Limits{}).value.at(0);
    for (std::size_t size = 0; size + 1 < credit_note.size(); ++size) {
        const auto parsed = read_xml_documents(credit_note.substr(0, size), Limits{});
        EXPECT_FALSE(parsed.defects.empty()) << size;
        for (const auto& document : parsed.value) {
            EXPECT_FALSE(is_well_formed(document)) << size;
            for (const auto* text : {"CN-7", "2026-03-04", "SEK", "PO 9", "Nordvik Glas AB"}) {
                const auto of_whole = std::ranges::find(
                    whole.fields.facts, text, [](const Fact& f) { return to_string(f.value); });
                const auto now = document.fields.text(of_whole->term);
                EXPECT_TRUE(now.empty() || now == text) << size << ": " << now;
            }
            EXPECT_LE(document.lines.size(), whole.lines.size());
            for (std::size_t i = 0; i < document.lines.size(); ++i)
                EXPECT_EQ(document.lines[i].text(Term::line_amount), "100.00") << size;
        }
    }
}

TEST(XmlDocuments, WhatIsNotWellFormedIsReadAndFlagged)
{
    const auto bytes = with(std::string(credit_note), "Sk\u00e5p &amp; glas", "Glas & co");
    const auto parsed = read_xml_documents(bytes, Limits{});
    ASSERT_EQ(parsed.value.size(), 1u);
    EXPECT_EQ(parsed.value[0].fields.text(Term::payable_amount), "125.00");
    EXPECT_LT(parsed.value[0].fields.find(Term::payable_amount)->confidence, 0.9);
    EXPECT_FALSE(is_well_formed(parsed.value[0]));
}

TEST(XmlDocuments, EnvelopesAreLookedThrough)
{
    const auto invoice = std::string(credit_note.substr(credit_note.find("?>") + 2));
    const auto parsed = read_xml_documents(
        "<sh:StandardBusinessDocument xmlns:sh='urn:x'><sh:Header/>" + invoice + invoice
            + "</sh:StandardBusinessDocument>",
        Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    ASSERT_EQ(parsed.value.size(), 2u);
    EXPECT_EQ(parsed.value[1].fields.text(Term::invoice_number), "CN-7");
}

TEST(XmlDocuments, EntitiesNeitherGrowNorReadFiles)
{
    std::string bomb = "<!DOCTYPE Invoice [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 20; ++i) {
        const auto inner = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"" + inner + inner + inner + inner + "\">";
    }
    bomb += "]><Invoice><LegalMonetaryTotal/><ID>&a19;</ID></Invoice>";
    const auto bombed = read_xml_documents(bomb, Limits{});
    EXPECT_TRUE(bombed.value.empty() || bombed.value[0].fields.text(Term::invoice_number).empty());

    const auto file = read_xml_documents(
        "<!DOCTYPE Invoice [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
        "<Invoice><LegalMonetaryTotal/><ID>&f;</ID></Invoice>",
        Limits{});
    EXPECT_TRUE(file.value.empty() || file.value[0].fields.text(Term::invoice_number).empty());
}

TEST(XmlDocuments, DepthIsTheSendersChoiceAndCostsNoStack)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    EXPECT_TRUE(read_xml_documents(deep, Limits{}).value.empty());
}

} // namespace
} // namespace mailroom
