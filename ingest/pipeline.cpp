#include "ingest/pipeline.h"

#include "classifiers/classify.h"
#include "core/correction_path.h"
#include "core/text.h"
#include "desk/decide.h"
#include "ingest/back_off.h"
#include "ingest/layout_learning.h"

#include <algorithm>
#include <exception>
#include <functional>

namespace mailroom {
namespace {

const std::string name = "pipeline";
constexpr std::chrono::seconds look_again{1}; // For messages whose lease is over.

std::string sender_of(const Reading& reading)
{
    const auto& from = reading.message.from;
    return from.empty() ? std::string() : to_lower_ascii(from.front().addr_spec);
}

// Trouble of ours that will pass, so that the message itself is not to blame.
bool is_ours(ErrorCode code)
{
    return code == ErrorCode::unavailable || code == ErrorCode::io;
}

// What people have decided about the matches of a message that was read before.
Result<std::vector<MatchDecision>> decided_matches(Store& store, MessageId id)
{
    std::vector<MatchDecision> decided;
    const auto before = store.reading_queue().understanding(id);
    if (!before && before.error().code == ErrorCode::not_found)
        return decided;
    if (!before)
        return before.error();
    const auto& matches = before->matches;
    const auto item = TRY(store.inbox().item(id));
    for (const auto& correction : item.corrections) {
        const auto path = parse_correction_path(correction.value.path);
        if (!path || path->value != CorrectedValue::match)
            continue;
        const auto line = path->index;
        const auto party_id = line < matches.size() && !matches[line].party_id.empty()
            ? matches[line].party_id
            : before->party_id;
        std::erase_if(decided, [&](const auto& other) { return other.line == line; });
        decided.push_back({line, correction.value.new_value, party_id});
    }
    return decided;
}

} // namespace

Pipeline::Pipeline(const PipelineSettings& settings, const PipelineContext& context)
    : settings_(settings),
      context_(context)
{
}

Pipeline::~Pipeline()
{
    for (auto& thread : threads_)
        thread.join();
}

void Pipeline::start()
{
    for (std::uint32_t i = 0; i < settings_.threads; ++i)
        threads_.emplace_back([this] { run(); });
    context_.board.state(name, DoorState::open);
}

void Pipeline::run()
{
    auto& queue = context_.store.reading_queue();
    // A lease that is over belongs to a process that died: no turn takes longer.
    const auto lease = std::chrono::seconds(
        context_.limits.worker_seconds_max * settings_.tries_max + settings_.lease_seconds_extra);
    BackOff back_off(std::chrono::seconds(1), std::chrono::minutes(1));
    while (!context_.stop.requested()) {
        const auto claimed = queue.claim(1, context_.now(), lease);
        if (claimed && claimed->empty()) {
            const auto learned = learn_next();
            if (!learned)
                context_.board.failing(name, learned.error());
            if (!learned || !*learned)
                queue.wait_for_work(look_again);
            continue;
        }
        const auto status = claimed ? handle(claimed->front()) : Status(claimed.error());
        if (status) {
            context_.board.state(name, DoorState::open);
            back_off.reset();
            continue;
        }
        context_.board.failing(name, status.error());
        if (claimed)
            static_cast<void>(queue.give_back(claimed->front().id)); // Else its lease runs out.
        context_.stop.wait_for(back_off.next());
    }
}

Status Pipeline::quarantine(const ClaimedMessage& message, std::string_view why)
{
    context_.board.left(
        name, "message " + std::to_string(message.id) + " goes to quarantine: " + std::string(why));
    return context_.store.reading_queue().quarantine(message.id, why, context_.now());
}

Result<Reading> Pipeline::read(const Blob& blob, const ReadOptions& options)
{
    auto reading = context_.reader.read(blob, options);
    for (std::uint32_t tries = 1;
         !reading && !is_ours(reading.error().code) && tries < settings_.tries_max; ++tries)
        reading = context_.reader.read(blob, options);
    return reading;
}

Result<Reading> Pipeline::read(const ClaimedMessage& message)
{
    const auto blob = TRY(context_.store.blobs().open(message.blob));
    ReadOptions options{
        .confidence_min = settings_.confidence_min,
        .filename = message.envelope.filename,
        .own_name = TRY(context_.store.ledger().books())->company().name};
    auto reading = read(blob, options);
    if (reading && std::ranges::any_of(reading->documents, &Document::encrypted)) {
        options.passwords = TRY(passwords_for(message.envelope, *reading));
        if (!options.passwords.empty())
            TRY(read_again(blob, options, reading));
    }
    if (!reading)
        return reading;
    options.lessons = lessons_for(*reading, *TRY(context_.store.lessons().all()));
    if (!options.lessons.empty())
        TRY(read_again(blob, options, reading));
    return reading;
}

// What we know besides is a help: where it fails, the message is read as well as before.
Status Pipeline::read_again(const Blob& blob, const ReadOptions& options, Result<Reading>& reading)
{
    auto again = read(blob, options);
    if (!again && is_ours(again.error().code))
        return again.error();
    if (again)
        reading = std::move(again);
    return {};
}

// Whom it is from is seen on the letter, not on the locked documents.
Result<std::vector<std::string>>
Pipeline::passwords_for(const Envelope& envelope, const Reading& reading)
{
    std::vector<std::string> passwords;
    if (context_.passwords.empty())
        return passwords;
    const auto books = TRY(context_.store.ledger().books());
    const auto party = classify(reading, *books, {.received_at = envelope.received_at}).party_id;
    const auto sender = sender_of(reading);
    for (const auto& of : context_.passwords) {
        const bool is_sender = of.from.empty() || equals_ignoring_case(of.from, sender)
            || equals_ignoring_case(of.from, '@' + domain_of(sender));
        if (is_sender && (of.party.empty() || of.party == party))
            passwords.insert(passwords.end(), of.passwords.begin(), of.passwords.end());
    }
    return passwords;
}

// The document is read as it was when a person corrected it: with its name, and unlocked.
Result<LayoutLesson> Pipeline::learn(const LessonToLearn& next)
{
    auto& queue = context_.store.reading_queue();
    const auto reading = TRY(queue.reading(next.message));
    const auto correction = document_correction(next.correction, reading);
    if (!correction)
        return Error{ErrorCode::not_found, "the correction is of no document with a layout"};
    const auto envelope = TRY(queue.message(next.message)).envelope;
    const ReadOptions options{
        .confidence_min = settings_.confidence_min,
        .passwords = TRY(passwords_for(envelope, reading)),
        .filename = envelope.filename,
        .own_name = TRY(context_.store.ledger().books())->company().name};
    return context_.reader.learn_layout(
        TRY(context_.store.blobs().open(next.blob)), *correction, options);
}

Result<bool> Pipeline::learn_next()
{
    auto& lessons = context_.store.lessons();
    const auto waiting = TRY(lessons.to_learn(1));
    if (waiting.empty())
        return false;
    const auto& next = waiting.front();
    auto lesson = learn(next);
    if (!lesson && is_ours(lesson.error().code))
        return lesson.error();
    TRY(lessons.learned(
        next.id, lesson ? std::optional(*std::move(lesson)) : std::nullopt, context_.now()));
    return true;
}

Status Pipeline::handle(const ClaimedMessage& message)
{
    if (message.attempts > attempts_max)
        return quarantine(
            message,
            "the program ended " + std::to_string(attempts_max)
                + " times while it was reading this message");
    auto reading = read(message);
    if (!reading)
        return is_ours(reading.error().code) ? Status(reading.error())
                                             : quarantine(message, reading.error().what);
    // Of the two reverse-paths, the envelope's is the true one: where a message has recipients of
    // its envelope, SMTP or LMTP brought it.
    if (!message.envelope.forward_paths.empty())
        reading->message.return_path =
            message.envelope.reverse_path.empty() ? "<>" : message.envelope.reverse_path;
    Status status;
    try {
        status = file(message, *reading);
    } catch (const std::exception& error) {
        // A mistake of ours or of the library, met by one message: the others must not suffer.
        status = Error{ErrorCode::internal, std::string("it cannot be filed: ") + error.what()};
    }
    if (status || is_ours(status.error().code))
        return status;
    return quarantine(message, status.error().what);
}

Status Pipeline::file(const ClaimedMessage& message, const Reading& reading)
{
    auto& outbox = context_.store.outbox();
    const auto books = TRY(context_.store.ledger().books());
    const auto own_model = context_.model ? context_.model() : nullptr;
    const ClassifyContext context{
        .received_at = message.envelope.received_at,
        .thread_party_ids = TRY(context_.store.reading_queue().thread_party_ids(reading.message)),
        .intent_model = own_model.get(),
        .decided_matches = TRY(decided_matches(context_.store, message.id))};
    const auto understanding = classify(reading, *books, context);

    const auto sender = sender_of(reading);
    const std::lock_guard lock(senders_[std::hash<std::string>{}(sender) % senders_.size()]);
    const History history{
        .last_acknowledgement = TRY(outbox.last_reply(sender, "acknowledgement")),
        .last_documents = TRY(outbox.last_reply(sender, "documents"))};
    const auto now = context_.now();
    const auto events =
        decide(reading, understanding, *books, context_.policy, history, now, message.id);
    TRY(context_.store.reading_queue().file(
        {message.id, reading, understanding, events}, Actor{}, now));
    context_.board.taken(name, 1);
    return {};
}

} // namespace mailroom
