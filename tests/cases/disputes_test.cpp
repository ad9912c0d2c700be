// Which documents a complaint is about, why, and how much of them is contested. A case is a line:
//     {"subject", "text", "items": {number: amount}, "disputes": [[number, reason, amount or
//     null]], "orders": {number: order}, "days": {number: day of issue}}
// The message is known to dispute something; the items are open. Those of exact.jsonl must all be
// read so; those of documents.jsonl tell "documents" alone, "" where none is named, and some their
// "sums" ("-" where none is told), but not why. voices.jsonl
// was written before what it measures, and read .81 before its misses were looked at: document and
// reason of its disputes have a floor, a little below what is reached now.

#include "classifiers/details/disputes.h"
#include "core/json.h"
#include "tests/support/json_lines.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view party_id = "K1";

Books books_with(const Json& example)
{
    Party party;
    party.party_id = party_id;
    party.currency = "EUR";
    std::vector<OpenItem> open;
    for (const auto& [number, amount] : *example["items"].object()) {
        OpenItem item;
        item.party_id = party_id;
        item.number = number;
        item.amount = item.open_amount = *parse_decimal(amount.text_or(""));
        item.purchase_order = example["orders"][number].text_or("");
        item.issue_date = parse_date(example["days"][number].text_or(""));
        open.push_back(item);
    }
    return {{}, {party}, {}, open, {}, {}};
}

std::vector<Dispute> disputes_of(const Json& example)
{
    const auto books = books_with(example);
    const auto prose = read_prose(
        example["subject"].text_or(""), example["text"].text_or(""), *parse_date("2026-11-09"),
        books, party_id);
    return find_meant_disputes(prose, std::nullopt, books, party_id);
}

using Lines = std::multiset<std::string>;

Lines expected_lines(const Json& example, bool with_amounts)
{
    Lines lines;
    for (const auto& one : *example["disputes"].array()) {
        const auto& told = *one.array();
        auto line = std::string(told[0].text_or("")) + ' ' + std::string(told[1].text_or(""));
        if (with_amounts)
            line += ' ' + std::string(told[2].text_or("-"));
        lines.insert(std::move(line));
    }
    return lines;
}

Lines found_lines(const Json& example, bool with_amounts)
{
    Lines lines;
    for (const auto& one : disputes_of(example)) {
        auto line = one.document_number + ' ' + std::string(to_string(one.reason));
        if (with_amounts)
            line += ' ' + (one.amount ? to_string(*one.amount) : "-");
        lines.insert(std::move(line));
    }
    return lines;
}

TEST(Disputes, AreReadExactly)
{
    tests::for_each_json_line("tests/cases/disputes/exact.jsonl", [](const Json& example) {
        EXPECT_EQ(found_lines(example, true), expected_lines(example, true));
    });
}

TEST(Disputes, AreOfTheseDocuments)
{
    tests::for_each_json_line("tests/cases/disputes/documents.jsonl", [](const Json& example) {
        Lines expected, found, expected_sums, sums;
        for (const auto& number : *example["documents"].array())
            expected.emplace(number.text_or(""));
        for (const auto& one : disputes_of(example)) {
            found.insert(one.document_number);
            sums.insert(one.amount ? to_string(*one.amount) : "-");
        }
        EXPECT_EQ(found, expected);
        const auto* told = example["sums"].array();
        if (told == nullptr)
            return;
        for (const auto& sum : *told)
            expected_sums.emplace(sum.text_or(""));
        EXPECT_EQ(sums, expected_sums);
    });
}

TEST(Disputes, OfManyVoicesAreMostlyRead)
{
    constexpr double floor = 0.85;
    std::size_t right = 0, all = 0, found_all = 0;
    tests::for_each_json_line("tests/cases/disputes/voices.jsonl", [&](const Json& example) {
        const auto expected = expected_lines(example, false), found = found_lines(example, false);
        all += expected.size();
        found_all += found.size();
        for (const auto& line : expected)
            right += found.contains(line) ? 1U : 0U;
    });
    ASSERT_GT(all, 0U);
    const double f1 = 2 * static_cast<double>(right) / static_cast<double>(all + found_all);
    EXPECT_GE(f1, floor) << right << " of " << all << ", " << found_all << " found";
}

} // namespace
} // namespace mailroom
