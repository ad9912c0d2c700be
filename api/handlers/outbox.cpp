#include "api/handlers/handlers.h"
#include "api/responses.h"
#include "api/views.h"

namespace mailroom::handlers {

HttpResponse list_outbox(Call& call)
{
    constexpr std::size_t entries_max = 200;
    std::optional<OutboxState> state;
    if (const auto wanted = call.query.find("state"); wanted != call.query.end()) {
        state = enum_from_string<OutboxState>(wanted->second);
        if (!state)
            return error_response(422, "invalid_argument", "The outbox has no such state.");
    }
    const auto entries = TRY_OR_RESPOND(call.services.store.outbox().list(state, entries_max));
    return json_response(Json::Object{{"outbox", views(entries)}});
}

HttpResponse send_again(Call& call)
{
    return status_response(
        call.services.store.outbox().send_again(id_of(call), call.identity->actor, call.now));
}

HttpResponse set_aside(Call& call)
{
    return status_response(
        call.services.store.outbox().set_aside(id_of(call), call.identity->actor, call.now));
}

} // namespace mailroom::handlers
