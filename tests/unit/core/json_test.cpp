#include "core/json.h"
#include "core/understanding.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Json, WritesWhatItRead)
{
    const std::string text = R"({"a":[1,-2.5,true,null],"b":{"c":"x\"\\\n\u0001é"},"d":[],"e":{}})";
    const auto json = parse_json(text);
    ASSERT_TRUE(json) << json.error().what;
    const auto again = to_string(*json);
    ASSERT_TRUE(parse_json(again));
    EXPECT_EQ(to_string(*parse_json(again)), again);
    EXPECT_EQ((*json)["b"]["c"].text_or(""), "x\"\\\n\x01é");
    EXPECT_TRUE((*json)["none"]["deeper"].is_null());
}

TEST(Json, BytesThatAreNoUtf8BecomeReplacements)
{
    EXPECT_EQ(to_string(Json(std::string_view("a\xff\xc3z"))), "\"a\xef\xbf\xbd\xef\xbf\xbdz\"");
    EXPECT_EQ(to_string(Json(std::string_view("\xed\xa0\x80"))).find("\xed"), std::string::npos);
}

TEST(Json, RefusesDepthAndRubbish)
{
    EXPECT_FALSE(parse_json(std::string(1000, '[')));
    EXPECT_FALSE(parse_json("{\"a\":}"));
}

TEST(Json, DescribedStructsLeaveOutWhatSaysNothing)
{
    Remittance remittance;
    remittance.payment_amount = *parse_decimal("12.50");
    remittance.payment_method = PaymentMethod::sepa;
    remittance.lines = {{.document_number = "4711", .net_amount = *parse_decimal("12.50")}};
    const auto text = to_string(to_json(remittance));
    EXPECT_EQ(
        text,
        R"({"payment_amount":"12.50","payment_method":"sepa",)"
        R"("lines":[{"document_number":"4711","net_amount":"12.50"}]})");
    Remittance again;
    ASSERT_TRUE(from_json(*parse_json(text), again));
    EXPECT_EQ(to_string(to_json(again)), text);
}

TEST(Json, AWrongMemberIsNamed)
{
    Remittance remittance;
    const auto status = from_json(*parse_json(R"({"lines":[{"net_amount":12.5}]})"), remittance);
    ASSERT_FALSE(status);
    EXPECT_EQ(
        status.error().what,
        "'lines.net_amount' should be a decimal number as text, like \"12.50\"");
}

} // namespace
} // namespace mailroom
