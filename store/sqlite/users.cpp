#include "store/sqlite/users.h"

#include "store/sqlite/audit.h"

namespace mailroom::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view select_users =
    "SELECT id, login, name, role, password_hash, active, created_at FROM users ";
constexpr std::string_view select_tokens =
    "SELECT id, name, token, role, created_at, last_used_at FROM api_tokens ";
constexpr auto last_used_precision = 1min; // Not every request is a write.

template <typename... T>
Result<std::vector<User>>
users_where(Connection& db, std::string_view condition, const T&... parameters)
{
    auto query = TRY(db.query(std::string(select_users) + std::string(condition), parameters...));
    std::vector<User> users;
    while (TRY(query.next())) {
        auto& user = users.emplace_back();
        query.read(
            user.id, user.login, user.name, user.role, user.password_hash, user.active,
            user.created_at);
    }
    return users;
}

template <typename... T>
Result<std::vector<ApiToken>>
tokens_where(Connection& db, std::string_view condition, const T&... parameters)
{
    auto query = TRY(db.query(std::string(select_tokens) + std::string(condition), parameters...));
    std::vector<ApiToken> tokens;
    while (TRY(query.next())) {
        auto& token = tokens.emplace_back();
        query.read(
            token.id, token.name, token.token, token.role, token.created_at, token.last_used_at);
    }
    return tokens;
}

template <typename T>
std::optional<T> only(std::vector<T> values)
{
    return values.empty() ? std::nullopt : std::optional<T>(std::move(values.front()));
}

Json shown(const User& user)
{
    Json json;
    json.set("user", user.id);
    json.set("login", user.login);
    json.set("role", to_string(user.role));
    json.set("active", user.active);
    return json;
}

} // namespace

Result<std::vector<User>> SqliteUsers::users()
{
    auto reader = TRY(database_.reader());
    return users_where(*reader, "ORDER BY login");
}

Result<std::optional<User>> SqliteUsers::by_login(std::string_view login)
{
    auto reader = TRY(database_.reader());
    return only(TRY(users_where(*reader, "WHERE login = ?", login)));
}

Result<std::optional<User>> SqliteUsers::by_id(UserId id)
{
    auto reader = TRY(database_.reader());
    return only(TRY(users_where(*reader, "WHERE id = ?", id)));
}

Result<UserId>
SqliteUsers::add(const User& user, const Actor& actor, Instant now, bool only_if_first)
{
    return database_.write([&](Transaction& transaction) -> Result<UserId> {
        auto& db = transaction.db;
        if (only_if_first && TRY(db.value<int>("SELECT 1 FROM users LIMIT 1")))
            return Error{ErrorCode::conflict, "there are users already: log in as one of them"};
        if (TRY(db.value<int>("SELECT 1 FROM users WHERE login = ?", user.login)))
            return Error{ErrorCode::conflict, "the login " + user.login + " is taken"};
        TRY(db.run(
            "INSERT INTO users (login, name, role, password_hash, active, created_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            user.login, user.name, user.role, user.password_hash, user.active, now));
        auto added = user;
        added.id = db.last_insert_id();
        transaction.visible = true;
        TRY(append_audit(transaction, {actor, "user_added", 0, shown(added)}, now));
        return added.id;
    });
}

Status SqliteUsers::change(const User& user, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        const auto before = only(TRY(users_where(db, "WHERE id = ?", user.id)));
        if (!before)
            return Error{ErrorCode::not_found, "there is no user " + std::to_string(user.id)};
        TRY(db.run(
            "UPDATE users SET name = ?, role = ?, password_hash = ?, active = ? WHERE id = ?",
            user.name, user.role, user.password_hash, user.active, user.id));
        if (!TRY(db.value<int>("SELECT 1 FROM users WHERE role = 'admin' AND active LIMIT 1")))
            return Error{ErrorCode::conflict, "somebody must stay who administrates Mailroom"};
        if (before->role != user.role || before->active != user.active
            || before->password_hash != user.password_hash)
            TRY(db.run("DELETE FROM sessions WHERE user = ?", user.id));
        transaction.visible = true;
        auto detail = shown(user);
        detail.set("login", before->login);
        detail.set("password_changed", before->password_hash != user.password_hash);
        return append_audit(transaction, {actor, "user_changed", 0, std::move(detail)}, now);
    });
}

Status SqliteUsers::add_session(const Session& session)
{
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        TRY(db.run("DELETE FROM sessions WHERE expires_at <= ?", session.created_at));
        return db.run(
            "INSERT INTO sessions (token, user, created_at, expires_at) VALUES (?, ?, ?, ?)",
            session.token, session.user, session.created_at, session.expires_at);
    });
}

Result<std::optional<User>> SqliteUsers::by_session(const Sha256& token, Instant now)
{
    auto reader = TRY(database_.reader());
    return only(TRY(users_where(
        *reader,
        "WHERE active AND id = (SELECT user FROM sessions WHERE token = ? AND expires_at > ?)",
        token, now)));
}

Status SqliteUsers::end_session(const Sha256& token)
{
    return database_.write([&](Transaction& transaction) {
        return transaction.db.run("DELETE FROM sessions WHERE token = ?", token);
    });
}

Result<std::vector<ApiToken>> SqliteUsers::tokens()
{
    auto reader = TRY(database_.reader());
    return tokens_where(*reader, "ORDER BY id");
}

Result<std::int64_t> SqliteUsers::add_token(const ApiToken& token, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Result<std::int64_t> {
        auto& db = transaction.db;
        TRY(db.run(
            "INSERT INTO api_tokens (name, token, role, created_at) VALUES (?, ?, ?, ?)",
            token.name, token.token, token.role, now));
        const auto id = db.last_insert_id();
        Json detail;
        detail.set("token", id);
        detail.set("name", token.name);
        detail.set("role", to_string(token.role));
        TRY(append_audit(transaction, {actor, "token_added", 0, std::move(detail)}, now));
        return id;
    });
}

Status SqliteUsers::revoke_token(std::int64_t id, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        TRY(db.run("DELETE FROM api_tokens WHERE id = ?", id));
        if (db.changes() == 0)
            return Error{ErrorCode::not_found, "there is no token " + std::to_string(id)};
        Json detail;
        detail.set("token", id);
        return append_audit(transaction, {actor, "token_revoked", 0, std::move(detail)}, now);
    });
}

Result<std::optional<ApiToken>> SqliteUsers::by_token(const Sha256& token, Instant now)
{
    std::optional<ApiToken> found;
    {
        auto reader = TRY(database_.reader());
        found = only(TRY(tokens_where(*reader, "WHERE token = ?", token)));
    }
    if (found && (!found->last_used_at || *found->last_used_at + last_used_precision <= now)) {
        TRY(database_.write([&](Transaction& transaction) {
            return transaction.db.run(
                "UPDATE api_tokens SET last_used_at = ? WHERE id = ?", now, found->id);
        }));
    }
    return found;
}

} // namespace mailroom::sqlite
