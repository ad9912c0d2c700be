// Mail that machines write, in tests/cases/machine_mail: "%% NAME", the message, "%% expect", and
// what `mailroom explain --json` must say of it, "key: value" a line. A key that is named several
// times is a list; values parted by "|" are alternatives. No absence is told but the expected one.

#include "core/json.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;
using Values = std::vector<std::string>;

struct MachineMail {
    std::string name, bytes;
    std::map<std::string, Values> expected;
};

void read_cases(const fs::path& file, std::vector<MachineMail>& cases)
{
    std::ifstream in(file);
    bool expects = false;
    for (std::string line; std::getline(in, line);) {
        if (line == "%% expect") {
            expects = true;
        } else if (line.starts_with("%% ")) {
            cases.push_back({file.stem().string() + '/' + line.substr(3), {}, {}});
            expects = false;
        } else if (!expects) {
            cases.back().bytes += line + '\n';
        } else if (const auto colon = line.find(": "); colon != line.npos) {
            cases.back().expected[line.substr(0, colon)].push_back(line.substr(colon + 2));
        }
    }
}

std::vector<MachineMail> all_cases()
{
    std::vector<MachineMail> cases;
    for (const auto* name : {"absences.txt", "reports.txt"})
        read_cases(fs::path(MAILROOM_SOURCE_DIR) / "tests/cases/machine_mail" / name, cases);
    return cases;
}

std::vector<Json> explained(const std::vector<MachineMail>& cases)
{
    const auto folder = fs::temp_directory_path() / ("machine_mail_" + std::to_string(getpid()));
    fs::create_directories(folder);
    std::string command = std::string(MAILROOM_BINARY_DIR) + "/bin/mailroom explain --json";
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto file = folder / (std::to_string(i) + ".eml");
        std::ofstream(file) << cases[i].bytes;
        command += ' ' + file.string();
    }
    std::string out;
    std::array<char, 65536> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0);
    fs::remove_all(folder);
    std::vector<Json> all;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        if (auto json = parse_json(line))
            all.push_back(*std::move(json));
    }
    return all;
}

// The texts of an array, or the one of a value.
Values texts_of(const Json& json)
{
    Values texts;
    if (const auto* array = json.array()) {
        for (const auto& one : *array)
            texts.emplace_back(one.text_or(""));
    } else if (json.string() != nullptr) {
        texts.emplace_back(json.text_or(""));
    }
    return texts;
}

bool is_there(const Json& list)
{
    return list.array() != nullptr && !list.array()->empty();
}

Values said(const Json& json, const std::string& key)
{
    const auto& message = json["message"];
    const auto& bounces = message["bounces"];
    if (key == "recipient") {
        Values recipients;
        if (const auto* array = bounces.array()) {
            for (const auto& bounce : *array)
                recipients.emplace_back(bounce["recipient"].text_or(""));
        }
        return recipients;
    }
    if (key == "status" || key == "reason")
        return is_there(bounces) ? texts_of(bounces.array()->front()[key]) : Values();
    if (key == "feedback_type")
        return texts_of(message["feedback"]["feedback_type"]);
    if (key == "complained")
        return texts_of(message["feedback"]["original_rcpt_to"]);
    if (key == "receipt")
        return texts_of(message["read_receipt"]["disposition"]);
    if (key == "receipt_for")
        return texts_of(message["read_receipt"]["original_message_id"]);
    if (key == "back_on")
        return texts_of(json["absence"]["back_on"]);
    if (key == "substitute")
        return texts_of(json["absence"]["substitutes"]);
    if (key == "for_good") {
        const auto* for_good = json["absence"]["for_good"].boolean();
        return for_good != nullptr && *for_good ? Values{"true"} : Values();
    }
    return texts_of(message[key]);
}

bool is_among(const Values& values, const std::string& alternatives)
{
    std::istringstream in(alternatives);
    for (std::string one; std::getline(in, one, '|');) {
        if (values == Values{one})
            return true;
    }
    return false;
}

TEST(MachineMail, SaysWhatItReports)
{
    const auto cases = all_cases();
    ASSERT_GT(cases.size(), 40u);
    const auto explanations = explained(cases);
    ASSERT_EQ(explanations.size(), cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SCOPED_TRACE(cases[i].name);
        for (const auto& [key, expected] : cases[i].expected) {
            const auto values = said(explanations[i], key);
            EXPECT_TRUE(
                values == expected || (expected.size() == 1 && is_among(values, expected[0])))
                << key << ": " << ::testing::PrintToString(values);
        }
        if (!cases[i].expected.contains("back_on")) {
            EXPECT_TRUE(said(explanations[i], "back_on").empty());
        }
    }
}

} // namespace
} // namespace mailroom
