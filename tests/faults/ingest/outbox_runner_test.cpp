// The outbox runner: what becomes of an entry, for every way in which sending can go.

#include "ingest/outbox_runner.h"
#include "tests/faults/ingest/door_fixture.h"
#include "tests/support/mail_sink.h"
#include "tests/support/scripted_server.h"

#include <optional>

namespace mailroom {
namespace {

// One entry that is due once; remembers what the runner says of it.
class OneEntry : public Outbox {
public:
    explicit OneEntry(OutboxEntry entry) : entry_(std::move(entry)) {}

    Result<std::vector<OutboxEntry>> claim(std::size_t, Instant, std::chrono::milliseconds) override
    {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(due_, false))
            return std::vector<OutboxEntry>{};
        return std::vector{entry_};
    }
    void wait_for_work(std::chrono::milliseconds) override { static_cast<void>(note("waits")); }
    Status delivering(OutboxId, Instant) override { return note("delivering"); }
    Status sent(OutboxId, std::string_view answer, Instant) override
    {
        return note("sent " + std::string(answer.substr(0, 3)));
    }
    Status failed(OutboxId, const DeliveryFailure& failure, Instant) override
    {
        return note(failure.permanent ? "failed for good" : "failed");
    }
    Status send_again(OutboxId, const Actor&, Instant) override { return {}; }
    Status set_aside(OutboxId, const Actor&, Instant) override { return {}; }
    Result<std::vector<OutboxEntry>> list(const std::optional<OutboxState>&, std::size_t) override
    {
        return std::vector<OutboxEntry>{};
    }
    Result<std::optional<Instant>> last_reply(std::string_view, std::string_view) override
    {
        return std::optional<Instant>{};
    }

    std::string story() const // Until the runner waits for the next entry.
    {
        const std::lock_guard lock(mutex_);
        return story_.substr(0, story_.find(", waits"));
    }
    bool over() const
    {
        const std::lock_guard lock(mutex_);
        return story_.find("waits") != story_.npos;
    }

private:
    Status note(const std::string& what)
    {
        const std::lock_guard lock(mutex_);
        story_ += (story_.empty() ? "" : ", ") + what;
        return {};
    }

    const OutboxEntry entry_;
    mutable std::mutex mutex_;
    bool due_ = true;
    std::string story_;
};

class OutboxRunnerTest : public DoorFixture {
protected:
    OutboxRunnerTest()
    {
        entry_.id = 1;
        entry_.mail = {
            .key = "reply:1:documents",
            .from = {"", "ar@ours.test"},
            .to = {{"", "someone@mail.test"}},
            .subject = "Re: Copy",
            .text = "Here it is.\n",
            .attachments = {{"i.pdf", "application/pdf", *store_->blobs().keep("%PDF-1.4")}}};
    }

    std::string story_with(std::uint16_t port)
    {
        OneEntry outbox(entry_);
        const OutboxSettings settings{
            .server = MailServer{
                .host = "localhost",
                .port = port,
                .security = Security::none,
                .connect_seconds_max = 5,
                .silence_seconds_max = 5}};
        StopSignal stop;
        const DoorContext context{
            store_->blobs(), store_->arrivals(), board_, limits_, stop, [] { return Instant{}; }};
        OutboxRunner runner(settings, outbox, context);
        const Running running(runner, stop);
        EXPECT_TRUE(tests::eventually([&] { return outbox.over(); })) << log();
        return outbox.story();
    }

    OutboxEntry entry_;
};

TEST_F(OutboxRunnerTest, SendsWithItsAttachments)
{
    const tests::MailSink sink({.recipients = {"@mail.test"}});
    EXPECT_EQ(story_with(sink.port()), "delivering, sent 250");
    ASSERT_EQ(sink.mails().size(), 1u);
    EXPECT_NE(sink.mails()[0].bytes.find("JVBERi0xLjQ="), std::string::npos); // "%PDF-1.4"
    EXPECT_EQ(sink.mails()[0].envelope.reverse_path, ""); // No automaton may answer.
    EXPECT_EQ(
        sink.mails()[0].envelope.forward_paths, std::vector<std::string>{"someone@mail.test"});
}

TEST_F(OutboxRunnerTest, TellsRefusalsApart)
{
    const tests::MailSink sink({.recipients = {"@elsewhere.test"}});
    EXPECT_EQ(story_with(sink.port()), "failed for good");
    EXPECT_EQ(story_with(tests::free_port()), "failed");
}

TEST_F(OutboxRunnerTest, SaysNothingOfAMailWhoseFateIsUnknown)
{
    const std::vector<tests::Turn> hangs_up{{"220 x\r\n", "\r\n"},      {"250 x\r\n", "\r\n"},
                                            {"250 x\r\n", "\r\n"},      {"250 x\r\n", "\r\n"},
                                            {"354 x\r\n", "\r\n.\r\n"}, {"", ""}};
    const tests::ScriptedServer scripted(std::vector<std::vector<tests::Turn>>{hangs_up});
    EXPECT_EQ(story_with(scripted.port()), "delivering"); // Its lease runs out: unconfirmed.
}

TEST_F(OutboxRunnerTest, AMailWhoseAttachmentIsGoneIsGivenUp)
{
    entry_.mail.attachments[0].blob = Sha256{};
    const tests::MailSink sink({.recipients = {"@mail.test"}});
    EXPECT_EQ(story_with(sink.port()), "failed for good");
    EXPECT_TRUE(sink.mails().empty());
}

} // namespace
} // namespace mailroom
