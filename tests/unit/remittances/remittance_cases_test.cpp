// The files of tests/cases/remittances hold mails in seven languages that tell of a payment, each
// as
//     %% NAME DATE
//     the message from its first header field on; its body is HTML where it begins with "<"
//     %% told
//     pay AMOUNT CURRENCY DATE METHOD REFERENCE (- is none)
//     NUMBER NET [g GROSS] [d DISCOUNT] [x DEDUCTION REASON]
//     open NUMBER AMOUNT (a document that is named and not paid)
// What is said to be paid stands in the books, open with its gross amount.

#include "classifiers/classify.h"
#include "core/text.h"
#include "parsers/reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct RemittanceCase {
    std::string name, date, message;
    Remittance told;
    std::vector<RemittanceLine> unpaid;
};

void PrintTo(const RemittanceCase& mail, std::ostream* out)
{
    *out << mail.name;
}

Decimal money(const std::string& text)
{
    return parse_decimal(text).value();
}

void read_payment(std::istringstream& words, Remittance& told)
{
    std::string amount, date, method;
    words >> amount >> told.currency >> date >> method >> std::ws;
    std::getline(words, told.payment_reference);
    told.payment_amount = money(amount);
    told.payment_date = parse_date(date);
    told.payment_method = enum_from_string<PaymentMethod>(method);
    if (told.payment_reference == "-")
        told.payment_reference.clear();
}

RemittanceLine line_in(const std::string& number, std::istringstream& words)
{
    RemittanceLine line{.document_number = number};
    std::string amount, mark;
    words >> amount;
    line.net_amount = line.gross_amount = money(amount);
    while (words >> mark >> amount) {
        if (mark == "g") {
            line.gross_amount = money(amount);
            continue;
        }
        (mark == "d" ? line.discount_amount : line.deduction_amount) = money(amount);
        line.gross_amount = *line.gross_amount + money(amount);
        if (mark == "x")
            words >> line.deduction_reason;
    }
    return line;
}

void read_told(const std::string& line, RemittanceCase& mail)
{
    std::istringstream words(line);
    std::string first, number;
    words >> first;
    if (first == "pay") {
        read_payment(words, mail.told);
    } else if (first == "open") {
        words >> number;
        mail.unpaid.push_back(line_in(number, words));
    } else if (!first.empty()) {
        mail.told.lines.push_back(line_in(first, words));
    }
}

std::vector<RemittanceCase> cases_in(const std::filesystem::path& path)
{
    constexpr std::string_view mark = "%% ";
    std::vector<RemittanceCase> cases;
    std::ifstream file(path);
    bool is_told = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "%% told") {
            is_told = true;
        } else if (line.starts_with(mark)) {
            is_told = false;
            std::istringstream words(line.substr(mark.size()));
            auto& mail = cases.emplace_back();
            words >> mail.name >> mail.date;
        } else if (is_told) {
            read_told(line, cases.back());
        } else {
            cases.back().message += line + '\n';
        }
    }
    return cases;
}

std::vector<RemittanceCase> all_cases()
{
    const auto folder = std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/cases/remittances";
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<RemittanceCase> cases;
    for (const auto& path : paths)
        std::ranges::move(cases_in(path), std::back_inserter(cases));
    return cases;
}

Books books_of(const RemittanceCase& mail)
{
    const auto& told = mail.told;
    std::vector<OpenItem> items;
    for (const auto* lines : {&told.lines, &mail.unpaid}) {
        for (const auto& line : *lines) {
            OpenItem item;
            item.party_id = "C1";
            item.number = line.document_number;
            item.amount = item.open_amount = abs(*line.gross_amount);
            item.currency = told.currency;
            item.type = line.gross_amount->is_negative() ? OpenItemType::credit_note
                                                         : OpenItemType::invoice;
            items.push_back(std::move(item));
        }
    }
    return {
        {.name = "Corran Marine Supplies", .domain = "corran.example", .currency = "EUR"},
        {{.party_id = "C1", .name = "The Customer", .currency = told.currency}},
        {{.party_id = "C1", .email = "ap@customer.example"}},
        std::move(items),
        {},
        {}};
}

std::string message_of(const RemittanceCase& mail)
{
    const auto body = mail.message.find("\n\n") + 2;
    const bool html = mail.message.compare(body, 1, "<") == 0;
    const std::string type = html ? "html" : "plain";
    return "From: Accounts <ap@customer.example>\nTo: ar@corran.example\nMIME-Version: 1.0\n"
           "Content-Type: text/"
        + type + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n" + mail.message;
}

// "SI-1 90.00 of 100.00, discount 2.00, deduction 8.00 freight"
std::vector<std::string> told_lines(const Remittance& remittance)
{
    std::vector<std::string> lines;
    const auto text = [](const std::optional<Decimal>& amount) {
        return to_string(rounded(amount.value_or(Decimal{}), 2));
    };
    for (const auto& line : remittance.lines)
        lines.push_back(
            line.document_number + ' ' + text(line.net_amount) + " of " + text(line.gross_amount)
            + ", discount " + text(line.discount_amount) + ", deduction "
            + text(line.deduction_amount) + ' ' + line.deduction_reason);
    std::ranges::sort(lines);
    return lines;
}

class Remittances : public testing::TestWithParam<RemittanceCase> {};

TEST_P(Remittances, AreUnderstoodFromTheMail)
{
    const auto& [name, date, message, told, unpaid] = GetParam();
    auto reading = read(message_of(GetParam()), {}, Limits{});
    const auto books = books_of(GetParam());
    const ClassifyContext context{
        .received_at = Instant(std::chrono::sys_days(parse_date(date).value()))};
    const auto found = classify(reading, books, context).remittance;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, told.payment_amount);
    EXPECT_EQ(found->currency, told.currency);
    EXPECT_EQ(found->payment_date, told.payment_date);
    EXPECT_EQ(found->payment_method, told.payment_method);
    EXPECT_EQ(found->payment_reference, told.payment_reference);
    EXPECT_EQ(told_lines(*found), told_lines(told));
}

INSTANTIATE_TEST_SUITE_P(
    Mails,
    Remittances,
    testing::ValuesIn(all_cases()),
    [](const testing::TestParamInfo<RemittanceCase>& mail) { return mail.param.name; });

} // namespace
} // namespace mailroom
