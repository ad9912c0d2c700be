#pragma once

// From received to filed: reads each message in a worker, understands it, decides, and files all of
// that in one transaction (store/reading_queue.h). When nothing waits, it learns from what people
// have corrected (store/lessons.h); documents of layouts that were corrected are read with that.
//
// No message can hold up another. One on which the worker dies is tried again, and then goes to
// quarantine with the reason; so does one in whose turn the whole program ended too often. Trouble
// that is not the message's own (a full disk, a worker that cannot start) gives the message back
// and waits. Locked documents are read again with the passwords of whom they turn out to be from.
// To be killed anywhere is safe: what was claimed comes back when its lease is over, and filing
// again changes nothing that was done.

#include "classifiers/text/text_model.h"
#include "core/reading.h"
#include "desk/policy.h"
#include "ingest/door.h"
#include "ingest/settings.h"
#include "store/store.h"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace mailroom {

// Reads a message from its bytes: Worker::read. Errors as there (ingest/worker/worker.h).
using ReadMessage = std::function<Result<Reading>(const Blob& blob, const ReadOptions& options)>;

// What a correction teaches about a layout: Worker::learn_layout. Errors as there.
using LearnLayout = std::function<Result<LayoutLesson>(
    const Blob& blob, const DocumentCorrection& correction, const ReadOptions& options)>;

struct MessageReader {
    ReadMessage read;
    LearnLayout learn_layout;
};

// The company's own model of intents (ingest/own_model.h); null: the program's.
using ModelInUse = std::function<std::shared_ptr<const TextModel>()>;

struct PipelineContext {
    Store& store;
    const Limits& limits;
    const Policy& policy;
    DoorBoard& board;
    const StopSignal& stop;
    std::function<Instant()> now;
    MessageReader reader;
    std::vector<DocumentPasswords> passwords{};
    ModelInUse model{}; // May be empty.
};

class Pipeline {
public:
    // Turns in which the program itself ended: by this message perhaps, more often by who restarts
    // the machine while a long scan is read. Others go first after each.
    static constexpr std::uint32_t attempts_max = 30;

    // All must outlive the pipeline.
    Pipeline(const PipelineSettings& settings, const PipelineContext& context);
    ~Pipeline(); // Waits for the threads: ask `stop` before.

    void start();

private:
    void run();
    Status handle(const ClaimedMessage& message);
    Result<Reading> read(const ClaimedMessage& message);
    Result<Reading> read(const Blob& blob, const ReadOptions& options);
    Status read_again(const Blob& blob, const ReadOptions& options, Result<Reading>& reading);
    Result<LayoutLesson> learn(const LessonToLearn& next);
    Result<bool> learn_next(); // False: nothing waits to be learned.
    Result<std::vector<std::string>>
    passwords_for(const Envelope& envelope, const Reading& reading);
    Status file(const ClaimedMessage& message, const Reading& reading);
    Status quarantine(const ClaimedMessage& message, std::string_view why);

    const PipelineSettings& settings_;
    PipelineContext context_;
    // Two messages of one sender are decided one after the other: what may be sent to somebody
    // depends on what was sent before.
    std::array<std::mutex, 64> senders_;
    std::vector<std::thread> threads_;
};

} // namespace mailroom
