#include "api/application.h"
#include "api/handlers/handlers.h"
#include "api/passwords.h"
#include "api/responses.h"

namespace mailroom::handlers {
namespace {

constexpr std::chrono::hours session_life{12};

struct LogInBody {
    std::string login, password;
    static constexpr auto members()
    {
        return std::tuple{
            member("login", &LogInBody::login), member("password", &LogInBody::password)};
    }
};

struct SetUpBody {
    std::string token, login, name, password;
    static constexpr auto members()
    {
        return std::tuple{
            member("token", &SetUpBody::token), member("login", &SetUpBody::login),
            member("name", &SetUpBody::name), member("password", &SetUpBody::password)};
    }
};

struct PasswordBody {
    std::string old_password, new_password;
    static constexpr auto members()
    {
        return std::tuple{
            member("old_password", &PasswordBody::old_password),
            member("new_password", &PasswordBody::new_password)};
    }
};

std::string cookie(const Call& call, std::string_view token, std::chrono::seconds life)
{
    std::string text(session_cookie);
    text.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
    text += std::to_string(life.count());
    return call.services.secure_cookies ? text + "; Secure" : text;
}

Result<Json> session_view(Call& call, const Identity& identity)
{
    const auto books = TRY(call.services.store.ledger().books());
    const auto& company = books->company();
    return Json(Json::Object{
        {"user",
         Json::Object{
             {"id", identity.actor.user},
             {"login", identity.actor.name},
             {"name", identity.name},
             {"role", to_string(identity.role)}}},
        {"csrf_token", csrf_token(identity.session_token)},
        {"company", Json::Object{{"name", company.name}, {"currency", company.currency}}}});
}

HttpResponse begin_session(Call& call, const User& user)
{
    const auto token = random_token();
    const Identity identity{
        .actor = {.user = user.id, .name = user.login},
        .name = user.name,
        .role = user.role,
        .session_token = token};
    TRY_OR_RESPOND(call.services.store.users().add_session(
        {.token = sha256(token),
         .user = user.id,
         .created_at = call.now,
         .expires_at = call.now + session_life}));
    TRY_OR_RESPOND(
        call.services.store.audit().append(identity.actor, "log_in", 0, Json{}, call.now));
    auto response = json_response(TRY_OR_RESPOND(session_view(call, identity)));
    response.set("Set-Cookie", cookie(call, token, session_life));
    return response;
}

} // namespace

HttpResponse show_session(Call& call)
{
    if (call.identity)
        return json_response(TRY_OR_RESPOND(session_view(call, *call.identity)));
    const auto users = TRY_OR_RESPOND(call.services.store.users().users());
    return json_response(Json::Object{{"user", Json{}}, {"needs_set_up", users.empty()}});
}

HttpResponse log_in(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<LogInBody>(call.request));
    auto& limiter = call.services.log_in_limiter;
    if (!limiter.may_try(body.login, call.request.remote_address, call.now)) {
        auto response = error_response(
            429, "too_many_attempts", "Too many attempts. Wait a quarter of an hour.");
        response.set("Retry-After", "900");
        return response;
    }
    const auto user = TRY_OR_RESPOND(call.services.store.users().by_login(body.login));
    const bool right = verify_password(body.password, user ? user->password_hash : std::string{});
    if (!right || !user->active) {
        const Json detail = Json::Object{
            {"login", body.login.substr(0, 200)}, {"address", call.request.remote_address}};
        TRY_OR_RESPOND(
            call.services.store.audit().append(Actor{}, "log_in_refused", 0, detail, call.now));
        return error_response(401, "wrong_password", "User or password is wrong.");
    }
    limiter.succeeded(body.login, call.request.remote_address);
    return begin_session(call, *user);
}

HttpResponse log_out(Call& call)
{
    const auto& token = call.identity->session_token;
    if (!token.empty())
        TRY_OR_RESPOND(call.services.store.users().end_session(sha256(token)));
    auto response = no_content();
    response.set("Set-Cookie", cookie(call, "", std::chrono::seconds(0)));
    return response;
}

HttpResponse set_up(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<SetUpBody>(call.request));
    const auto& expected = call.services.setup_token;
    // By their hashes, so that the time of the comparison tells nothing.
    if (expected.empty() || sha256(body.token) != sha256(expected))
        return error_response(
            403, "wrong_setup_token", "This link is used up. `mailroom serve` prints a new one.");
    User user{
        .login = body.login,
        .name = body.name.empty() ? body.login : body.name,
        .role = Role::admin,
        .password_hash = TRY_OR_RESPOND(hash_password(body.password)),
        .created_at = call.now};
    if (user.login.empty())
        return error_response(422, "invalid_argument", "A log-in name is needed.");
    user.id = TRY_OR_RESPOND(call.services.store.users().add(user, Actor{}, call.now, true));
    return begin_session(call, user);
}

HttpResponse change_password(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<PasswordBody>(call.request));
    auto user = TRY_OR_RESPOND(call.services.store.users().by_id(call.identity->actor.user));
    if (!user)
        return error_response(403, "permission_denied", "An API token has no password.");
    if (!call.services.log_in_limiter.may_try(user->login, call.request.remote_address, call.now))
        return error_response(429, "too_many_attempts", "Wait a quarter of an hour.");
    if (!verify_password(body.old_password, user->password_hash))
        return error_response(403, "wrong_password", "The old password is wrong.");
    call.services.log_in_limiter.succeeded(user->login, call.request.remote_address);
    user->password_hash = TRY_OR_RESPOND(hash_password(body.new_password));
    TRY_OR_RESPOND(call.services.store.users().change(*user, call.identity->actor, call.now));
    return begin_session(call, *user);
}

} // namespace mailroom::handlers
