// Every folder in samples/situations is a message and what `mailroom explain --json` must say of
// it.

#include "core/json.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;
const fs::path samples = fs::path(MAILROOM_SOURCE_DIR) / "samples";

std::string read_file(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string output_of(const std::string& command)
{
    std::string out;
    std::array<char, 65536> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return out;
}

std::vector<std::string> situations()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(samples / "situations"))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

// One run for all: {situation: explanation}.
const std::map<std::string, Json>& explanations()
{
    static const auto explained = [] {
        std::string command = std::string(MAILROOM_BINARY_DIR) + "/bin/mailroom explain --json"
            + " --company " + (samples / "company/company.json").string() + " --ledger "
            + (samples / "company/ledger").string();
        for (const auto& name : situations())
            command += ' ' + (samples / "situations" / name / "message.eml").string();
        std::map<std::string, Json> by_name;
        std::istringstream lines(output_of(command));
        for (std::string line; std::getline(lines, line);) {
            auto json = parse_json(line);
            EXPECT_TRUE(json) << line.substr(0, 200);
            if (!json)
                continue;
            const fs::path file = std::string((*json)["file"].text_or(""));
            by_name.emplace(file.parent_path().filename().string(), *std::move(json));
        }
        return by_name;
    }();
    return explained;
}

bool is_words(const Json::Array& array)
{
    return std::ranges::all_of(array, [](const Json& json) { return json.string() != nullptr; });
}

std::set<std::string> words_of(const Json& json)
{
    std::set<std::string> words;
    if (json.array() != nullptr) {
        for (const auto& word : *json.array())
            words.insert(std::string(word.text_or("")));
    }
    return words;
}

// Whether `said` holds all that `expected` lists.
bool holds(const Json& said, const Json& expected)
{
    if (const auto* members = expected.object())
        return std::ranges::all_of(
            *members, [&](const auto& m) { return holds(said[m.first], m.second); });
    if (const auto* elements = expected.array()) {
        if (is_words(*elements))
            return words_of(said) == words_of(expected);
        return said.array() != nullptr && std::ranges::all_of(*elements, [&](const Json& element) {
                   return std::ranges::any_of(*said.array(), [&](const Json& candidate) {
                       return holds(candidate, element);
                   });
               });
    }
    return to_string(said) == to_string(expected);
}

class Situation : public testing::TestWithParam<std::string> {};

TEST_P(Situation, IsUnderstood)
{
    const auto found = explanations().find(GetParam());
    ASSERT_NE(found, explanations().end());
    const auto expected =
        parse_json(read_file(samples / "situations" / GetParam() / "expected.json"));
    ASSERT_TRUE(expected) << expected.error().what;
    for (const auto& [name, value] : *expected->object())
        EXPECT_TRUE(holds(found->second[name], value))
            << name << " should hold " << to_string(value) << "\nbut is "
            << to_string(found->second[name]);
}

INSTANTIATE_TEST_SUITE_P(
    All, Situation, testing::ValuesIn(situations()), [](const auto& parameter) {
        auto name = parameter.param;
        std::ranges::replace(name, '-', '_');
        return name;
    });

} // namespace
} // namespace mailroom
