// Each folder of tests/cases/structured holds a document in one or several syntaxes and, in
// expected.txt, what must be read of each of them (document_text.h): twin syntaxes are one record.
// Every file is held to the laws of its kind as well.

#include "tests/unit/structured/document_text.h"
#include "tests/unit/structured/xml_variations.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const std::filesystem::path cases =
    std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/structured";

std::string file_content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> document_names()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(cases)) {
        if (entry.is_regular_file() && entry.path().filename() != "expected.txt")
            names.push_back(std::filesystem::relative(entry.path(), cases));
    }
    std::ranges::sort(names);
    return names;
}

class StructuredCase : public testing::TestWithParam<std::string> {
protected:
    std::string bytes = file_content(cases / GetParam());
    std::string expected = file_content((cases / GetParam()).parent_path() / "expected.txt");

    bool is_xml() const { return GetParam().ends_with(".xml"); }
};

TEST_P(StructuredCase, IsReadAsExpected)
{
    EXPECT_EQ(text_of(read_structured(bytes)), expected);
}

TEST_P(StructuredCase, IsReadAlikeTwice)
{
    EXPECT_EQ(text_of(read_structured(bytes)), text_of(read_structured(bytes)));
}

// Every value has a place where a person can go and look.
TEST_P(StructuredCase, EveryValueHasItsPlace)
{
    for (const auto& document : read_structured(bytes).value) {
        for (const auto& fact : document.fields.facts)
            EXPECT_FALSE(fact.evidence.xpath.empty() && fact.evidence.segment.empty())
                << to_string(fact.term);
    }
}

// What a file gives that is cut short is part of what the whole gives, and says that it is cut.
TEST_P(StructuredCase, APrefixGivesNoLineThatTheWholeDoesNotHave)
{
    std::vector<std::string> lines;
    for (const auto& document : read_structured(bytes).value) {
        for (const auto& line : document.lines)
            lines.push_back(text_of(line));
    }
    const bool cuts_are_known = is_xml() || GetParam().ends_with(".edi");
    const auto step = bytes.size() / 400 + 1;
    for (std::size_t size = 0; size < bytes.size(); size += step) {
        const auto read = read_structured(std::string_view(bytes).substr(0, size));
        if (!cuts_are_known)
            continue;
        for (const auto& document : read.value) {
            for (const auto& line : document.lines)
                EXPECT_NE(std::ranges::find(lines, text_of(line)), lines.end()) << size << ":\n"
                                                                                << text_of(line);
        }
    }
}

TEST_P(StructuredCase, XmlMayBeWrittenInManyWays)
{
    if (!is_xml())
        return;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const auto varied = varied_xml(bytes, seed);
        ASSERT_EQ(text_of(read_structured(varied)), expected) << seed << ":\n" << varied;
        const auto prefixed = with_other_prefixes(bytes, seed);
        ASSERT_EQ(text_of(read_structured(prefixed)), expected) << seed << ":\n" << prefixed;
    }
}

TEST_P(StructuredCase, SegmentsMayStandOnLines)
{
    if (is_xml() || bytes.find("'\n") == bytes.npos)
        return;
    std::string one_line;
    for (const char c : bytes) {
        if (c != '\n')
            one_line += c;
    }
    EXPECT_EQ(text_of(read_structured(one_line)), expected);
}

std::string name_of(const testing::TestParamInfo<std::string>& info)
{
    auto name = info.param;
    std::ranges::replace_if(
        name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, StructuredCase, testing::ValuesIn(document_names()), name_of);

} // namespace
} // namespace mailroom
