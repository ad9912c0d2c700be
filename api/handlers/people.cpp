#include "api/handlers/handlers.h"
#include "api/passwords.h"
#include "api/responses.h"
#include "api/views.h"
#include "core/text.h"

namespace mailroom::handlers {
namespace {

struct UserBody {
    std::string login, name;
    std::optional<Role> role;
    std::string password;
    std::optional<bool> active;
    static constexpr auto members()
    {
        return std::tuple{
            member("login", &UserBody::login), member("name", &UserBody::name),
            member("role", &UserBody::role), member("password", &UserBody::password),
            member("active", &UserBody::active)};
    }
};

struct TokenBody {
    std::string name;
    Role role = Role::viewer;
    static constexpr auto members()
    {
        return std::tuple{member("name", &TokenBody::name), member("role", &TokenBody::role)};
    }
};

Error missing(std::string what)
{
    return {ErrorCode::invalid_argument, std::move(what)};
}

} // namespace

HttpResponse list_people(Call& call)
{
    Json::Array people;
    for (const auto& user : TRY_OR_RESPOND(call.services.store.users().users()))
        people.push_back(Json::Object{
            {"id", user.id},
            {"login", user.login},
            {"name", user.name},
            {"role", to_string(user.role)},
            {"active", user.active}});
    return json_response(Json::Object{{"people", std::move(people)}});
}

HttpResponse list_users(Call& call)
{
    const auto users = TRY_OR_RESPOND(call.services.store.users().users());
    return json_response(Json::Object{{"users", views(users)}});
}

HttpResponse add_user(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<UserBody>(call.request));
    User user{
        .login = std::string(trimmed(body.login)),
        .name = body.name.empty() ? body.login : body.name,
        .role = body.role.value_or(Role::clerk),
        .password_hash = {},
        .created_at = call.now};
    if (user.login.empty())
        return error_response(missing("A log-in name is needed."));
    user.password_hash = TRY_OR_RESPOND(hash_password(body.password));
    user.id = TRY_OR_RESPOND(call.services.store.users().add(user, call.identity->actor, call.now));
    return json_response(view(user), 201);
}

HttpResponse change_user(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<UserBody>(call.request));
    auto user = TRY_OR_RESPOND(call.services.store.users().by_id(id_of(call)));
    if (!user)
        return error_response(404, "not_found", "There is no such user.");
    if (!body.name.empty())
        user->name = body.name;
    user->role = body.role.value_or(user->role);
    user->active = body.active.value_or(user->active);
    if (!body.password.empty())
        user->password_hash = TRY_OR_RESPOND(hash_password(body.password));
    TRY_OR_RESPOND(call.services.store.users().change(*user, call.identity->actor, call.now));
    return json_response(view(*user));
}

HttpResponse list_tokens(Call& call)
{
    const auto tokens = TRY_OR_RESPOND(call.services.store.users().tokens());
    return json_response(Json::Object{{"tokens", views(tokens)}});
}

HttpResponse add_token(Call& call)
{
    const auto body = TRY_OR_RESPOND(body_of<TokenBody>(call.request));
    if (trimmed(body.name).empty())
        return error_response(missing("A token has a name that tells what it is for."));
    const auto secret = "mailroom_" + random_token();
    ApiToken token{
        .name = body.name, .token = sha256(secret), .role = body.role, .created_at = call.now};
    token.id = TRY_OR_RESPOND(
        call.services.store.users().add_token(token, call.identity->actor, call.now));
    auto shown = view(token);
    shown.set("secret", secret); // Never to be seen again.
    return json_response(shown, 201);
}

HttpResponse revoke_token(Call& call)
{
    return status_response(
        call.services.store.users().revoke_token(id_of(call), call.identity->actor, call.now));
}

} // namespace mailroom::handlers
