#include "api/handlers/handlers.h"
#include "api/responses.h"
#include "api/views.h"
#include "embedded/openapi.h"

namespace mailroom::handlers {

HttpResponse show_health(Call& call)
{
    const auto sequence = call.services.store.inbox().sequence();
    if (!sequence)
        return error_response(503, "unhealthy", "The store does not answer.");
    return json_response(Json::Object{{"status", "ok"}});
}

HttpResponse list_doors(Call& call)
{
    return json_response(Json::Object{{"doors", to_json(call.services.doors())}});
}

HttpResponse show_openapi(Call&)
{
    return {
        .content_type = "application/json", .body = std::string(embedded::openapi().front().bytes)};
}

HttpResponse list_audit(Call& call)
{
    constexpr std::size_t rows_max = 200;
    std::int64_t before = 0;
    if (const auto wanted = call.query.find("before"); wanted != call.query.end())
        before = number_from<std::int64_t>(wanted->second).value_or(0);
    const auto rows = TRY_OR_RESPOND(call.services.store.audit().list(before, rows_max));
    return json_response(Json::Object{{"audit", views(rows)}});
}

HttpResponse verify_audit(Call& call)
{
    const auto verdict = TRY_OR_RESPOND(call.services.store.audit().verify());
    return json_response(Json::Object{
        {"rows", verdict.rows},
        {"head", to_string(verdict.head)},
        {"broken", verdict.broken},
        {"what", verdict.what}});
}

} // namespace mailroom::handlers
