// Messages that tell of a payment in prose, from data/payments.jsonl: the open items of the sender,
// the words, and what was paid. All were written on Thursday, 15 October 2026. And messages that
// promise one, from data/meant_promises.jsonl, written on Wednesday, 15 September 2027.

#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "core/json.h"
#include "core/text.h"

#include <fstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// "SW10441=612.00", "SW10441=612.00=400.00": what it came to, and what of it is still open.
Books books_of(const Json& json)
{
    std::vector<OpenItem> items;
    for (const auto& text : *json["open"].array()) {
        const auto parts = split(*text.string(), '=');
        OpenItem item;
        item.party_id = "K1";
        item.number = parts[0];
        item.amount = *parse_decimal(parts[1]);
        item.open_amount = *parse_decimal(parts.back());
        if (item.amount.is_negative())
            item.type = OpenItemType::credit_note;
        items.push_back(item);
    }
    Party party{.party_id = "K1", .name = "K"};
    party.currency = json["currency"].text_or("EUR");
    return {{.name = "Ours", .currency = "GBP"}, {party}, {}, items, {}, {}};
}

std::string text_of(const RemittanceLine& line)
{
    std::string text = line.document_number;
    const auto add = [&](const char* sign, const std::optional<Decimal>& amount) {
        if (amount)
            text += sign + to_string(rounded(*amount, 2));
    };
    add(" ", line.gross_amount);
    add(" discount ", line.discount_amount);
    add(" less ", line.deduction_amount);
    if (line.deduction_amount)
        text += " " + line.deduction_reason;
    add(" = ", line.net_amount);
    return text;
}

TEST(Payments, AsProseTellsThem)
{
    std::ifstream file(MAILROOM_SOURCE_DIR "/tests/unit/classifiers/data/payments.jsonl");
    ASSERT_TRUE(file);
    std::size_t cases = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        const auto parsed = parse_json(line);
        ASSERT_TRUE(parsed) << line;
        const auto& json = *parsed;
        SCOPED_TRACE(line);
        const auto books = books_of(json);
        const auto prose = read_prose(
            json["subject"].text_or(""), json["text"].text_or(""), *parse_date("2026-10-15"), books,
            "K1");
        const auto found = find_meant_remittance({}, prose, books, "K1");
        if (json["payment"].text_or("").empty()) {
            EXPECT_FALSE(found);
            continue;
        }
        ASSERT_TRUE(found);
        EXPECT_EQ(
            (found->payment_amount ? to_string(rounded(*found->payment_amount, 2)) : "none")
                + " on " + (found->payment_date ? to_string(*found->payment_date) : "none")
                + " ref " + found->payment_reference,
            json["payment"].text_or(""));
        std::vector<std::string> lines;
        for (const auto& paid : found->lines)
            lines.push_back(text_of(paid));
        std::vector<std::string> expected;
        for (const auto& text : *json["lines"].array())
            expected.push_back(*text.string());
        EXPECT_EQ(lines, expected);
    }
    EXPECT_GT(cases, 0U);
}

TEST(Promises, AsTheMessageMeansThem)
{
    std::ifstream file(MAILROOM_SOURCE_DIR "/tests/unit/classifiers/data/meant_promises.jsonl");
    ASSERT_TRUE(file);
    std::size_t cases = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        const auto parsed = parse_json(line);
        ASSERT_TRUE(parsed) << line;
        const auto& json = *parsed;
        SCOPED_TRACE(line);
        const auto prose = read_prose(
            json["subject"].text_or(""), json["text"].text_or(""), *parse_date("2027-09-15"),
            books_of(json), "K1");
        std::vector<std::string> found, expected;
        for (const auto& one : find_meant_promises(prose))
            found.push_back(
                one.document_number + " " + (one.amount ? to_string(rounded(*one.amount, 2)) : "-")
                + " " + to_string(*one.date));
        for (const auto& text : *json["promises"].array())
            expected.push_back(*text.string());
        EXPECT_EQ(found, expected);
    }
    EXPECT_GT(cases, 0U);
}

} // namespace
} // namespace mailroom
