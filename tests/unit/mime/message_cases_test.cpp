// Each folder of tests/cases/mime holds a message and what must be read of it. It is read with LF
// and with CRLF as line end. expected.json names only what the case is about: members that it
// leaves out may be anything, lists must be complete.

#include "core/json.h"
#include "parsers/mime/message_parser.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const std::filesystem::path cases = std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/mime";

std::string file_content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string with_crlf(const std::string& text)
{
    std::string out;
    for (const char c : text)
        out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
}

void expect_holds(const Json& expected, const Json& actual, const std::string& where)
{
    if (const auto* const object = expected.object()) {
        for (const auto& [name, value] : *object)
            expect_holds(value, actual[name], where + "." + name);
    } else if (const auto* const list = expected.array()) {
        const auto* const got = actual.array();
        ASSERT_EQ(list->size(), got ? got->size() : 0) << where << ": " << to_string(actual);
        for (std::size_t i = 0; i < list->size(); ++i)
            expect_holds((*list)[i], (*got)[i], where + "[" + std::to_string(i) + "]");
    } else {
        EXPECT_EQ(to_string(expected), to_string(actual)) << where;
    }
}

std::vector<std::string> case_names()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(cases))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

class MessageCase : public testing::TestWithParam<std::string> {
protected:
    void check(const std::string& raw)
    {
        const auto expected = parse_json(file_content(cases / GetParam() / "expected.json"));
        ASSERT_TRUE(expected.has_value());
        const auto parsed = parse_message(raw, Limits{});
        expect_holds((*expected)["message"], to_json(parsed.value.message), "message");
        if (const auto* const parts = (*expected)["parts"].array()) {
            Json::Array actual;
            for (const auto& part : parsed.value.parts)
                actual.push_back(to_json(part.description));
            expect_holds(Json(*parts), Json(std::move(actual)), "parts");
        }
        if (const auto* const defects = (*expected)["defects"].array()) {
            ASSERT_EQ(defects->size(), parsed.defects.size());
            for (std::size_t i = 0; i < defects->size(); ++i)
                EXPECT_EQ((*defects)[i].text_or(""), parsed.defects[i]);
        }
    }
};

TEST_P(MessageCase, IsReadWithLf)
{
    check(file_content(cases / GetParam() / "message.eml"));
}

TEST_P(MessageCase, IsReadWithCrlf)
{
    check(with_crlf(file_content(cases / GetParam() / "message.eml")));
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    MessageCase,
    testing::ValuesIn(case_names()),
    [](const testing::TestParamInfo<std::string>& name) { return name.param; });

} // namespace
} // namespace mailroom
