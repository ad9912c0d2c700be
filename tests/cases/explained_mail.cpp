#include "tests/cases/explained_mail.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace mailroom::test {
namespace fs = std::filesystem;

std::vector<MailCase> read_mail_cases(const fs::path& file)
{
    std::vector<MailCase> cases;
    std::ifstream in(file);
    bool expects = false;
    for (std::string line; std::getline(in, line);) {
        if (line == "%% expect") {
            expects = true;
        } else if (line.starts_with("%% ")) {
            cases.push_back({line.substr(3), {}, {}});
            expects = false;
        } else if (expects) {
            cases.back().expected.push_back(line);
        } else {
            cases.back().bytes += line + '\n';
        }
    }
    return cases;
}

std::vector<Json> explained(const std::vector<MailCase>& cases, const std::string& arguments)
{
    const auto folder = fs::temp_directory_path() / ("explained_mail_" + std::to_string(getpid()));
    fs::create_directories(folder);
    auto command =
        std::string(MAILROOM_BINARY_DIR) + "/bin/mailroom explain --json --no-ocr " + arguments;
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
    EXPECT_EQ(pclose(pipe), 0) << command.substr(0, 400);
    fs::remove_all(folder);
    std::vector<Json> all;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        auto json = parse_json(line);
        EXPECT_TRUE(json) << line.substr(0, 200);
        all.push_back(json ? *std::move(json) : Json());
    }
    EXPECT_EQ(all.size(), cases.size());
    all.resize(cases.size());
    return all;
}

} // namespace mailroom::test
