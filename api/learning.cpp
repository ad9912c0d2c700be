#include "api/learning.h"

#include "classifiers/train/corrected_mail.h"
#include "core/text.h"
#include "ingest/own_model.h"
#include "ingest/stop_signal.h"

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

namespace mailroom {
namespace {

constexpr std::string_view corrected_path = "intents";

std::vector<Intent> intents_in(std::string_view names)
{
    std::vector<Intent> intents;
    for (const auto name : split(names, ' ')) {
        if (const auto intent = enum_from_string<Intent>(name))
            intents.push_back(*intent);
    }
    return intents;
}

struct CorrectedMessages {
    std::vector<LabelledMail> mail;
    std::uint64_t unread = 0; // Read by another version of the program: read them again first.
    Instant newest{};         // Correction.
};

Result<CorrectedMessages> corrected_messages(Store& store)
{
    CorrectedMessages found;
    const auto books = TRY(store.ledger().books());
    for (const auto& correction : TRY(store.inbox().corrected(corrected_path))) {
        found.newest = std::max(found.newest, correction.at);
        const auto reading = store.reading_queue().reading(correction.id);
        const auto understanding = store.reading_queue().understanding(correction.id);
        if (!reading || !understanding) {
            ++found.unread;
            continue;
        }
        const CorrectedMail corrected{
            "message " + std::to_string(correction.id),
            Date(std::chrono::floor<std::chrono::days>(correction.at)), *reading, *understanding,
            intents_in(correction.new_value)};
        found.mail.push_back(labelled(corrected, *books));
    }
    return found;
}

} // namespace

ModelFiles model_files(const std::filesystem::path& data_folder)
{
    return {data_folder, sha256(intent_model_bytes())};
}

Result<LearningOutcome> learn_intents(
    Store& store,
    ModelFiles& files,
    std::vector<LabelledMail> made_up,
    const Actor& actor,
    Instant now)
{
    const auto corrected = TRY(corrected_messages(store));
    const auto own = own_text_model(files);
    auto learning =
        learn_from_corrections(std::move(made_up), corrected.mail, own ? *own : intent_model());
    if (learning.model)
        TRY(files.keep(to_bytes(*learning.model)));
    TRY(files.note_learnt_until(corrected.newest));
    const bool taken = learning.model.has_value();
    auto detail = to_json(learning.figures);
    detail.set("why", learning.why);
    detail.set("instead_of", own ? "own model" : "the program's model");
    if (corrected.unread > 0)
        detail.set("unread_messages", corrected.unread);
    TRY(store.audit().append(
        actor, taken ? "intent_model_taken" : "intent_model_refused", 0, detail, now));
    return LearningOutcome{taken, std::move(learning.why)};
}

Status put_intents_back(Store& store, ModelFiles& files, const Actor& actor, Instant now)
{
    TRY(files.put_back());
    const auto in_use = files.stamp().empty() ? "the program's model" : "the own model before";
    return store.audit().append(
        actor, "intent_model_put_back", 0, Json::Object{{"in_use", in_use}}, now);
}

Result<std::optional<std::chrono::hours>> parse_interval(std::string_view text)
{
    if (text == "off")
        return std::optional<std::chrono::hours>();
    constexpr unsigned days_max = 366;
    unsigned count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit(end, text.data() + text.size());
    if (error != std::errc{} || count == 0 || count > days_max * 24 || (unit != "h" && unit != "d"))
        return Error{
            ErrorCode::invalid_argument,
            "learning.every is \"" + std::string(text) + "\"; it must be off, or like 12h or 7d"};
    return std::optional<std::chrono::hours>(unit == "h" ? count : count * 24);
}

struct LearningTimer::State {
    Store& store;
    ModelFiles files;
    LearningSchedule schedule;
    Journal journal;
    StopSignal stop;
    std::thread thread;

    void run();
    Status learn_if_there_is_more();
};

Status LearningTimer::State::learn_if_there_is_more()
{
    const auto until = TRY(files.learnt_until());
    const auto corrected = TRY(store.inbox().corrected(corrected_path));
    const bool more = std::any_of(corrected.begin(), corrected.end(), [&](const auto& message) {
        return !until || message.at > *until;
    });
    if (!more)
        return {};
    auto made_up = TRY(schedule.examples());
    const auto outcome =
        TRY(learn_intents(store, files, std::move(made_up), Actor{}, schedule.clock()));
    journal(
        Severity::info, "learning",
        (outcome.taken ? "a new model of intents is in use: " : "no new model of intents: ")
            + outcome.why);
    return {};
}

void LearningTimer::State::run()
{
    while (!stop.wait_for(schedule.every)) {
        if (const auto status = learn_if_there_is_more(); !status)
            journal(Severity::error, "learning", status.error().what);
    }
}

LearningTimer::LearningTimer(
    Store& store,
    const std::filesystem::path& data_folder,
    LearningSchedule schedule,
    Journal journal)
    : state_(
        new State{store, model_files(data_folder), std::move(schedule), std::move(journal), {}, {}})
{
    state_->thread = std::thread([state = state_.get()] { state->run(); });
}

LearningTimer::~LearningTimer()
{
    state_->stop.request();
    state_->thread.join();
}

} // namespace mailroom
