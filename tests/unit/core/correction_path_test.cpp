#include "core/correction_path.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(CorrectionPath, NamesTheValue)
{
    struct Case {
        std::string_view text;
        CorrectionPath path;
    };
    const Case cases[] = {
        {"party_id", {.value = CorrectedValue::party_id}},
        {"side", {.value = CorrectedValue::side}},
        {"intents", {.value = CorrectedValue::intents}},
        {"matches/12", {.value = CorrectedValue::match, .index = 12}},
        {"documents/3/type", {.value = CorrectedValue::document_type, .index = 3}},
        {"documents/0/fields/issue_date",
         {.value = CorrectedValue::document_field, .term = Term::issue_date}},
        {"documents/1/lines/20/net_amount",
         {.value = CorrectedValue::line_field, .index = 1, .line = 20, .term = Term::net_amount}},
    };
    for (const auto& [text, expected] : cases) {
        const auto path = parse_correction_path(text);
        ASSERT_TRUE(path) << text;
        EXPECT_EQ(path->value, expected.value) << text;
        EXPECT_EQ(path->index, expected.index) << text;
        EXPECT_EQ(path->line, expected.line) << text;
        EXPECT_EQ(path->term, expected.term) << text;
    }
}

TEST(CorrectionPath, IsNothingElse)
{
    for (const std::string_view text :
         {"",
          "/",
          "party",
          "matches",
          "matches/",
          "matches/-1",
          "matches/+1",
          "matches/ 1",
          "matches/1/",
          "matches/1x",
          "matches/99999999999999999999999",
          "lines/0",
          "documents/0",
          "documents//type",
          "documents/0/types",
          "documents/0/fields",
          "documents/0/fields/",
          "documents/0/fields/no_such_term",
          "documents/0/fields/0/issue_date",
          "documents/0/lines/issue_date",
          "documents/0/lines/x/issue_date",
          "documents/0/lines/0/issue_date/"})
        EXPECT_FALSE(parse_correction_path(text)) << text;
}

} // namespace
} // namespace mailroom
