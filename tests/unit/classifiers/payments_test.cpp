// Messages that tell of a payment in prose, from data/payments.jsonl: the open items of the sender,
// the words, and what was paid. All were written on Thursday, 15 October 2026. And messages that
// promise one, from data/meant_promises.jsonl, written on Wednesday, 15 September 2027, or ask for
// documents, from data/meant_requests.jsonl, written on Wednesday, 21 July 2027.

#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "classifiers/details/requests.h"
#include "core/json.h"
#include "core/text.h"
#include "tests/support/json_lines.h"

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

using Strings = std::vector<std::string>;

Strings strings(const Json& json)
{
    Strings all;
    for (const auto& text : *json.array())
        all.push_back(*text.string());
    return all;
}

// What the message of each line says, written on the day.
template <typename Check>
void for_each_message(const std::string& name, const char* day, Check check)
{
    tests::for_each_json_line("tests/unit/classifiers/data/" + name, [&](const Json& json) {
        const auto books = books_of(json);
        const auto prose = read_prose(
            json["subject"].text_or(""), json["text"].text_or(""), *parse_date(day), books, "K1");
        check(json, prose, books);
    });
}

void expect_payment(const Json& json, const Prose& prose, const Books& books)
{
    const auto found = find_meant_remittance({}, prose, books, "K1");
    if (json["payment"].text_or("").empty()) {
        EXPECT_FALSE(found);
        return;
    }
    ASSERT_TRUE(found);
    EXPECT_EQ(
        (found->payment_amount ? to_string(rounded(*found->payment_amount, 2)) : "none") + " on "
            + (found->payment_date ? to_string(*found->payment_date) : "none") + " ref "
            + found->payment_reference,
        json["payment"].text_or(""));
    Strings lines;
    for (const auto& paid : found->lines)
        lines.push_back(text_of(paid));
    EXPECT_EQ(lines, strings(json["lines"]));
}

TEST(Payments, AsProseTellsThem)
{
    for_each_message("payments.jsonl", "2026-10-15", expect_payment);
}

TEST(Promises, AsTheMessageMeansThem)
{
    for_each_message(
        "meant_promises.jsonl", "2027-09-15",
        [](const Json& json, const Prose& prose, const Books&) {
            Strings found;
            for (const auto& one : find_meant_promises(prose))
                found.push_back(
                    one.document_number + " "
                    + (one.amount ? to_string(rounded(*one.amount, 2)) : "-") + " "
                    + to_string(*one.date));
            EXPECT_EQ(found, strings(json["promises"]));
        });
}

TEST(Requests, AsTheMessageMeansThem)
{
    for_each_message(
        "meant_requests.jsonl", "2027-07-21",
        [](const Json& json, const Prose& prose, const Books& books) {
            Strings found;
            for (const auto& one : find_meant_requests(prose, books))
                found.push_back(
                    std::string(to_string(one.type)) + " " + one.reference + one.period);
            EXPECT_EQ(found, strings(json["requests"])) << json["text"].text_or("");
        });
}

} // namespace
} // namespace mailroom
