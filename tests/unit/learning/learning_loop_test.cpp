// From a person's correction in the inbox to the model that classifies the next mail, and back:
// the API, the timer of a program that runs, and the model that its gateway asks for with each
// message.

#include "api/learning.h"
#include "classifiers/classify.h"
#include "ingest/own_model.h"
#include "tests/unit/api/api_fixture.h"
#include "tests/unit/learning/made_up_mail.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace mailroom {
namespace {

// What the timer writes into the journal, to be waited for.
class Told {
public:
    Journal journal()
    {
        return [this](Severity, std::string_view, std::string_view what) {
            const std::scoped_lock lock(mutex_);
            lines_.emplace_back(what);
            changed_.notify_all();
        };
    }

    std::string next()
    {
        std::unique_lock lock(mutex_);
        const bool there = changed_.wait_for(
            lock, std::chrono::minutes(1), [this] { return read_ < lines_.size(); });
        return there ? lines_[read_++] : "nothing was told";
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> lines_;
    std::size_t read_ = 0;
};

class LearningLoopTest : public ApiTest {
protected:
    static Reading reading_from(const std::string& sender, const std::string& text)
    {
        auto reading = reading_of(1);
        reading.message.from = {{"", sender}};
        reading.message.subject = "note";
        reading.message.latest_text = reading.message.text = text;
        return reading;
    }

    // Mail of forty senders comes in, and a person says of each what it wants.
    void correct(
        const std::string& text, const std::function<std::string(const std::string&)>& intents_of)
    {
        for (int i = 0; i < 40; ++i) {
            const auto sender = "clerk" + std::to_string(i) + "@customer.example";
            ++mails_;
            const auto id = receive(mail_text(mails_), "imap:ar", mails_).message;
            ASSERT_TRUE(store_->reading_queue().claim(100, at(mails_), lease));
            file(id, reading_from(sender, text));
            checked(
                "POST", "/api/messages/" + std::to_string(id) + "/corrections",
                R"({"path":"intents","value":")" + intents_of(sender) + "\"}", 204);
        }
    }

    // What the gateway would make of the next mail.
    bool wants(const std::string& text, Intent intent)
    {
        const auto own = in_use_.current();
        const auto understanding = classify(
            reading_from("new@customer.example", text), **store_->ledger().books(),
            {.received_at = now_, .intent_model = own.get()});
        return understanding.has(intent);
    }

    // What a timer tells when it comes upon the corrections.
    std::string learnt()
    {
        const LearningSchedule often{
            .every = std::chrono::milliseconds(1),
            .clock = [] { return at(9000); },
            .examples = [] { return Result<std::vector<LabelledMail>>(made_up_mail()); }};
        const LearningTimer timer(*store_, folder_.path(), often, told_.journal());
        return told_.next();
    }

    int mails_ = 100;
    Told told_;
    ModelFiles files_ = model_files(folder_.path());
    OwnModel in_use_{files_, [](Severity, auto, auto) {}};
};

TEST_F(LearningLoopTest, CorrectionsBecomeAModelWhichCanBePutBack)
{
    const std::string house_words = "blue slip follows for the pallets";
    const std::string request = "please send a copy of the invoice";
    EXPECT_FALSE(wants(house_words, Intent::payment_help));
    correct(house_words, [](const auto&) { return "payment_help"; });
    EXPECT_TRUE(learnt().starts_with("a new model of intents is in use"));
    EXPECT_TRUE(wants(house_words, Intent::payment_help));
    EXPECT_TRUE(wants(request, Intent::document_request));

    // What those contradict who are kept out of the lesson is not believed.
    const auto stamp = files_.stamp();
    now_ = at(2000);
    correct(request, [](const auto& sender) {
        return is_kept_out(sender) ? "document_request" : "promise_to_pay";
    });
    EXPECT_TRUE(learnt().starts_with("no new model of intents"));
    EXPECT_EQ(files_.stamp(), stamp);
    EXPECT_TRUE(wants(house_words, Intent::payment_help));

    ASSERT_TRUE(put_intents_back(*store_, files_, Actor{}, at(9100)));
    EXPECT_EQ(in_use_.current(), nullptr);
    EXPECT_FALSE(wants(house_words, Intent::payment_help));
    std::vector<std::string> actions;
    for (const auto& row : *store_->audit().list(0, 1000)) {
        if (row.action.starts_with("intent_model"))
            actions.push_back(row.action);
    }
    EXPECT_EQ(
        actions,
        (std::vector<std::string>{
            "intent_model_put_back", "intent_model_refused", "intent_model_taken"}));
}

} // namespace
} // namespace mailroom
