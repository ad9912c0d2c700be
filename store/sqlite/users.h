#pragma once

#include "store/sqlite/database.h"
#include "store/users.h"

namespace mailroom::sqlite {

class SqliteUsers : public Users {
public:
    explicit SqliteUsers(Database& database) : database_(database) {}

    Result<std::vector<User>> users() override;
    Result<std::optional<User>> by_login(std::string_view login) override;
    Result<std::optional<User>> by_id(UserId id) override;
    Result<UserId>
    add(const User& user, const Actor& actor, Instant now, bool only_if_first) override;
    Status change(const User& user, const Actor& actor, Instant now) override;

    Status add_session(const Session& session) override;
    Result<std::optional<User>> by_session(const Sha256& token, Instant now) override;
    Status end_session(const Sha256& token) override;

    Result<std::vector<ApiToken>> tokens() override;
    Result<std::int64_t> add_token(const ApiToken& token, const Actor& actor, Instant now) override;
    Status revoke_token(std::int64_t id, const Actor& actor, Instant now) override;
    Result<std::optional<ApiToken>> by_token(const Sha256& token, Instant now) override;

private:
    Database& database_;
};

} // namespace mailroom::sqlite
