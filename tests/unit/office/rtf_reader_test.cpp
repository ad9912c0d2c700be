#include "parsers/office/rtf_reader.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string body_of(std::string_view rtf)
{
    auto html = rtf_to_html(rtf, Limits{});
    constexpr std::string_view begin = "<html><body>\n", end = "</body></html>\n";
    if (!html.starts_with(begin) || !html.ends_with(end))
        return html;
    return html.substr(begin.size(), html.size() - begin.size() - end.size());
}

TEST(Rtf, ParagraphsInTheCharsetsOfTheirFonts)
{
    EXPECT_EQ(
        body_of("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}"
                "{\\f1\\fcharset204 Arial;}}{\\colortbl;\\red0;}{\\*\\generator X;}"
                "\\f0 M\\'fcller \\u8364?5\\par\\f1\\'d1\\par\\f0\\{x\\}{\\v hidden}}"),
        "<p>Müller €5</p>\n<p>С</p>\n<p>{x}</p>\n");
}

TEST(Rtf, TablesAndTabs)
{
    EXPECT_EQ(
        body_of(
            "{\\rtf1 No:\\tab 7\\par\\trowd\\cellx100\\cellx200\\pard\\intbl A\\cell B\\cell\\row"
            "\\trowd\\pard\\intbl 1\\cell\\cell\\row\\pard end\\par}"),
        "<table><tr><td>No:</td><td>7</td></tr>\n</table>\n"
        "<table>\n<tr><td><p>A</p>\n</td>\n<td><p>B</p>\n</td>\n</tr>\n"
        "<tr><td><p>1</p>\n</td>\n<td></td>\n</tr>\n</table>\n<p>end</p>\n");
}

TEST(Rtf, HtmlInRtfIsThatHtml)
{
    EXPECT_EQ(
        body_of("{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 "
                "We paid{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 5 \\u8364?"
                "{\\*\\htmltag72 </p>}\\htmlrtf }\\htmlrtf0}"),
        "<p>We paid&nbsp;5 €</p>");
}

TEST(Rtf, AnyPrefixIsRead)
{
    const std::string rtf =
        "{\\rtf1{\\fonttbl{\\f0\\fcharset2 x;}}\\uc2\\u8364??\\'f\\trowd a\\cell}";
    for (std::size_t size = 0; size <= rtf.size(); ++size)
        EXPECT_LT(rtf_to_html(rtf.substr(0, size), Limits{}).size(), 500U);
    EXPECT_EQ(rtf_to_html("text", Limits{}), "");
}

} // namespace
} // namespace mailroom
