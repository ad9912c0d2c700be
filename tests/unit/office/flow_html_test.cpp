#include "parsers/office/flow_html.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(FlowHtml, ParagraphsTabsAndTables)
{
    FlowHtml flow(10'000);
    flow.text("A & <B>");
    flow.end_paragraph();
    flow.text("No");
    flow.tab();
    flow.text("1");
    flow.end_paragraph();
    flow.begin_table();
    flow.begin_row();
    flow.begin_cell(2);
    flow.text("x");
    flow.tab();
    flow.text("y");
    flow.end_table(); // Cell and row end with it.
    flow.text("end");
    EXPECT_EQ(
        std::move(flow).html(),
        "<html><body>\n<p>A &amp; &lt;B&gt;</p>\n<table><tr><td>No</td><td>1</td></tr>\n</table>\n"
        "<table>\n<tr><td colspan=2></td>\n</tr>\n</table>\n<p>x yend</p>\n</body></html>\n");
}

TEST(FlowHtml, IsBoundedInSizeAndDepth)
{
    FlowHtml flow(1'000);
    for (int i = 0; i < 1'000; ++i) {
        flow.begin_table();
        flow.begin_row();
        flow.begin_cell(1);
        flow.text("12345678901234567890");
        flow.end_paragraph();
    }
    EXPECT_TRUE(flow.is_full());
    EXPECT_LT(std::move(flow).html().size(), 3'000U);
}

} // namespace
} // namespace mailroom
