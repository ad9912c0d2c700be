// Mail that machines write, in tests/cases/machine_mail: "%% NAME", the message, "%% expect", and
// what `mailroom explain --json` must say of it, "key: value" a line. A key that is named several
// times is a list; values parted by "|" are alternatives. No absence is told but the expected one.

#include "tests/cases/explained_mail.h"

#include <map>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using Values = std::vector<std::string>;

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

std::map<std::string, Values> expectations_of(const test::MailCase& mail)
{
    std::map<std::string, Values> expected;
    for (const auto& line : mail.expected) {
        if (const auto colon = line.find(": "); colon != line.npos)
            expected[line.substr(0, colon)].push_back(line.substr(colon + 2));
    }
    return expected;
}

class MachineMail : public ::testing::TestWithParam<const char*> {};

TEST_P(MachineMail, SaysWhatItReports)
{
    const auto cases = test::read_mail_cases(
        std::string(MAILROOM_SOURCE_DIR) + "/tests/cases/machine_mail/" + GetParam());
    ASSERT_GT(cases.size(), 20u);
    const auto explanations = test::explained(cases);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SCOPED_TRACE(cases[i].name);
        const auto expectations = expectations_of(cases[i]);
        for (const auto& [key, expected] : expectations) {
            const auto values = said(explanations[i], key);
            EXPECT_TRUE(
                values == expected || (expected.size() == 1 && is_among(values, expected[0])))
                << key << ": " << ::testing::PrintToString(values);
        }
        if (!expectations.contains("back_on")) {
            EXPECT_TRUE(said(explanations[i], "back_on").empty());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, MachineMail, ::testing::Values("absences.txt", "reports.txt"));

} // namespace
} // namespace mailroom
