// Laws of what is found in mail, over the mail that the models learn from: whatever a message is
// taken to mean, its details are read without fail, and a second time are the same. The books know
// every number that the text names, or none.

#include "classifiers/details/disputes.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "classifiers/details/requests.h"
#include "core/json.h"
#include "core/text.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view party_id = "K1";
constexpr Date written_on{std::chrono::year{2026}, std::chrono::October, std::chrono::day{14}};

struct TrainingText {
    std::string subject, text;
};

// Every so many lines of each file: all of them take a minute with sanitizers.
std::vector<TrainingText> training_texts(std::size_t every)
{
    std::vector<TrainingText> texts;
    const auto folder = std::filesystem::path(MAILROOM_SOURCE_DIR) / "classifiers/training";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".jsonl")
            continue;
        std::ifstream file(entry.path());
        std::size_t number = 0;
        for (std::string line; std::getline(file, line);) {
            if (number++ % every != every / 2)
                continue;
            const auto json = parse_json(line);
            EXPECT_TRUE(json) << entry.path() << ' ' << number;
            const auto body = (*json)["body"].text_or("");
            texts.push_back(
                {std::string((*json)["subject"].text_or("")),
                 std::string(body.empty() ? (*json)["text"].text_or("") : body)});
        }
    }
    return texts;
}

Books books_with(const std::vector<Reference>& references)
{
    std::vector<OpenItem> items;
    for (const auto& reference : references) {
        OpenItem item;
        item.party_id = party_id;
        item.number = reference.number;
        item.amount = item.open_amount = Decimal{100'000, 2};
        item.currency = "EUR";
        items.push_back(std::move(item));
    }
    return {
        {.name = "Corran Marine Supplies", .domain = "corran.example", .currency = "EUR"},
        {{.party_id = std::string(party_id), .name = "The Customer", .currency = "EUR"}},
        {{.party_id = std::string(party_id), .email = "ap@customer.example"}},
        std::move(items),
        {},
        {}};
}

std::string all_that_may_be_meant(const TrainingText& mail, const Books& books)
{
    const auto prose = read_prose(mail.subject, mail.text, written_on, books, party_id);
    Reading reading;
    reading.message.text = reading.message.latest_text = mail.text;
    std::string found;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things)
            found += to_string(to_json(thing)) + '\n';
    };
    const auto remittance = find_meant_remittance(reading, prose, books, party_id);
    add(find_meant_promises(prose));
    add(find_meant_requests(prose, books));
    add(find_meant_disputes(prose, remittance, books));
    if (remittance)
        found += to_string(to_json(*remittance)) + '\n';
    if (const auto plan = find_meant_plan(prose))
        found += to_string(to_json(*plan)) + '\n';
    return found;
}

TEST(DetailLaws, WhateverIsMeantIsReadAndTwiceAlike)
{
    const auto texts = training_texts(5);
    ASSERT_GT(texts.size(), 1000U);
    const auto none = books_with({});
    for (const auto& mail : texts) {
        const auto prose = read_prose(mail.subject, mail.text, written_on, none, party_id);
        const auto knowing = books_with(prose.references);
        for (const auto* books : {&none, &knowing})
            EXPECT_EQ(all_that_may_be_meant(mail, *books), all_that_may_be_meant(mail, *books))
                << mail.text;
    }
}

} // namespace
} // namespace mailroom
