#pragma once

// Answers of the JSON API, and reading what was sent.

#include "api/http/message.h"
#include "api/routes.h"
#include "core/json.h"
#include "core/result.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

HttpResponse json_response(const Json& json, int status = 200);
HttpResponse no_content();
// {"error": {"code", "message"}} with the status that belongs to the code.
HttpResponse error_response(const Error& error);
HttpResponse error_response(int status, std::string_view code, std::string_view message);
// 204, or the error.
HttpResponse status_response(const Status& status);

// The JSON body as a described struct. Errors: invalid_argument, which names the member.
template <typename T>
Result<T> body_of(const HttpRequest& request)
{
    const auto json = parse_json(request.body);
    if (!json)
        return Error{ErrorCode::invalid_argument, "The body is no JSON."};
    T value{};
    if (auto status = from_json(*json, value); !status)
        return Error{ErrorCode::invalid_argument, status.error().what};
    return value;
}

template <typename T>
std::optional<T> number_from(std::string_view text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// The {id} that is the first path parameter of most routes; 0, which nothing has, if it is none.
std::int64_t id_of(const Call& call);

} // namespace mailroom

// For handlers: the value of a Result, or its error as the answer.
#define TRY_OR_RESPOND(expression)                                     \
    __extension__({                                                    \
        auto&& respond_result = (expression);                          \
        if (!respond_result) [[unlikely]]                              \
            return ::mailroom::error_response(respond_result.error()); \
        *std::move(respond_result);                                    \
    })
