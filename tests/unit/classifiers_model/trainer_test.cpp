#include "classifiers/train/intents_trainer.h"
#include "classifiers/train/linear_model.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace mailroom {
namespace {

class TrainerTest : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ = std::filesystem::temp_directory_path()
            / ("mailroom_trainer_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text)
    {
        std::ofstream(folder_ / name) << text;
    }

    std::filesystem::path folder_;
};

// Thirty messages of two kinds in one voice each.
std::string two_kinds()
{
    std::string lines;
    for (int i = 0; i < 15; ++i) {
        const auto id = std::to_string(i);
        lines += R"({"id":"a)" + id
            + R"(","language":"en","role":"customer","subject":"copy","body":"please send a )"
              R"(copy of invoice )"
            + id + R"(","attachments":[],"intents":["document_request"]})" + "\n";
        lines += R"({"id":"b)" + id
            + R"(","language":"en","role":"customer","subject":"paid","body":"the transfer of )"
            + id + R"( left our bank","attachments":["advice.pdf"],"intents":["remittance"]})"
            + "\n";
    }
    return lines;
}

TEST_F(TrainerTest, LearnsWhatTellsThemApartAndMakesTheSameBytesTwice)
{
    write("mail.jsonl", two_kinds());
    const auto trained = train_intents(folder_);
    ASSERT_TRUE(trained) << trained.error().what;
    EXPECT_EQ(trained->report.messages, 30U);
    EXPECT_GT(trained->report.micro_f1, 0.95);
    EXPECT_EQ(to_bytes(trained->data), to_bytes(train_intents(folder_)->data));

    const auto model = TextModel::from(trained->data);
    ASSERT_TRUE(model);
    const auto measured = measure_intents(*model, folder_ / "mail.jsonl");
    ASSERT_TRUE(measured);
    EXPECT_GT(measured->micro_f1, 0.95);
}

TEST_F(TrainerTest, BadDataIsNamed)
{
    EXPECT_FALSE(train_intents(folder_)); // Nothing there.
    write("mail.jsonl", "{\"id\":\"a\",\"intents\":[\"no_such_intent\"]}\n");
    const auto unknown = train_intents(folder_);
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().what.find("message a"), std::string::npos);
    write("mail.jsonl", "{}\n{broken\n");
    const auto broken = train_intents(folder_);
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().what.find("line 2"), std::string::npos);
}

TEST(Platt, ProbabilitiesFollowTheShareOfHits)
{
    std::vector<std::pair<double, bool>> scores;
    for (int i = 0; i < 400; ++i) {
        scores.emplace_back(1.0, i % 10 != 0);  // Nine in ten.
        scores.emplace_back(-1.0, i % 10 == 0); // One in ten.
    }
    const auto platt = fit_platt(scores);
    EXPECT_NEAR(platt.probability(1.0), 0.9, 0.01);
    EXPECT_NEAR(platt.probability(-1.0), 0.1, 0.01);
}

} // namespace
} // namespace mailroom
