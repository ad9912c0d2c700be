#include "api/application.h"

#include "api/responses.h"
#include "api/web_files.h"
#include "core/text.h"

#include <exception>

namespace mailroom {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_safe(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

Result<std::optional<Identity>>
identity_of(const HttpRequest& request, ApiServices& services, Instant now)
{
    const auto authorization = request.header("authorization");
    if (authorization.size() > bearer.size()
        && equals_ignoring_case(authorization.substr(0, bearer.size()), bearer)) {
        const auto digest = sha256(trimmed(authorization.substr(bearer.size())));
        const auto token = TRY(services.store.users().by_token(digest, now));
        if (!token)
            return std::optional<Identity>{};
        return std::optional(Identity{
            .actor = {.user = 0, .name = "token:" + token->name},
            .name = token->name,
            .role = token->role});
    }
    const auto session = request.cookie(session_cookie);
    if (session.empty())
        return std::optional<Identity>{};
    const auto user = TRY(services.store.users().by_session(sha256(session), now));
    if (!user)
        return std::optional<Identity>{};
    return std::optional(Identity{
        .actor = {.user = user->id, .name = user->login},
        .name = user->name,
        .role = user->role,
        .session_token = std::string(session)});
}

bool may(const Route& route, const Identity& identity)
{
    switch (route.access) {
    case Access::anyone:
    case Access::viewer:
        return true;
    case Access::clerk:
        return identity.role >= Role::clerk;
    case Access::admin:
        return identity.role == Role::admin;
    }
    return false;
}

} // namespace

std::string csrf_token(std::string_view session_token)
{
    return to_string(sha256("mailroom csrf " + std::string(session_token)));
}

std::uint64_t ApiApplication::body_bytes_max(const HttpRequest& header)
{
    const auto found = find_route(header.method, header.path);
    if (found.route == nullptr || is_safe(header.method))
        return 0;
    if (!found.route->takes_upload)
        return json_body_bytes_max;
    // A stranger must not be able to fill our memory.
    const auto identity = identity_of(header, services_, services_.clock());
    return identity && *identity && may(*found.route, **identity) ? services_.upload_bytes_max : 0;
}

HttpResponse ApiApplication::handle(const HttpRequest& request)
{
    try {
        if (request.path == "/api" || request.path.starts_with("/api/"))
            return handle_api(request);
        return web_file(request);
    } catch (const std::exception&) { // No memory, or a bug: this request fails, others go on.
        return error_response(500, "internal", "Mailroom failed at this request.");
    }
}

HttpResponse ApiApplication::handle_api(const HttpRequest& request)
{
    auto found = find_route(request.method, request.path);
    if (!found.path_known)
        return error_response(404, "not_found", "There is nothing at this address.");
    if (found.route == nullptr)
        return error_response(405, "method_not_allowed", "This address has no such method.");
    // Also keeps forms of other sites out: a browser asks before it sends JSON across sites.
    if (!found.route->takes_upload && !request.body.empty()
        && !request.header("content-type").starts_with("application/json"))
        return error_response(415, "unsupported_media_type", "The body must be application/json.");
    Call call{
        .request = request,
        .path_parameters = std::move(found.path_parameters),
        .query = query_parameters(request.query),
        .identity = {},
        .services = services_,
        .now = services_.clock()};
    call.identity = TRY_OR_RESPOND(identity_of(request, services_, call.now));
    if (found.route->access != Access::anyone) {
        if (!call.identity)
            return error_response(401, "not_logged_in", "Log in first.");
        if (!may(*found.route, *call.identity))
            return error_response(403, "permission_denied", "Your role does not allow this.");
        const auto& session = call.identity->session_token;
        if (!is_safe(request.method) && !session.empty()
            && request.header("x-csrf-token") != csrf_token(session))
            return error_response(403, "csrf", "Reload the page, and do it again.");
    }
    return found.route->handler(call);
}

} // namespace mailroom
