// How many sentences of other voices are understood: held_out.jsonl, which nothing is developed on
// or learnt from, and those that the rules were developed on. Each kind has a floor, a little below
// what is reached; ./dev bench prints the figures (tests/bench/details_bench.cpp).

#include "tests/bench/detail_facts.h"
#include "tests/support/json_lines.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Facts {
    DetailFacts expected, got;
};

Facts facts_of(const Json& truth, const std::string& kind)
{
    const auto books = books_of(truth["country"].text_or(""), truth["language"].text_or(""));
    const auto day = parse_date(truth["written_on"].text_or("2026-10-14"));
    const auto prose = read_prose("", truth["text"].text_or(""), *day, books, bench_party_id);
    if (kind == "amount")
        return {true_amounts(truth), amounts(prose)};
    if (kind == "reference")
        return {true_references(truth), references(prose)};
    if (kind == "request")
        return {true_requests(truth["documents"]), requests(prose, books, false)};
    if (kind == "promise")
        return {true_promise_days(truth), promise_days(prose)};
    if (kind == "dispute" && !truth["reason"].is_null())
        return {{std::string(truth["reason"].text_or(""))}, dispute_reasons(prose, books, true)};
    if (kind == "dispute")
        return {{}, dispute_reasons(prose, books, false)};
    return {{}, promise_days(prose)}; // Payments made, and what is no promise.
}

using Floors = std::map<std::string, double>;

void expect_share(const std::string& path, const Floors& floors)
{
    std::map<std::string, std::pair<int, int>> right_of;
    tests::for_each_json_line(path, [&](const Json& truth) {
        const std::string kind(truth["kind"].text_or(""));
        const auto facts = facts_of(truth, kind);
        auto& [right, all] = right_of[kind];
        right += facts.expected == facts.got ? 1 : 0;
        ++all;
    });
    for (const auto& [kind, floor] : floors) {
        const auto [right, all] = right_of[kind];
        ASSERT_GT(all, 0) << kind;
        EXPECT_GE(right, floor * all) << path << ", " << kind << ": " << right << " of " << all;
    }
}

TEST(Sentences, HeldOut)
{
    expect_share(
        "tests/cases/sentences/held_out.jsonl",
        {{"amount", 0.80},
         {"reference", 0.75},
         {"request", 0.65},
         {"promise", 0.78},
         {"not_promise", 0.70},
         {"dispute", 0.82}});
}

TEST(Sentences, Developed)
{
    expect_share("tests/cases/sentences/developed.jsonl", {{"amount", 0.93}, {"reference", 0.84}});
    expect_share(
        "classifiers/training/sentences.jsonl",
        {{"request", 0.72}, {"promise", 0.93}, {"not_promise", 0.77}, {"dispute", 0.90}});
}

} // namespace
} // namespace mailroom
