#pragma once

// The program behind the HTTP server: finds the route, checks who asks, and answers; everything
// that is no /api/ path is the inbox, a single page with its script and style.
//
// Who may do what: a browser has a session cookie (HttpOnly, SameSite=Strict), and must prove for
// everything but GET that the page which sends is ours: X-CSRF-Token, derived from the session. A
// program has an API token: "Authorization: Bearer ...".

#include "api/http/server.h"
#include "api/routes.h"

#include <string>
#include <string_view>

namespace mailroom {

inline constexpr std::string_view session_cookie = "mailroom_session";

// The proof that goes with a session: derived, so that it need not be kept.
std::string csrf_token(std::string_view session_token);

class ApiApplication : public HttpApplication {
public:
    explicit ApiApplication(ApiServices& services) : services_(services) {}

    std::uint64_t body_bytes_max(const HttpRequest& header) override;
    HttpResponse handle(const HttpRequest& request) override;

private:
    HttpResponse handle_api(const HttpRequest& request);

    ApiServices& services_;
};

} // namespace mailroom
