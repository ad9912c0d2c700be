#pragma once

// Who may use the inbox and the API. The store keeps what it is given: password hashes are made
// and checked by the API (Argon2id), and of session and API tokens it knows the SHA-256 alone.
//
// Any thread may call. Changes are audited.

#include "core/events.h"
#include "core/result.h"
#include "core/sha256.h"
#include "store/actor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class Role : std::uint8_t { viewer, clerk, admin }; // Each may do what those before it may.
template <>
inline constexpr auto enum_names<Role> =
    std::array<std::string_view, 3>{"viewer", "clerk", "admin"};

struct User {
    UserId id = 0;
    std::string login; // Unique without case.
    std::string name;
    Role role = Role::viewer;
    std::string password_hash;
    bool active = true; // Users who left stay in the audit, and may not log in.
    Instant created_at{};
};

struct Session {
    Sha256 token; // Of the token that the browser holds.
    UserId user = 0;
    Instant created_at{}, expires_at{};
};

struct ApiToken {
    std::int64_t id = 0;
    std::string name;
    Sha256 token;
    Role role = Role::viewer;
    Instant created_at{};
    std::optional<Instant> last_used_at;
};

class Users {
public:
    virtual ~Users() = default;

    virtual Result<std::vector<User>> users() = 0;
    virtual Result<std::optional<User>> by_login(std::string_view login) = 0;
    virtual Result<std::optional<User>> by_id(UserId id) = 0;
    // Errors: conflict (the login is taken; or only_if_first, and there is a user).
    virtual Result<UserId>
    add(const User& user, const Actor& actor, Instant now, bool only_if_first = false) = 0;
    // All of it but login and created_at; ends the user's sessions where password, role or active
    // change. Errors: not_found, conflict (no active admin would be left).
    virtual Status change(const User& user, const Actor& actor, Instant now) = 0;

    virtual Status add_session(const Session& session) = 0;
    // Nothing where it is unknown or over, or its user is not active.
    virtual Result<std::optional<User>> by_session(const Sha256& token, Instant now) = 0;
    virtual Status end_session(const Sha256& token) = 0;

    virtual Result<std::vector<ApiToken>> tokens() = 0;
    virtual Result<std::int64_t>
    add_token(const ApiToken& token, const Actor& actor, Instant now) = 0;
    virtual Status revoke_token(std::int64_t id, const Actor& actor, Instant now) = 0;
    virtual Result<std::optional<ApiToken>> by_token(const Sha256& token, Instant now) = 0;
};

} // namespace mailroom
