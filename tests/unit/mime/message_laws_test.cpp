// What holds for every message, whatever it says.

#include "core/json.h"
#include "parsers/mime/message_parser.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::vector<std::string> messages()
{
    std::vector<std::string> all;
    const auto cases = std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/mime";
    for (const auto& entry : std::filesystem::directory_iterator(cases)) {
        std::ifstream file(entry.path() / "message.eml", std::ios::binary);
        all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return all;
}

std::string summary(const Parsed<ParsedMessage>& parsed)
{
    auto text = to_string(to_json(parsed.value.message));
    for (const auto& part : parsed.value.parts)
        text += to_string(to_json(part.description));
    for (const auto& defect : parsed.defects)
        text += defect;
    return text;
}

TEST(MessageLaws, EveryPrefixIsReadable)
{
    for (const auto& raw : messages()) {
        for (std::size_t size = 0; size <= raw.size(); ++size) {
            // A copy of its own, so that the address sanitizer sees a step beyond the end.
            const std::string prefix = raw.substr(0, size);
            const auto parsed = parse_message(prefix, Limits{});
            ASSERT_FALSE(parsed.value.parts.empty()) << size;
            for (const auto& part : parsed.value.parts) {
                ASSERT_EQ(part.description.size, part.content.size());
                ASSERT_EQ(part.description.sha256, sha256(part.content));
            }
        }
    }
}

TEST(MessageLaws, ReadingTwiceGivesTheSame)
{
    for (const auto& raw : messages())
        EXPECT_EQ(summary(parse_message(raw, Limits{})), summary(parse_message(raw, Limits{})));
}

TEST(MessageLaws, PathsAreUnique)
{
    for (const auto& raw : messages()) {
        const auto parsed = parse_message(raw, Limits{});
        std::vector<std::string> paths;
        for (const auto& part : parsed.value.parts)
            paths.push_back(part.description.path);
        std::ranges::sort(paths);
        EXPECT_EQ(std::ranges::adjacent_find(paths), paths.end());
    }
}

TEST(MessageLaws, AMovedResultKeepsItsViews)
{
    const std::string raw = "Content-Transfer-Encoding: base64\n\nSGk=";
    auto first = parse_message(raw, Limits{});
    const auto second = std::move(first);
    ASSERT_EQ(second.value.parts.size(), 1u);
    EXPECT_EQ(second.value.parts[0].content, "Hi");
}

TEST(MessageLaws, BodiesThatNeedNoDecodingAreViews)
{
    const std::string raw = "Subject: x\n\nbody";
    const auto parsed = parse_message(raw, Limits{});
    ASSERT_EQ(parsed.value.parts.size(), 1u);
    EXPECT_EQ(parsed.value.parts[0].content.data(), raw.data() + 12);
}

TEST(MessageLaws, OldMacintoshLineEndsAreRead)
{
    const auto parsed = parse_message("From: a@b.example\rSubject: x\r\rbody\r", Limits{});
    EXPECT_EQ(parsed.value.message.subject, "x");
    EXPECT_EQ(parsed.value.message.text, "body\n");
}

} // namespace
} // namespace mailroom
