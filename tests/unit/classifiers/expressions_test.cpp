// Sentences and what they say, from data/*.jsonl beside this file: one line a case.

#include "classifiers/details/disputes.h"
#include "classifiers/details/master_data.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/requests.h"
#include "classifiers/text/prose.h"
#include "core/json.h"
#include "tests/support/json_lines.h"

#include <functional>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    OpenItem item;
    item.party_id = "K1";
    item.number = "ZZ-26-05804";
    return {{}, {{.party_id = "K1", .name = "K"}}, {}, {item}, {}, {}};
}

using Strings = std::vector<std::string>;

Strings strings(const Json& json)
{
    Strings found;
    for (const auto& value : *json.array())
        found.push_back(*value.string());
    return found;
}

void for_each_case(const char* name, const std::function<void(const Json&, const Prose&)>& check)
{
    const auto ledger = books();
    const auto path = std::string("tests/unit/classifiers/data/") + name;
    tests::for_each_json_line(path, [&](const Json& json) {
        const auto day = parse_date(json["written_on"].text_or("2026-05-06"));
        check(
            json,
            read_prose("", json["text"].text_or(""), *day, ledger, json["party"].text_or("")));
    });
}

TEST(Expressions, Dates)
{
    for_each_case("dates.jsonl", [](const Json& expected, const Prose& prose) {
        ASSERT_EQ(prose.dates.size(), 1U);
        EXPECT_EQ(to_string(prose.dates.front().value), expected["date"].text_or(""));
    });
}

TEST(Expressions, References)
{
    for_each_case("references.jsonl", [](const Json& expected, const Prose& prose) {
        Strings numbers;
        for (const auto& reference : prose.references)
            numbers.push_back(reference.number);
        EXPECT_EQ(numbers, strings(expected["numbers"]));
    });
}

TEST(Expressions, Requests)
{
    for_each_case("requests.jsonl", [](const Json& expected, const Prose& prose) {
        Strings found;
        for (const auto& request : find_requests(prose, books()))
            found.push_back(
                std::string(to_string(request.type)) + " " + request.reference + request.period);
        EXPECT_EQ(found, strings(expected["requests"]));
    });
}

TEST(Expressions, Promises)
{
    for_each_case("promises.jsonl", [](const Json& expected, const Prose& prose) {
        Strings found;
        for (const auto& promise : find_promises(prose))
            found.push_back(promise.document_number + " " + to_string(*promise.date));
        EXPECT_EQ(found, strings(expected["promises"]));
    });
}

TEST(Expressions, MasterData)
{
    for_each_case("master_data.jsonl", [](const Json& expected, const Prose& prose) {
        Strings found;
        for (const auto& [field, value] :
             find_meant_master_data({}, prose, books(), expected["party"].text_or("K1")).now)
            found.push_back(field + " " + value);
        EXPECT_EQ(found, strings(expected["fields"]));
    });
}

TEST(Expressions, Plans)
{
    for_each_case("plans.jsonl", [](const Json& expected, const Prose& prose) {
        const auto plan = find_plan(prose);
        ASSERT_TRUE(plan);
        Strings found;
        for (const auto& instalment : plan->instalments)
            found.push_back(to_string(*instalment.amount) + " " + to_string(*instalment.date));
        if (plan->count)
            found.push_back(
                std::to_string(*plan->count) + " " + plan->interval + " "
                + (plan->first_date ? to_string(*plan->first_date) : "-") + " "
                + (plan->amount ? to_string(*plan->amount) : "-"));
        EXPECT_EQ(found, strings(expected["plan"]));
    });
}

TEST(Expressions, Disputes)
{
    for_each_case("disputes.jsonl", [](const Json& expected, const Prose& prose) {
        Strings found;
        for (const auto& dispute : find_disputes(prose, std::nullopt, books()))
            found.push_back(
                dispute.document_number + " " + std::string(to_string(dispute.reason))
                + (dispute.amount ? " " + to_string(*dispute.amount) : ""));
        EXPECT_EQ(found, strings(expected["disputes"]));
    });
}

// The law of evidence: what is said to stand in the text stands there.
TEST(Expressions, EvidenceOccursInTheText)
{
    for (const auto* name :
         {"dates.jsonl", "references.jsonl", "requests.jsonl", "promises.jsonl",
          "disputes.jsonl"}) {
        for_each_case(name, [](const Json&, const Prose& prose) {
            const auto stands = [&](std::size_t first, std::size_t last) {
                return first < last && last <= prose.words.words.size();
            };
            for (const auto& hit : prose.hits)
                EXPECT_TRUE(stands(hit.first, hit.last)) << hit.phrase_class;
            for (const auto& date : prose.dates)
                EXPECT_TRUE(stands(date.first, date.last));
            for (const auto& amount : prose.amounts)
                EXPECT_TRUE(stands(amount.first, amount.last));
            for (const auto& reference : prose.references) {
                ASSERT_TRUE(stands(reference.first, reference.last));
                const auto source = prose.words.source(reference.first, reference.last);
                EXPECT_TRUE(reference.known || !reference.as_printed || source == reference.number)
                    << source;
            }
        });
    }
}

} // namespace
} // namespace mailroom
