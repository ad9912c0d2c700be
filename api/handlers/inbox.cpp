#include "api/decisions.h"
#include "api/explain_json.h"
#include "api/handlers/handlers.h"
#include "api/responses.h"
#include "api/views.h"
#include "core/text.h"
#include "desk/actions.h"

namespace mailroom::handlers {
namespace {

constexpr std::size_t page_rows_default = 50, page_rows_max = 200;

template <typename E>
Status read_word(std::string_view text, std::optional<E>& value)
{
    value = enum_from_string<E>(text);
    if (!value)
        return Error{ErrorCode::invalid_argument, "Unknown word \"" + std::string(text) + "\"."};
    return {};
}

Status read_states(std::string_view text, std::vector<WorkState>& states)
{
    for (const auto word : split(text, ',')) {
        std::optional<WorkState> state;
        TRY(read_word(word, state));
        states.push_back(*state);
    }
    return {};
}

Result<InboxFilter> filter_of(const Call& call)
{
    InboxFilter filter;
    for (const auto& [name, value] : call.query) {
        if (value.empty())
            continue;
        if (name == "queue")
            TRY(read_word(value, filter.queue));
        else if (name == "states")
            TRY(read_states(value, filter.states));
        else if (name == "side")
            TRY(read_word(value, filter.side));
        else if (name == "intent")
            TRY(read_word(value, filter.intent));
        else if (name == "party")
            filter.party_id = value;
        else if (name == "assignee")
            filter.assignee =
                value == "me" ? call.identity->actor.user : number_from<UserId>(value).value_or(0);
        else if (name == "text")
            filter.text = value;
    }
    return filter;
}

std::string_view parameter(const Call& call, std::string_view name)
{
    const auto found = call.query.find(name);
    return found == call.query.end() ? std::string_view{} : found->second;
}

// What was read and understood, and what Mailroom did by itself, as `mailroom explain --json` says
// it; null where nothing was read yet, or by an older reader whose notes cannot be read any more.
Result<Json> explanation_of(Store& store, const WorkItem& item, Json& page_sizes)
{
    const auto reading = store.reading_queue().reading(item.row.id);
    if (!reading) {
        const auto code = reading.error().code;
        if (code == ErrorCode::not_found || code == ErrorCode::conflict)
            return Json{};
        return reading.error();
    }
    const auto understanding = TRY(store.reading_queue().understanding(item.row.id));
    for (const auto& document : reading->documents)
        page_sizes.push_back(to_json(document.pages));
    return explain_json(*reading, &understanding, actions_of(last_decision(item.history)));
}

} // namespace

HttpResponse list_queues(Call& call)
{
    std::optional<Side> side;
    if (const auto wanted = parameter(call, "side"); !wanted.empty())
        TRY_OR_RESPOND(read_word(wanted, side));
    return json_response(view(TRY_OR_RESPOND(call.services.store.inbox().counts(side))));
}

HttpResponse list_messages(Call& call)
{
    const auto filter = TRY_OR_RESPOND(filter_of(call));
    const auto order = parameter(call, "order") == "due" ? InboxOrder::due : InboxOrder::newest;
    const auto count =
        number_from<std::size_t>(parameter(call, "count")).value_or(page_rows_default);
    const auto page = TRY_OR_RESPOND(call.services.store.inbox().list(
        filter, order, parameter(call, "after"), std::clamp<std::size_t>(count, 1, page_rows_max)));
    const auto books = TRY_OR_RESPOND(call.services.store.ledger().books());
    return json_response(view(page, *books));
}

HttpResponse show_message(Call& call)
{
    auto& store = call.services.store;
    const auto item = TRY_OR_RESPOND(store.inbox().item(id_of(call)));
    const auto books = TRY_OR_RESPOND(store.ledger().books());
    Json page_sizes{Json::Array{}};
    auto explanation = TRY_OR_RESPOND(explanation_of(store, item, page_sizes));
    Json::Array conversation;
    for (const auto& row : TRY_OR_RESPOND(store.inbox().conversation(item.row.conversation)))
        conversation.push_back(view(row, *books));
    for (const auto linked : item.linked) {
        for (const auto& row : TRY_OR_RESPOND(store.inbox().conversation(linked)))
            conversation.push_back(view(row, *books));
    }
    const auto* party = books->party(item.row.party_id);
    return json_response(Json::Object{
        {"item", view(item.row, *books)},
        {"explanation", std::move(explanation)},
        {"page_sizes", std::move(page_sizes)},
        {"party", party == nullptr ? Json{} : view(*party)},
        {"conversation", std::move(conversation)},
        {"size", item.size},
        {"quarantine_reason", item.quarantine_reason},
        {"arrivals", to_json(item.arrivals)},
        {"notes", views(item.notes)},
        {"corrections", views(item.corrections)},
        {"outgoing", views(item.outgoing)},
        {"history", views(item.history)}});
}

HttpResponse stream_events(Call&)
{
    return {.is_event_stream = true};
}

} // namespace mailroom::handlers
