// The files of tests/cases/newest_words hold mails of many clients in seven languages, each as
//     %% NAME text|html [display name of the sender]
//     the body
//     %% newest
//     what its sender wrote in it
// Blank lines at the end of either do not count.

#include "core/text.h"
#include "parsers/body/body_text.h"
#include "parsers/html/html_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct NewestCase {
    std::string name, kind, body, newest;
    Mailbox sender;

    std::string text() const
    {
        return kind == "html" ? html_to_text(body, "utf-8", Limits{}) : body;
    }

    BodyText split() const { return split_body(text(), sender); }
};

void PrintTo(const NewestCase& mail, std::ostream* out)
{
    *out << mail.name;
}

std::vector<NewestCase> cases_in(const std::filesystem::path& path)
{
    constexpr std::string_view mark = "%% ";
    std::vector<NewestCase> cases;
    std::ifstream file(path);
    std::string* target = nullptr;
    for (std::string line; std::getline(file, line);) {
        if (line == "%% newest") {
            target = &cases.at(cases.size() - 1).newest;
        } else if (line.starts_with(mark)) {
            std::istringstream words(line.substr(mark.size()));
            auto& mail = cases.emplace_back();
            words >> mail.name >> mail.kind >> std::ws;
            std::getline(words, mail.sender.display_name);
            target = &mail.body;
        } else {
            *target += line + '\n';
        }
    }
    for (auto& mail : cases)
        mail.newest.resize(mail.newest.find_last_not_of('\n') + 1);
    return cases;
}

std::vector<NewestCase> all_cases()
{
    const auto folder = std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/newest_words";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<NewestCase> cases;
    for (const auto& path : paths)
        std::ranges::move(cases_in(path), std::back_inserter(cases));
    return cases;
}

class NewestWords : public testing::TestWithParam<NewestCase> {};

TEST_P(NewestWords, AreWhatTheSenderWroteInThisMessage)
{
    EXPECT_EQ(GetParam().split().latest, GetParam().newest);
}

// Whatever is shown as the sender's words stands in the body, line by line and in this order.
TEST_P(NewestWords, QuoteTheBody)
{
    const auto body = GetParam().text();
    const auto latest = GetParam().split().latest;
    std::size_t at = 0;
    for (const auto line : split(latest, '\n')) {
        const auto found = body.find(line, at);
        ASSERT_NE(found, body.npos) << line;
        at = found + line.size();
    }
}

TEST_P(NewestWords, OfEveryPrefixAreNoMoreThanIt)
{
    constexpr std::size_t step = 7;
    const auto body = GetParam().text();
    for (std::size_t size = 0; size < body.size(); size += step) {
        const auto prefix = body.substr(0, size);
        EXPECT_LE(split_body(prefix, GetParam().sender).latest.size(), size) << prefix;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Mails,
    NewestWords,
    testing::ValuesIn(all_cases()),
    [](const testing::TestParamInfo<NewestCase>& mail) { return mail.param.name; });

} // namespace
} // namespace mailroom
