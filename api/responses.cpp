#include "api/responses.h"

#include <array>

namespace mailroom {
namespace {

struct Meaning {
    ErrorCode code;
    int status;
    std::string_view name;
};

constexpr std::array meanings{
    Meaning{ErrorCode::not_found, 404, "not_found"},
    Meaning{ErrorCode::invalid_argument, 422, "invalid_argument"},
    Meaning{ErrorCode::permission_denied, 403, "permission_denied"},
    Meaning{ErrorCode::io, 503, "io"},
    Meaning{ErrorCode::corrupt, 500, "corrupt"},
    Meaning{ErrorCode::over_limit, 413, "over_limit"},
    Meaning{ErrorCode::timeout, 503, "timeout"},
    Meaning{ErrorCode::conflict, 409, "conflict"},
    Meaning{ErrorCode::unavailable, 503, "unavailable"},
    Meaning{ErrorCode::internal, 500, "internal"},
};

} // namespace

HttpResponse json_response(const Json& json, int status)
{
    HttpResponse response{
        .status = status, .content_type = "application/json", .body = to_string(json)};
    response.set("Cache-Control", "no-store");
    return response;
}

HttpResponse no_content()
{
    HttpResponse response{.status = 204};
    response.set("Cache-Control", "no-store");
    return response;
}

HttpResponse error_response(int status, std::string_view code, std::string_view message)
{
    Json error;
    error.set("code", code);
    error.set("message", message);
    Json body;
    body.set("error", std::move(error));
    return json_response(body, status);
}

HttpResponse error_response(const Error& error)
{
    for (const auto& meaning : meanings) {
        if (meaning.code == error.code)
            return error_response(meaning.status, meaning.name, error.what);
    }
    return error_response(500, "internal", error.what);
}

HttpResponse status_response(const Status& status)
{
    return status ? no_content() : error_response(status.error());
}

std::int64_t id_of(const Call& call)
{
    return number_from<std::int64_t>(call.path_parameters.at(0)).value_or(0);
}

} // namespace mailroom
