#include "api/http/message.h"
#include "api/routes.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(HttpMessage, PercentEncodingIsUndone)
{
    EXPECT_EQ(percent_decoded("2%2Fzip:a%20b"), "2/zip:a b");
    EXPECT_EQ(percent_decoded("%C3%a4"), "\xc3\xa4");
    EXPECT_EQ(percent_decoded("%2"), std::nullopt);
    EXPECT_EQ(percent_decoded("%"), std::nullopt);
    EXPECT_EQ(percent_decoded("%zz"), std::nullopt);
    EXPECT_EQ(percent_decoded(percent_encoded("a/b c\xff&=%")), "a/b c\xff&=%");
}

TEST(HttpMessage, QueriesAreForms)
{
    const auto query = query_parameters("text=a+b%26c&&queue=payments&queue=x&bad=%zz&flag");
    EXPECT_EQ(query.size(), 3u);
    EXPECT_EQ(query.at("text"), "a b&c");
    EXPECT_EQ(query.at("queue"), "payments");
    EXPECT_EQ(query.at("flag"), "");
}

TEST(HttpMessage, CookiesAreFoundByTheirWholeName)
{
    HttpRequest request;
    request.headers["cookie"] = "xmailroom_session=1; mailroom_session=2; a=3";
    EXPECT_EQ(request.cookie("mailroom_session"), "2");
    EXPECT_EQ(request.cookie("a"), "3");
    EXPECT_EQ(request.cookie("mailroom"), "");
}

TEST(HttpMessage, FileNamesCannotLeaveTheirHeader)
{
    EXPECT_EQ(
        attachment_disposition("a\"\r\nSet-Cookie: x\xc3\xa4.pdf"),
        "attachment; filename=\"a___Set-Cookie: x__.pdf\"; "
        "filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x%C3%A4.pdf");
}

TEST(Routes, PathsAreMatchedSegmentBySegment)
{
    const auto part = find_route("GET", "/api/messages/7/parts/2%2Fzip:a.pdf/pages/1.jpg");
    ASSERT_NE(part.route, nullptr);
    EXPECT_EQ(part.path_parameters, (std::vector<std::string>{"7", "2/zip:a.pdf", "1.jpg"}));
    EXPECT_FALSE(find_route("GET", "/api/messages/7/parts/2/zip/pages/1.jpg").path_known);
    EXPECT_FALSE(find_route("GET", "/api/messages/").path_known);
    EXPECT_FALSE(find_route("GET", "/api/nothing").path_known);
    const auto wrong_method = find_route("DELETE", "/api/messages");
    EXPECT_TRUE(wrong_method.path_known);
    EXPECT_EQ(wrong_method.route, nullptr);
    EXPECT_NE(find_route("HEAD", "/api/messages").route, nullptr);
}

} // namespace
} // namespace mailroom
