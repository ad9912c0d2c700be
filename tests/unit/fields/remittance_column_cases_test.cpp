// The files of tests/cases/remittance_columns hold advices that are drawn with characters, each as
//     %% NAME
//     the page
//     %% told
//     NUMBER GROSS DISCOUNT DEDUCTION NET (- is none), a row a line
#include "tests/unit/fields/page.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct ColumnsCase {
    std::string name, page, told;
};

void PrintTo(const ColumnsCase& advice, std::ostream* out)
{
    *out << advice.name;
}

void add_cases_in(const std::filesystem::path& path, std::vector<ColumnsCase>& cases)
{
    constexpr std::string_view mark = "%% ";
    std::ifstream file(path);
    bool is_told = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "%% told") {
            is_told = true;
        } else if (line.starts_with(mark)) {
            is_told = false;
            cases.push_back({line.substr(mark.size()), {}, {}});
        } else if (!is_told) {
            cases.back().page += line + '\n';
        } else if (!line.empty()) {
            cases.back().told += line + '\n';
        }
    }
}

std::vector<ColumnsCase> all_cases()
{
    const auto folder =
        std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/remittance_columns";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<ColumnsCase> cases;
    for (const auto& path : paths)
        add_cases_in(path, cases);
    return cases;
}

std::string told_by(const Document& document)
{
    std::string told;
    for (const auto& line : document.lines) {
        told += line.text(Term::document_number);
        for (const auto term :
             {Term::gross_amount, Term::discount_amount, Term::deduction_amount,
              Term::net_amount}) {
            const auto amount = line.text(term);
            told += ' ' + (amount.empty() ? "-" : amount);
        }
        told += '\n';
    }
    return told;
}

class RemittanceColumnCases : public testing::TestWithParam<ColumnsCase> {};

TEST_P(RemittanceColumnCases, AreReadAsTold)
{
    EXPECT_EQ(told_by(only(GetParam().page)), GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    RemittanceColumnCases,
    testing::ValuesIn(all_cases()),
    [](const testing::TestParamInfo<ColumnsCase>& advice) { return advice.param.name; });

} // namespace
} // namespace mailroom
