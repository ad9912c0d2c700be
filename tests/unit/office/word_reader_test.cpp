#include "parsers/office/word_reader.h"
#include "tests/support/make_archive.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string body_of(std::string_view bytes)
{
    const auto html = word_to_html(bytes, Limits{}).value;
    constexpr std::string_view begin = "<html><body>\n", end = "</body></html>\n";
    return html.substr(begin.size(), html.size() - begin.size() - end.size());
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"http://x/" + type + "\" Target=\"" + target
        + "\"/>";
}

TEST(Word, DocxParagraphsTablesAndHeader)
{
    const std::string ns = " xmlns:w=\"urn:w\"";
    const auto docx = tests::make_zip(
        {{"_rels/.rels",
          "<Relationships>" + relationship("r1", "officeDocument", "word/document.xml")
              + "</Relationships>"},
         {"word/_rels/document.xml.rels",
          "<Relationships>" + relationship("r1", "footer", "footer1.xml")
              + relationship("r2", "header", "header1.xml") + "</Relationships>"},
         {"word/header1.xml",
          "<w:hdr" + ns + "><w:p><w:r><w:t>Acme &amp; Co</w:t></w:r></w:p></w:hdr>"},
         {"word/footer1.xml", "<w:ftr" + ns + "><w:p><w:r><w:t>IBAN</w:t></w:r></w:p></w:ftr>"},
         {"word/document.xml",
          "<w:document" + ns
              + "><w:body><w:p><w:r><w:t>No:</w:t><w:tab/><w:t>4711</w:t></w:r></w:p>"
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                "<w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>shown</w:t></w:r></w:p>"
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Item"
                "</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body>"
                "</w:document>"}});
    EXPECT_EQ(
        body_of(docx),
        "<p>Acme &amp; Co</p>\n<table><tr><td>No:</td><td>4711</td></tr>\n</table>\n<p>shown</p>\n"
        "<table>\n<tr><td colspan=2><p>Item</p>\n</td>\n<td><p></p>\n</td>\n</tr>\n</table>\n"
        "<p>IBAN</p>\n");
    for (std::size_t size = 0; size < docx.size(); size += 37)
        static_cast<void>(word_to_html(std::string_view(docx).substr(0, size), Limits{}));
}

TEST(Word, OdtParagraphsAndTables)
{
    const auto odt = tests::make_zip(
        {{"content.xml",
          "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" "
          "xmlns:table=\"urn:a\"><text:p>Invoice<text:s/><text:span>7</text:span></text:p>"
          "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
          "</table:table-row></table:table></office:document-content>"}});
    EXPECT_EQ(
        body_of(odt), "<p>Invoice 7</p>\n<table>\n<tr><td><p>1</p>\n</td>\n</tr>\n</table>\n");
}

TEST(Word, DamageIsADefect)
{
    EXPECT_FALSE(word_to_html("PK\x03\x04", Limits{}).defects.empty());
    EXPECT_FALSE(
        word_to_html(tests::make_zip({{"content.xml", "<a><b>"}}), Limits{}).defects.empty());
}

} // namespace
} // namespace mailroom
