#include "api/routes.h"

#include "api/handlers/handlers.h"
#include "core/text.h"

#include <array>

namespace mailroom {
namespace {

using namespace handlers;
using enum Access;

constexpr std::array table{
    Route{"GET", "/api/health", anyone, show_health},
    Route{"GET", "/api/openapi.json", anyone, show_openapi},
    Route{"GET", "/api/session", anyone, show_session},
    Route{"POST", "/api/session", anyone, log_in},
    Route{"DELETE", "/api/session", viewer, log_out},
    Route{"POST", "/api/setup", anyone, set_up},
    Route{"POST", "/api/password", viewer, change_password},

    Route{"GET", "/api/doors", viewer, list_doors},
    Route{"GET", "/api/queues", viewer, list_queues},
    Route{"GET", "/api/messages", viewer, list_messages},
    Route{"GET", "/api/messages/{id}", viewer, show_message},
    Route{"GET", "/api/events", viewer, stream_events},

    Route{"GET", "/api/messages/{id}/raw", viewer, raw_message},
    Route{"GET", "/api/messages/{id}/parts/{path}", viewer, part_bytes},
    Route{"GET", "/api/messages/{id}/parts/{path}/pages/{page}", viewer, page_picture},
    Route{"GET", "/api/messages/{id}/outgoing/{entry}/{file}", viewer, outgoing_attachment},
    Route{"POST", "/api/uploads", clerk, upload, true},

    Route{"POST", "/api/messages/{id}/assignee", clerk, assign},
    Route{"POST", "/api/messages/{id}/state", clerk, change_state},
    Route{"POST", "/api/messages/{id}/queue", clerk, move_to_queue},
    Route{"POST", "/api/messages/{id}/notes", clerk, add_note},
    Route{"POST", "/api/messages/{id}/corrections", clerk, correct_value},
    Route{"POST", "/api/messages/{id}/replies", clerk, reply},
    Route{"POST", "/api/messages/{id}/retry", clerk, retry_message},

    Route{"GET", "/api/outbox", viewer, list_outbox},
    Route{"POST", "/api/outbox/{id}/send", clerk, send_again},
    Route{"POST", "/api/outbox/{id}/set_aside", clerk, set_aside},

    Route{"GET", "/api/parties", viewer, list_parties},
    Route{"GET", "/api/parties/{id}", viewer, show_party},

    Route{"GET", "/api/lessons", viewer, list_lessons},
    Route{"DELETE", "/api/lessons/{id}", clerk, forget_lesson},

    Route{"GET", "/api/people", viewer, list_people},
    Route{"GET", "/api/users", admin, list_users},
    Route{"POST", "/api/users", admin, add_user},
    Route{"POST", "/api/users/{id}", admin, change_user},
    Route{"GET", "/api/tokens", admin, list_tokens},
    Route{"POST", "/api/tokens", admin, add_token},
    Route{"DELETE", "/api/tokens/{id}", admin, revoke_token},

    Route{"GET", "/api/audit", admin, list_audit},
    Route{"POST", "/api/audit/verification", admin, verify_audit},
};

// The parameters, where the path is of this pattern.
std::optional<std::vector<std::string>>
match(std::string_view pattern, const std::vector<std::string_view>& segments)
{
    const auto expected = split(pattern, '/');
    if (expected.size() != segments.size())
        return std::nullopt;
    std::vector<std::string> parameters;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!expected[i].starts_with('{')) {
            if (expected[i] != segments[i])
                return std::nullopt;
            continue;
        }
        auto decoded = percent_decoded(segments[i]);
        if (!decoded || decoded->empty())
            return std::nullopt;
        parameters.push_back(std::move(*decoded));
    }
    return parameters;
}

} // namespace

std::span<const Route> routes()
{
    return table;
}

RouteMatch find_route(std::string_view method, std::string_view encoded_path)
{
    if (method == "HEAD") // RFC 9110 section 9.3.2: as GET; the server leaves the body out.
        method = "GET";
    const auto segments = split(encoded_path, '/');
    RouteMatch result;
    for (const auto& route : table) {
        auto parameters = match(route.pattern, segments);
        if (!parameters)
            continue;
        result.path_known = true;
        if (route.method != method)
            continue;
        result.route = &route;
        result.path_parameters = std::move(*parameters);
        break;
    }
    return result;
}

} // namespace mailroom
