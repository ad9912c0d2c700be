#include "parsers/html/html_text.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string text(std::string_view html)
{
    return html_to_text(html, "utf-8", Limits{});
}

TEST(HtmlText, BlocksLinesAndBlanks)
{
    EXPECT_EQ(text("<p>a  b\n c</p><p>d</p>"), "a b c\n\nd\n");
    EXPECT_EQ(text("<div>a</div><div>b<br>c</div>"), "a\nb\nc\n");
    EXPECT_EQ(text("<ul><li>a<li>b</ul>"), "- a\n- b\n");
    EXPECT_EQ(text("<pre>a  b\n c</pre>"), "a  b\n c\n");
    EXPECT_EQ(text("a&nbsp;b &euro; &#x41;&unknown;"), "a b € A&unknown;\n");
    EXPECT_EQ(text("<p class=MsoNormal>a</p><p class=MsoNormal>b</p>"), "a\nb\n");
    EXPECT_EQ(text(""), "");
    EXPECT_EQ(text("no tags"), "no tags\n");
}

TEST(HtmlText, CommentsThatAreNoGoodOnesAreNoText)
{
    EXPECT_EQ(text("<p><![if !supportLists]>1.<![endif]> b</p>"), "1. b\n");
    EXPECT_EQ(text("<!DOCTYPE html><p>a<!ELEMENT b>c<!>d</p>"), "acd\n");
    EXPECT_EQ(text("<!--[if mso]><![if x]> <p>a</p><![endif]--><p>b</p>"), "b\n");
    EXPECT_EQ(text("<!--[if !mso]><!--><p>a</p><!--<![endif]-->b"), "a\n\nb\n");
    EXPECT_EQ(text("<p>a<![if"), "a\n");
    EXPECT_EQ(text("<p>a <b>&lt;!b&gt;</b></p>"), "a <!b>\n");
}

TEST(HtmlText, CellsStandSideBySide)
{
    EXPECT_EQ(text("<table><tr><td>a<td>b<tr><td>c<td>d</table>"), "a\tb\nc\td\n");
    EXPECT_EQ(text("<table><tr><td>a<br>b</td><td>c</td></tr></table>"), "a\nb\nc\n");
}

TEST(HtmlText, WhatIsNotShownIsLeftOutAndReported)
{
    const auto hidden = [](std::string_view style) {
        const auto html = "<p>a</p><span style=\"" + std::string(style) + "\">x</span>";
        const auto read = read_html_text(html, "utf-8", Limits{});
        EXPECT_EQ(read.defects, Defects{"hidden text was left out"}) << style;
        return read.value.text == "a\n";
    };
    for (const auto* const style :
         {"display:none", "DISPLAY : none !important", "visibility:hidden", "font-size:0",
          "font-size: 1px", "opacity:0", "mso-hide:all", "max-height:0;overflow:hidden",
          "color:#fff;background-color:#FFF", "color: White", "color:rgb(254, 255, 250)",
          "color:black;background:#000", "position:absolute; left:-9999px",
          "height:0;overflow:hidden", "width:0;height:0;overflow:hidden", "color:rgba(0, 0, 0, 0)",
          "clip:rect(0, 0, 0, 0)", "transform:scale(0)", "color:#fff\" class=\"any"})
        EXPECT_TRUE(hidden(style)) << style;
    for (const auto* const style :
         {"display:inline", "font-size:1em", "opacity:0.9", "color:#fff;background:navy",
          "color:#fff;background:url(x.png)", "color:lightgrey", "color:rgba(0,0,0,0.8)",
          "height:0", "clip:rect(0,100px,20px,0)"}) {
        const auto html = "<span style=\"" + std::string(style) + "\">x</span>";
        EXPECT_EQ(text(html), "x\n") << style;
    }
    for (const auto* const seen :
         {"<table bgcolor=\"#003366\"><tr><td><font color=white>x</font></td></tr></table>",
          "<div style='background-color:#333'><p><b style='color:#fff'>x</b></p></div>",
          "<style>[class]{background:#036}</style>"
          "<div class=dark><span style='color:#fff'>x</span></div>",
          "<link rel=stylesheet href=a.css><div class=dark><b style='color:#fff'>x</b></div>",
          "<style>.dark{background:#036}</style>"
          "<div class=dark><span style='color:#fff'>x</span></div>",
          "<style>td{background:#036}</style><table><tr><td "
          "style='color:#fff'>x</td></tr></table>"})
        EXPECT_EQ(text(seen), "x\n") << seen;
    EXPECT_EQ(text("a<font color='#FFFFFF'>x</font>"), "a\n");
    EXPECT_EQ(text("a<span hidden>x</span>"), "a\n");
    EXPECT_EQ(text("<p>a<font color=white> </font>b</p>"), "a b\n");
    EXPECT_EQ(
        text("<style>b{background:#036}#i{color:#fff}.d:hover{background:#036}</style>a"
             "<span id=i class=d>x</span>"),
        "a\n");
    EXPECT_EQ(
        text("<div style='background:#000;color:#fff'>a<p style='color:#000'>x</p></div>"), "a\n");
    EXPECT_EQ(text("<style>p{}</style><script>x()</script><title>t</title>a"), "a\n");
}

TEST(HtmlText, AStyleSheetHidesAsAnAttributeDoes)
{
    const auto read = [](std::string_view sheet, std::string_view body) {
        const auto html = "<html><head><style>" + std::string(sheet) + "</style></head><body>"
            + std::string(body) + "</body></html>";
        const auto parsed = read_html_text(html, "utf-8", Limits{});
        EXPECT_EQ(parsed.defects.empty(), parsed.value.text.find('x') != std::string::npos)
            << sheet << ": hidden text is reported";
        return parsed.value.text;
    };
    for (const auto* const sheet :
         {".c{display:none}", "#i { visibility : hidden; }", "span{font-size:0}",
          "b,span.c , i{opacity:0}", "div .c{display:none!important}", "/* d */.c{display:none",
          "<!-- .c{display:none} -->", "@import url(a);.c{font-size:1px}",
          "@media screen{.d{color:red}.c{display:none}}", "span{display:inline}.c{display:none}",
          ".c{color:#fff;background-color:#fff}", ".c{display:block;display:none}"})
        EXPECT_EQ(read(sheet, "<div>a<span class='d c' id=i>x</span></div>"), "a\n") << sheet;
    for (const auto* const sheet :
         {".e{display:none}", ".c.e{display:none}", "p .c{display:none}", ".c:hover{display:none}",
          "@media (max-width:600px){.c{display:none}}", "@media print{.c{display:none}}",
          ".c{display:none}span.c{display:inline}", ".c{display:none;display:block}",
          ".c{color:#fff;background-color:#036}", "div>.c{display:none}", "}{", "{{{",
          "@media screen{", ".c{display"})
        EXPECT_EQ(read(sheet, "<div>a<span class='d c' id=i>x</span></div>"), "ax\n") << sheet;
    EXPECT_EQ(read(".c{display:none}", "<p class=c style='display:block'>x</p>"), "x\n");
    EXPECT_EQ(text("<style media=print>.c{display:none}</style><p class=c>x</p>"), "x\n");
}

TEST(HtmlText, PrintOfNoSizeEndsWhereAnElementWithinHasOne)
{
    EXPECT_EQ(text("<div style='font-size:0'>y<p style='font-size:13px'>x</p></div>"), "x\n");
    EXPECT_EQ(text("<div style='font-size:0'>y<p style='font-size:2em'>z</p></div>"), "");
    EXPECT_EQ(text("<p style='visibility:hidden'>y<b style='visibility:visible'>x</b></p>"), "x\n");
}

TEST(HtmlText, HistoryAndSignatureLookAsInPlainText)
{
    EXPECT_EQ(text("a<blockquote type=cite>b<br>c</blockquote>d"), "a\n\n> b\n> c\n\nd\n");
    EXPECT_EQ(text("a<div class=gmail_signature>Ann</div>"), "a\n--\nAnn\n");
    EXPECT_EQ(text("<blockquote>indented</blockquote>"), "indented\n");
}

TEST(HtmlText, LinksAreListedOnce)
{
    const auto read = read_html_text(
        "<a href=' https://a.example/ '>x</a><a href='https://a.example/'>y</a>"
        "<a name=z>z</a><a href='javascript:x'>j</a>",
        "", Limits{});
    EXPECT_EQ(read.value.links, (std::vector<std::string>{"https://a.example/", "javascript:x"}));
}

TEST(HtmlText, CharsetOfTheMetaElementCountsWhereTheMailSaysNone)
{
    const std::string html = "<meta charset=\"iso-8859-15\"><p>\xA4 5</p>";
    EXPECT_EQ(html_to_text(html, "", Limits{}), "€ 5\n");
    EXPECT_EQ(html_to_text("<p>\xC3\xA4\x00z</p>", "utf-8", Limits{}), "ä\n");
    EXPECT_EQ(html_to_text(std::string_view("a\0b", 3), "utf-8", Limits{}), "ab\n");
}

TEST(HtmlText, EveryPrefixIsReadable)
{
    const std::string_view html =
        "<html><head><style>x</style></head><body><table border=1><tr><td rowspan=2>a<td>b</tr>"
        "<tr><td colspan='3'>c &amp; d</table><!-- x --><blockquote type=cite>q</blockquote>";
    for (std::size_t size = 0; size <= html.size(); ++size) {
        const std::string prefix(html.substr(0, size));
        const auto layout = read_html(prefix, "utf-8", Limits{});
        EXPECT_EQ(layout.pages.size(), 1u);
    }
}

const Word* word(const TextLayout& layout, std::string_view wanted)
{
    const auto& words = layout.pages.at(0).words;
    const auto found = std::ranges::find(words, wanted, &Word::text);
    return found == words.end() ? nullptr : &*found;
}

TEST(HtmlLayout, ColumnsAndRowsAreBands)
{
    const auto layout = read_html(
        "<p>Remittance</p><table><tr><th>Invoice</th><th>Amount</th></tr>"
        "<tr><td>4711</td><td>12.50</td></tr><tr><td colspan=2>Total 12.50 EUR</td></tr></table>",
        "utf-8", Limits{});
    EXPECT_EQ(layout.method, ReadingMethod::html);
    const auto *invoice = word(layout, "Invoice"), *amount = word(layout, "Amount");
    const auto *number = word(layout, "4711"), *value = word(layout, "12.50");
    ASSERT_TRUE(invoice && amount && number && value);
    EXPECT_EQ(invoice->cell, "table1!A1");
    EXPECT_EQ(value->cell, "table1!B2");
    EXPECT_EQ(word(layout, "Total")->cell, "table1!A3");
    EXPECT_TRUE(invoice->bold);
    EXPECT_FALSE(number->bold);
    EXPECT_EQ(amount->box.x0, value->box.x0);
    EXPECT_EQ(number->box.y0, value->box.y0);
    EXPECT_GT(amount->box.x0, invoice->box.x1);
    EXPECT_GE(number->box.y0, invoice->box.y1);
    EXPECT_EQ(word(layout, "Remittance")->cell, "");
}

TEST(HtmlLayout, RowspanMovesTheCellsBelow)
{
    const auto layout = read_html(
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "", Limits{});
    EXPECT_EQ(word(layout, "c")->cell, "table1!B2");
}

TEST(HtmlLayout, PreformattedColumnsStayColumns)
{
    const auto layout = read_html(
        "<pre>Invoice  Date         Amount\n4711     3 May        12.50\n\n4712\t 4 May"
        "       1<b>13</b>.50</pre>x",
        "utf-8", Limits{});
    const auto *amount = word(layout, "Amount"), *first = word(layout, "12.50");
    const auto *second = word(layout, "113.50"), *invoice = word(layout, "4712");
    ASSERT_TRUE(amount && first && second && invoice);
    EXPECT_EQ(first->box.x0, amount->box.x0);
    EXPECT_EQ(second->box.x1, first->box.x1);
    EXPECT_GT(invoice->box.y0, first->box.y1 + 10);
}

TEST(HtmlLayout, ATableWithinNamesItsOwnCells)
{
    const auto layout = read_html(
        "<table><tr><td>x</td><td><table><tr><td>in</td><td>ner</td></tr></table></td></tr></"
        "table>",
        "", Limits{});
    EXPECT_EQ(word(layout, "x")->cell, "table1!A1");
    EXPECT_EQ(word(layout, "ner")->cell, "table2!B1");
}

TEST(HtmlLayout, AFootStandsBelowTheRows)
{
    const std::string html = "<table><tfoot><tr><td>Total</td></tr></tfoot><tr><td>4711"
                             "<table><tr><td>in</td></tr><tfoot><tr><td>foot</td></tr></tfoot>"
                             "</table></td></tr><tbody><tr><td>4712</td></tr></tbody></table>";
    EXPECT_EQ(text(html), "4711\nin\nfoot\n4712\nTotal\n");
    const auto layout = read_html(html, "utf-8", Limits{});
    EXPECT_GT(word(layout, "Total")->box.y0, word(layout, "4712")->box.y0);
}

TEST(HtmlLayout, NoBreakSpacesPartColumns)
{
    const auto layout = read_html("<p>a&nbsp;&nbsp;&nbsp;&nbsp;b c</p>", "utf-8", Limits{});
    const auto *a = word(layout, "a"), *b = word(layout, "b"), *c = word(layout, "c");
    EXPECT_GT(b->box.x0 - a->box.x1, 3 * (c->box.x0 - b->box.x1));
}

TEST(HtmlLayout, OneNoBreakSpacePartsNoAmount)
{
    const auto layout = read_html("<p>7&nbsp;331,64 EUR</p>", "utf-8", Limits{});
    const auto *thousands = word(layout, "7"), *rest = word(layout, "331,64");
    EXPECT_EQ(rest->box.x0 - thousands->box.x1, word(layout, "EUR")->box.x0 - rest->box.x1);
}

TEST(HtmlLayout, ATableMayBeMadeOfOtherElements)
{
    const auto layout = read_html(
        "<style>.r{display:table-row}.c{display:table-cell}</style><div style='display:table'>"
        "Loose<div class=r><div class=c>Invoice</div><div class=c>Amount</div></div>"
        "<div class=r><span class=c>4711</span><span class=c>12.50</span></div></div>"
        "<div class=r>Alone</div>",
        "utf-8", Limits{});
    const auto *invoice = word(layout, "4711"), *amount = word(layout, "12.50");
    ASSERT_TRUE(invoice && amount && word(layout, "Loose") && word(layout, "Alone"));
    EXPECT_EQ(invoice->cell, "table1!A3");
    EXPECT_EQ(amount->cell, "table1!B3");
    EXPECT_EQ(amount->box.x0, word(layout, "Amount")->box.x0);
}

TEST(HtmlLayout, OneWordInTwoElementsIsOneWord)
{
    const auto layout = read_html("<b>12</b>,50 EUR", "", Limits{});
    EXPECT_TRUE(word(layout, "12,50"));
}

TEST(HtmlLayout, LimitsHold)
{
    Limits limits;
    limits.words_max = 10;
    std::string html;
    for (int i = 0; i < 1000; ++i)
        html += "<table><tr><td colspan=500 rowspan=500>a<td>b ";
    EXPECT_LE(read_html(html, "", limits).pages.at(0).words.size(), 10u);
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<div>";
    Defects defects;
    read_html(deep + "x", "", Limits{}, &defects);
    EXPECT_FALSE(defects.empty());
}

} // namespace
} // namespace mailroom
