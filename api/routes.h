#pragma once

// The JSON API as a table: what can be asked, who may, and who answers. api/openapi.json describes
// the same table for others; a test holds the two against each other.

#include "api/http/message.h"
#include "api/log_in_limiter.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/result.h"
#include "ingest/door.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Pictures of pages and the bytes of parts: made by the sandboxed worker, since they come out of
// strangers' bytes. Any thread may call.
class PartSource {
public:
    virtual ~PartSource() = default;

    // Decoded bytes of the part at `path` (Part::path) of the mail or document in `blob`.
    virtual Result<std::string> part(const Sha256& blob, std::string_view path) = 0;
    // A page (from 1) of a paged document as JPEG.
    virtual Result<std::string>
    page_picture(const Sha256& blob, std::string_view path, std::uint32_t page) = 0;
};

// What handlers work with. All of it outlives the server.
struct ApiServices {
    Store& store;
    PartSource& parts;
    std::function<Instant()> clock;
    std::function<std::vector<DoorStatus>()> doors; // As Gateway::doors.
    bool secure_cookies = false;                    // Reached by https alone.
    std::string setup_token; // Makes the first admin, once; empty: there is one.
    std::uint64_t upload_bytes_max = Limits{}.message_bytes_max;
    LogInLimiter log_in_limiter{};
};

// Who asks. An API token has a role and a name, and is no user.
struct Identity {
    Actor actor;
    std::string name;
    Role role = Role::viewer;
    std::string session_token; // Empty for an API token.
};

struct Call {
    const HttpRequest& request;
    std::vector<std::string> path_parameters; // In order, decoded.
    std::map<std::string, std::string, std::less<>> query;
    std::optional<Identity> identity; // Set for every route that is not open to anyone.
    ApiServices& services;
    Instant now;
};

enum class Access : std::uint8_t { anyone, viewer, clerk, admin };

struct Route {
    std::string_view method, pattern; // "/api/messages/{id}/notes"; {name} is one segment.
    Access access = Access::admin;
    HttpResponse (*handler)(Call&) = nullptr;
    bool takes_upload = false; // Bodies up to upload_bytes_max instead of json_body_bytes_max.
};

inline constexpr std::uint64_t json_body_bytes_max = 256u << 10;

std::span<const Route> routes();

struct RouteMatch {
    const Route* route = nullptr; // Null: none with this method.
    bool path_known = false;
    std::vector<std::string> path_parameters;
};
RouteMatch find_route(std::string_view method, std::string_view encoded_path);

} // namespace mailroom
