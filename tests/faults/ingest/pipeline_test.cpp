// The pipeline over a real store, with readers that fail in every way.

#include "ingest/pipeline.h"
#include "tests/faults/ingest/door_fixture.h"

#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>

namespace mailroom {
namespace {

class PipelineTest : public DoorFixture {
protected:
    MessageId receive(const std::string& bytes, Envelope envelope = {.door = "test"})
    {
        const auto writer = *store_->blobs().create();
        EXPECT_TRUE(writer->write(bytes));
        auto received = store_->arrivals().receive(
            Arrival{.blob = *writer->finish(), .envelope = std::move(envelope)});
        EXPECT_TRUE(received);
        return received->message;
    }

    void run_until(const ReadMessage& read, const std::function<bool()>& condition)
    {
        const PipelineSettings settings;
        const Policy policy;
        StopSignal stop;
        Pipeline pipeline(
            settings,
            {*store_,
             limits_,
             policy,
             board_,
             stop,
             [] {
                 return std::chrono::floor<std::chrono::milliseconds>(
                     std::chrono::system_clock::now());
             },
             {.read = read}, passwords_});
        pipeline.start();
        EXPECT_TRUE(tests::eventually(condition)) << log();
        stop.request();
    }

    MessageState state_of(MessageId id) const { return store_->reading_queue().message(id)->state; }

    static Reading reading_of(const std::string& bytes)
    {
        Reading reading;
        reading.message.from = {{"", "someone@theirs.test"}};
        reading.message.subject = bytes;
        return reading;
    }

    std::vector<DocumentPasswords> passwords_;
};

TEST_F(PipelineTest, OneBadMessageHoldsUpNoOther)
{
    const auto first = receive("good 1");
    const auto bad = receive("bad");
    const auto last = receive("good 2");
    std::atomic<int> tries = 0;
    run_until(
        [&](const Blob& blob, const ReadOptions&) -> Result<Reading> {
            const auto bytes = *blob.read();
            if (bytes != "bad")
                return reading_of(bytes);
            ++tries;
            return Error{ErrorCode::internal, "the reader crashed on this message"};
        },
        [&] {
            return state_of(first) == MessageState::filed && state_of(last) == MessageState::filed
                && state_of(bad) == MessageState::quarantined;
        });
    EXPECT_EQ(tries, 2); // Once more, then given up.
    EXPECT_EQ(store_->inbox().item(bad)->quarantine_reason, "the reader crashed on this message");
}

TEST_F(PipelineTest, TroubleOfOursIsNotTheMessagesFault)
{
    const auto message = receive("good");
    std::atomic<int> tries = 0;
    run_until(
        [&](const Blob& blob, const ReadOptions&) -> Result<Reading> {
            if (++tries < 3)
                return Error{ErrorCode::unavailable, "the worker cannot start"};
            return reading_of(*blob.read());
        },
        [&] { return state_of(message) == MessageState::filed; });
    EXPECT_NE(log().find("the worker cannot start"), std::string::npos);
}

TEST_F(PipelineTest, TheEnvelopesReversePathCounts)
{
    const auto message =
        receive("x", {.door = "smtp", .reverse_path = "", .forward_paths = {"ar@ours.test"}});
    run_until(
        [&](const Blob& blob, const ReadOptions&) -> Result<Reading> {
            return reading_of(*blob.read());
        },
        [&] { return state_of(message) == MessageState::filed; });
    EXPECT_EQ(store_->reading_queue().reading(message)->message.return_path, "<>");
}

TEST_F(PipelineTest, LockedDocumentsAreReadAgainWithTheSendersPasswords)
{
    passwords_ = {
        {.from = "@other.test", .passwords = {"no"}},
        {.from = "@Theirs.test", .passwords = {"a", "b"}},
        {.party = "C-none", .passwords = {"no"}},
        {.passwords = {"all"}}};
    const auto message =
        receive("x", {.door = "folder:drop", .forward_paths = {}, .filename = "advice.pdf"});
    const auto plain = receive("plain");
    std::vector<ReadOptions> asked;
    std::mutex mutex;
    run_until(
        [&](const Blob& blob, const ReadOptions& options) -> Result<Reading> {
            auto reading = reading_of(*blob.read());
            if (reading.message.subject == "plain")
                return reading;
            const std::lock_guard lock(mutex);
            asked.push_back(options);
            reading.documents = {{.path = "1", .encrypted = options.passwords.empty()}};
            return reading;
        },
        [&] {
            return state_of(message) == MessageState::filed
                && state_of(plain) == MessageState::filed;
        });
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].filename, "advice.pdf");
    EXPECT_TRUE(asked[0].passwords.empty());
    EXPECT_EQ(asked[1].passwords, (std::vector<std::string>{"a", "b", "all"}));
    EXPECT_EQ(asked[1].filename, "advice.pdf");
    EXPECT_FALSE(store_->reading_queue().reading(message)->documents.front().encrypted);
}

TEST_F(PipelineTest, AMessageThatEndsTheProgramIsGivenUp)
{
    const auto message = receive("deadly");
    // As many turns as a program has that always dies in them.
    for (std::uint32_t turn = 0; turn < Pipeline::attempts_max; ++turn)
        ASSERT_EQ(
            store_->reading_queue()
                .claim(1, Instant{std::chrono::hours(turn)}, std::chrono::minutes(5))
                ->size(),
            1u);
    std::atomic<int> tries = 0;
    run_until(
        [&](const Blob&, const ReadOptions&) -> Result<Reading> {
            ++tries;
            return Reading{};
        },
        [&] { return state_of(message) == MessageState::quarantined; });
    EXPECT_EQ(tries, 0);
}

} // namespace
} // namespace mailroom
