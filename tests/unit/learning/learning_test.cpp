// Learning from what staff corrects: from the store to the model in use and back.

#include "api/learning.h"
#include "ingest/own_model.h"
#include "tests/unit/learning/made_up_mail.h"
#include "tests/unit/store/store_fixture.h"

#include <fstream>
#include <functional>

namespace mailroom {
namespace {

class LearningTest : public StoreTest {
protected:
    LearningTest() { EXPECT_TRUE(store_->ledger().import(Books(), folder_.path(), {}, at(0))); }

    // Forty mails of as many senders, all of one text, each corrected to what `intents_of` says.
    void correct(
        const std::string& text, const std::function<std::string(const std::string&)>& intents_of)
    {
        for (int i = 0; i < 40; ++i) {
            const auto sender = "clerk" + std::to_string(i) + "@customer.example";
            auto reading = reading_of(i);
            reading.message.from = {{"", sender}};
            reading.message.subject = "note";
            reading.message.latest_text = reading.message.text = text;
            const auto id = receive(mail_text(i), "imap:ar", i).message;
            ASSERT_TRUE(store_->reading_queue().claim(100, at(i), lease));
            file(id, reading);
            const ValueCorrected correction{"intents", "general_inquiry", intents_of(sender)};
            ASSERT_TRUE(store_->inbox().apply(
                id, {{correction, "person", "asked", {}}}, Actor{7, "berta"}, at(50)));
        }
    }

    LearningOutcome learn()
    {
        const auto outcome = learn_intents(*store_, files_, made_up_mail(), Actor{}, at(60));
        EXPECT_TRUE(outcome) << outcome.error().what;
        return *outcome;
    }

    AuditRow last_audit() { return store_->audit().list(0, 1)->front(); }

    double probability(const TextModel& model, std::string_view text, Intent intent)
    {
        TextSample sample;
        sample.text = text;
        return model.predict(sample, {})[model.label(to_string(intent))].probability;
    }

    ModelFiles files_ = model_files(folder_.path());
};

const std::string house_word = "blue slip follows for the pallets";

TEST_F(LearningTest, AModelThatIsNotWorseIsTakenAndCanBePutBack)
{
    correct(house_word, [](const auto&) { return "dispute"; });
    const auto outcome = learn();
    EXPECT_TRUE(outcome.taken) << outcome.why;
    EXPECT_EQ(last_audit().action, "intent_model_taken");
    EXPECT_EQ(last_audit().detail["own_after"].number().value_or(0), 1.0);

    std::vector<std::string> told;
    OwnModel in_use(files_, [&](Severity, auto, auto what) { told.emplace_back(what); });
    const auto model = in_use.current();
    ASSERT_NE(model, nullptr);
    EXPECT_GT(probability(*model, house_word, Intent::dispute), 0.6);
    EXPECT_EQ(in_use.current(), model); // Loaded once.

    ASSERT_TRUE(put_intents_back(*store_, files_, Actor{}, at(70)));
    EXPECT_EQ(last_audit().action, "intent_model_put_back");
    EXPECT_EQ(in_use.current(), nullptr); // The program's own.
    EXPECT_TRUE(told.empty());
    EXPECT_EQ(
        put_intents_back(*store_, files_, Actor{}, at(70)).error().code, ErrorCode::not_found);
}

TEST_F(LearningTest, AModelThatIsWorseIsRefusedWithTheReason)
{
    // What is learnt from is labelled without care; what is kept out is right.
    correct("please send a copy of the invoice", [](const auto& sender) {
        return is_kept_out(sender) ? "document_request" : "promise_to_pay";
    });
    const auto outcome = learn();
    EXPECT_FALSE(outcome.taken);
    EXPECT_NE(outcome.why.find("it is worse on your own mail"), std::string::npos) << outcome.why;
    EXPECT_EQ(files_.stamp(), "");
    EXPECT_EQ(last_audit().action, "intent_model_refused");
    EXPECT_EQ(last_audit().detail["why"].text_or(""), outcome.why);
    EXPECT_EQ(*files_.learnt_until(), at(50)); // The timer waits for new corrections.
}

TEST_F(LearningTest, FewCorrectionsTeachNothing)
{
    const auto outcome = learn();
    EXPECT_FALSE(outcome.taken);
    EXPECT_NE(outcome.why.find("too little"), std::string::npos) << outcome.why;
}

TEST_F(LearningTest, ADamagedModelIsToldOfOnceAndTheProgramsOwnIsUsed)
{
    correct(house_word, [](const auto&) { return "dispute"; });
    ASSERT_TRUE(learn().taken);
    std::ofstream(folder_.path() / "models" / "intents.model", std::ios::app) << '#';
    std::vector<std::string> told;
    OwnModel in_use(files_, [&](Severity, auto, auto what) { told.emplace_back(what); });
    EXPECT_EQ(in_use.current(), nullptr);
    EXPECT_EQ(in_use.current(), nullptr);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_NE(told[0].find("is damaged"), std::string::npos) << told[0];
    EXPECT_TRUE(learn().taken); // Which mends it.
    EXPECT_NE(in_use.current(), nullptr);
}

TEST(Interval, IsOffHoursOrDays)
{
    EXPECT_EQ(*parse_interval("off"), std::nullopt);
    EXPECT_EQ(*parse_interval("12h"), std::chrono::hours(12));
    EXPECT_EQ(*parse_interval("7d"), std::chrono::hours(168));
    for (const auto* wrong : {"", "7", "d", "0d", "-1d", "7 d", "7dd", "9000h"})
        EXPECT_EQ(parse_interval(wrong).error().code, ErrorCode::invalid_argument) << wrong;
}

} // namespace
} // namespace mailroom
