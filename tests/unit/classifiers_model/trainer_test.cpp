#include "classifiers/train/intents_trainer.h"
#include "classifiers/train/linear_model.h"
#include "classifiers/train/reasons_trainer.h"
#include "classifiers/train/sender_folds.h"

#include <filesystem>
#include <fstream>
#include <set>

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
    EXPECT_GT(measure_intents(*model, *read_labelled_mail(folder_)).micro_f1, 0.95);
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

TEST(Reasons, AreTheSameTwiceAndToldOfSendersNotLearntFrom)
{
    const std::filesystem::path folder = MAILROOM_SOURCE_DIR "/classifiers/training";
    auto mail = read_labelled_mail(folder);
    ASSERT_TRUE(mail);
    ASSERT_TRUE(add_reasons(folder, *mail));
    std::erase_if(*mail, [taken = 0](const LabelledMail&) mutable {
        return taken++ % 3 != 0; // A third is learnt in a tenth of the time.
    });
    const auto trained = train_reasons(*mail);
    ASSERT_TRUE(trained);
    EXPECT_GT(trained->messages.examples, 500U);
    EXPECT_GT(10 * trained->messages.right, 7 * trained->messages.examples);
    EXPECT_EQ(to_bytes(trained->data), to_bytes(train_reasons(*mail)->data));
    EXPECT_FALSE(train_reasons({}));
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

TEST(Calibration, ProbabilitiesFollowTheShareOfHitsAndSignalsMoveThem)
{
    constexpr auto promise = static_cast<std::size_t>(IntentSignal::promise);
    IntentSignals there;
    there.set(promise);
    std::vector<CalibrationRow> rows;
    for (int i = 0; i < 400; ++i) {
        rows.push_back({{1.0}, i % 10 != 0});           // Nine in ten.
        rows.push_back({{-1.0}, i % 10 == 0});          // One in ten.
        rows.push_back({{-1.0, 0, there}, i % 2 == 0}); // With the signal: one in two.
    }
    const auto calibration = fit_calibration(rows);
    EXPECT_NEAR(calibration.probability({1.0}), 0.9, 0.01);
    EXPECT_NEAR(calibration.probability({-1.0}), 0.1, 0.01);
    EXPECT_NEAR(calibration.probability({-1.0, 0, there}), 0.5, 0.02);
}

TEST(SenderFolds, OneSenderIsInOneFold)
{
    std::vector<LabelledMail> mail(200);
    for (std::size_t i = 0; i < mail.size(); ++i) {
        mail[i].id = std::to_string(i);
        mail[i].signature = "Firma Nr\nHolzbau " + std::string(1, static_cast<char>('a' + i / 8))
            + std::string(1, static_cast<char>('a' + i / 4 % 2)) + " Gruber";
    }
    const auto folds = folds_by_sender(mail, 5);
    std::set<std::size_t> used(folds.begin(), folds.end());
    EXPECT_EQ(used.size(), 5U);
    for (std::size_t i = 0; i < mail.size(); ++i)
        EXPECT_EQ(folds[i], folds[i - i % 4]) << i;
}

TEST(TrainingReport, ErrorOfCalibrationIsHowFarConfidenceAndHitsLieApart)
{
    std::vector<LabelledMail> mail(10);
    std::vector<std::vector<LabelScore>> scores(
        10, std::vector<LabelScore>(intent_count, LabelScore{0, 0.5}));
    for (std::size_t i = 0; i < mail.size(); ++i) {
        scores[i][0] = {0.8, 0.5};
        scores[i][1] = {0.8, 0.9};
        mail[i].intents.set(0, i < 6);
    }
    const auto report = report_of(mail, scores);
    EXPECT_NEAR(report.calibration_error(), 0.8 / 0.96 - 0.6, 1e-9); // At least one applies.
    EXPECT_NEAR(report.labels[0].precision, 0.6, 1e-9);
    EXPECT_NEAR(report.labels[0].recall, 1.0, 1e-9);
}

} // namespace
} // namespace mailroom
