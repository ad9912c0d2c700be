// Each folder of tests/cases/body holds a text, what its sender wrote in it (latest.txt), and,
// where the case is about it, whom he quotes: "name <address>|date|subject|answer or forward" a
// line.

#include "parsers/body/body_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const std::filesystem::path cases = std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/body";

std::string file_content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> case_names()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(cases))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

std::string line_of(const QuotedMessage& quoted)
{
    std::string line;
    if (quoted.from)
        line = quoted.from->display_name + " <" + quoted.from->addr_spec + ">";
    return line + "|" + quoted.date + "|" + quoted.subject + "|"
        + (quoted.forwarded ? "forward" : "answer") + "\n";
}

class BodyCase : public testing::TestWithParam<std::string> {
protected:
    std::string text() const { return file_content(cases / GetParam() / "text.txt"); }
    std::string latest() const { return file_content(cases / GetParam() / "latest.txt"); }
};

TEST_P(BodyCase, NewestTextStandsAlone)
{
    const auto body = split_body(text());
    EXPECT_EQ(body.latest, latest());
    if (std::filesystem::exists(cases / GetParam() / "quoted.txt")) {
        std::string quoted;
        for (const auto& message : body.quoted)
            quoted += line_of(message);
        EXPECT_EQ(quoted, file_content(cases / GetParam() / "quoted.txt"));
    }
}

TEST_P(BodyCase, LineEndsDoNotMatter)
{
    std::string crlf;
    for (const char c : text())
        crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    EXPECT_EQ(split_body(crlf).latest, latest());
}

TEST_P(BodyCase, EveryPrefixIsReadable)
{
    const auto whole = text();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string prefix = whole.substr(0, size);
        EXPECT_LE(split_body(prefix).latest.size(), prefix.size());
    }
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    BodyCase,
    testing::ValuesIn(case_names()),
    [](const testing::TestParamInfo<std::string>& name) { return name.param; });

TEST(BodyText, WhatWasSplitOnceStaysAsItIs)
{
    for (const auto& name : case_names()) {
        const auto once = split_body(file_content(cases / name / "text.txt")).latest;
        EXPECT_EQ(split_body(once).latest, once) << name;
    }
}

TEST(BodyText, TheSignatureIsKeptApart)
{
    const auto body = split_body("Paid.\n\n-- \nBo Lee\nLee & Co\n");
    EXPECT_EQ(body.latest, "Paid.");
    EXPECT_EQ(body.signature, "--\nBo Lee\nLee & Co");
}

} // namespace
} // namespace mailroom
