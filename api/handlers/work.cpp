#include "api/corrections.h"
#include "api/handlers/handlers.h"
#include "api/reply.h"
#include "api/responses.h"
#include "core/text.h"

namespace mailroom::handlers {
namespace {

// In every body: the version of the item that the person saw. Where it has moved on, nothing
// happens (409), and the page shows what is new.
struct AssigneeBody {
    UserId user = 0;
    std::optional<std::uint64_t> version;
    static constexpr auto members()
    {
        return std::tuple{
            member("user", &AssigneeBody::user), member("version", &AssigneeBody::version)};
    }
};

struct StateBody {
    WorkState state{};
    std::optional<std::uint64_t> version;
    static constexpr auto members()
    {
        return std::tuple{
            member("state", &StateBody::state), member("version", &StateBody::version)};
    }
};

struct QueueBody {
    Queue queue{};
    std::optional<std::uint64_t> version;
    static constexpr auto members()
    {
        return std::tuple{
            member("queue", &QueueBody::queue), member("version", &QueueBody::version)};
    }
};

struct NoteBody {
    std::string text;
    static constexpr auto members() { return std::tuple{member("text", &NoteBody::text)}; }
};

struct CorrectionBody {
    std::string path, value;
    static constexpr auto members()
    {
        return std::tuple{
            member("path", &CorrectionBody::path), member("value", &CorrectionBody::value)};
    }
};

struct ReplyBody {
    std::string key, text;
    std::optional<WorkState> then; // The item's state after it.
    static constexpr auto members()
    {
        return std::tuple{
            member("key", &ReplyBody::key), member("text", &ReplyBody::text),
            member("then", &ReplyBody::then)};
    }
};

Event by_person(EventBody body)
{
    return {.body = std::move(body), .rule = "person", .why = {}, .checks = {}};
}

HttpResponse
applied(Call& call, const std::vector<Event>& events, std::optional<std::uint64_t> version = {})
{
    return status_response(call.services.store.inbox().apply(
        id_of(call), events, call.identity->actor, call.now, version));
}

} // namespace

HttpResponse assign(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<AssigneeBody>(call.request));
    if (body.user != 0) {
        const auto user = TRY_OR_RESPOND(call.services.store.users().by_id(body.user));
        if (!user || !user->active)
            return error_response(422, "invalid_argument", "There is no such user.");
    }
    return applied(call, {by_person(Assigned{body.user})}, body.version);
}

HttpResponse change_state(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<StateBody>(call.request));
    return applied(call, {by_person(StateChanged{body.state})}, body.version);
}

HttpResponse move_to_queue(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<QueueBody>(call.request));
    const auto item = TRY_OR_RESPOND(call.services.store.inbox().item(id_of(call)));
    return applied(
        call,
        {by_person(WorkItemFiled{body.queue, item.row.state, item.row.due_date, item.row.summary})},
        body.version.value_or(item.row.version));
}

HttpResponse add_note(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<NoteBody>(call.request));
    if (trimmed(body.text).empty())
        return error_response(422, "invalid_argument", "The note is empty.");
    return applied(call, {by_person(NoteAdded{body.text})});
}

HttpResponse correct_value(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<CorrectionBody>(call.request));
    auto& store = call.services.store;
    const auto item = TRY_OR_RESPOND(store.inbox().item(id_of(call)));
    const auto reading = TRY_OR_RESPOND(store.reading_queue().reading(item.row.id));
    const auto understanding = TRY_OR_RESPOND(store.reading_queue().understanding(item.row.id));
    const auto books = TRY_OR_RESPOND(store.ledger().books());
    auto correction = TRY_OR_RESPOND(
        correction_of(body.path, body.value, reading, understanding, item.corrections, *books));
    return applied(call, {by_person(std::move(correction))}, item.row.version);
}

HttpResponse reply(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<ReplyBody>(call.request));
    if (body.key.empty() || body.key.size() > 100)
        return error_response(422, "invalid_argument", "A reply needs a key of its own.");
    auto& store = call.services.store;
    const auto item = TRY_OR_RESPOND(store.inbox().item(id_of(call)));
    const auto reading = TRY_OR_RESPOND(store.reading_queue().reading(item.row.id));
    const auto books = TRY_OR_RESPOND(store.ledger().books());
    auto queued = TRY_OR_RESPOND(reply_to(
        item.row.id, reading.message, item.row.side, books->company(), {body.key, body.text, {}}));
    std::vector<Event> events{by_person(std::move(queued))};
    if (body.then)
        events.push_back(by_person(StateChanged{*body.then}));
    return applied(call, events);
}

HttpResponse retry_message(Call& call)
{
    return status_response(
        call.services.store.reading_queue().retry(id_of(call), call.identity->actor, call.now));
}

} // namespace mailroom::handlers
