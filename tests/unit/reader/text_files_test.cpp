// The files of tests/cases/text_files are plain texts and tables as programs write them, in eleven
// countries' ways; expected.txt says of each
//     %% NAME
//     TYPE, and each of the fields below that it has: its name and value
//     NUMBER NET of GROSS - DISCOUNT - DEDUCTION for each line of a payment (? is not known)
//     failed RULE for each check that fails

#include "parsers/reader.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using Named = std::pair<Term, std::string_view>;
constexpr auto fields = std::to_array<Named>(
    {{Term::invoice_number, "invoice_number"},
     {Term::issue_date, "issue_date"},
     {Term::due_date, "due_date"},
     {Term::currency, "currency"},
     {Term::tax_inclusive_amount, "total"},
     {Term::payable_amount, "payable"},
     {Term::payment_amount, "payment"},
     {Term::payment_date, "payment_date"},
     {Term::payment_reference, "payment_reference"},
     {Term::payer_name, "payer"}});

struct TextFile {
    std::string name, expected;
};

void PrintTo(const TextFile& file, std::ostream* out)
{
    *out << file.name;
}

std::filesystem::path folder()
{
    return std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/text_files";
}

std::string bytes_of(const std::string& name)
{
    std::ifstream file(folder() / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::vector<TextFile> all_files()
{
    constexpr std::string_view mark = "%% ";
    std::vector<TextFile> files;
    std::istringstream expected(bytes_of("expected.txt"));
    for (std::string line; std::getline(expected, line);) {
        if (line.starts_with(mark))
            files.push_back({.name = line.substr(mark.size()), .expected = {}});
        else
            files.back().expected += line + '\n';
    }
    return files;
}

std::string line_of(const Facts& line)
{
    const auto text = [&line](Term term) {
        const auto amount = line.amount(term);
        return amount ? to_string(rounded(*amount, 2)) : std::string("?");
    };
    return line.text(Term::document_number) + ' ' + text(Term::net_amount) + " of "
        + text(Term::gross_amount) + " - " + text(Term::discount_amount) + " - "
        + text(Term::deduction_amount) + '\n';
}

std::string told(const Document& document)
{
    std::string out(to_string(document.type));
    out += '\n';
    for (const auto& [term, name] : fields) {
        const auto value = document.fields.text(term);
        if (!value.empty())
            out += std::string(name) + ' ' + value + '\n';
    }
    for (const auto& line : document.lines) {
        if (line.find(Term::net_amount))
            out += line_of(line);
    }
    for (const auto& check : document.checks)
        out += check.ok ? "" : "failed " + check.rule + '\n';
    return out;
}

class TextFiles : public testing::TestWithParam<TextFile> {};

TEST_P(TextFiles, SayWhatTheySay)
{
    const auto& [name, expected] = GetParam();
    std::string found;
    for (const auto& document : read(bytes_of(name), {.filename = name}, Limits{}).documents)
        found += told(document);
    EXPECT_EQ(found, expected);
}

INSTANTIATE_TEST_SUITE_P(
    Files,
    TextFiles,
    testing::ValuesIn(all_files()),
    [](const testing::TestParamInfo<TextFile>& file) {
        const auto end = file.param.name.find('.');
        return file.param.name.substr(0, end);
    });

} // namespace
} // namespace mailroom
