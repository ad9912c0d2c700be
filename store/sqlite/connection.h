#pragma once

// SQLite, as the rest of this folder sees it: queries with typed parameters and columns, errors
// that say what to do. A connection belongs to one thread at a time.

#include "core/decimal.h"
#include "core/describe.h"
#include "core/result.h"
#include "core/sha256.h"
#include "core/time.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace mailroom::sqlite {

// A statement with its parameters bound. Goes back to its connection's cache when it ends.
class Query {
public:
    Query(sqlite3_stmt* statement, bool* in_use) : statement_(statement), in_use_(in_use) {}
    ~Query();
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;

    Result<bool> next(); // False: no further row.

    // The columns of the row, from the first on.
    template <typename... T>
    void read(T&... values) const
    {
        int column = 0;
        ((values = get<T>(column++)), ...);
    }

    template <typename T>
    T get(int column) const;

    template <typename T>
    void bind(int parameter, const T& value);

private:
    void bind_null(int parameter);
    void bind_integer(int parameter, std::int64_t value);
    void bind_text(int parameter, std::string_view value);
    void bind_bytes(int parameter, std::string_view value);
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const; // Also the bytes of a blob; until next().

    sqlite3_stmt* statement_;
    bool* in_use_; // Null: the statement is this query's own.
};

struct Bytes {
    std::string_view value; // A parameter that is a BLOB.
};

class Connection {
public:
    static Result<std::unique_ptr<Connection>>
    open(const std::filesystem::path& file, std::chrono::milliseconds lock_wait_max);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    template <typename... T>
    Result<Query> query(std::string_view sql, const T&... parameters)
    {
        auto query = TRY(prepare(sql));
        int parameter = 1;
        (query.bind(parameter++, parameters), ...);
        return query;
    }

    // A statement that gives no rows.
    template <typename... T>
    Status run(std::string_view sql, const T&... parameters)
    {
        auto statement = TRY(query(sql, parameters...));
        TRY(statement.next());
        return {};
    }

    // The first column of the first row; nothing where there is no row.
    template <typename Value, typename... T>
    Result<std::optional<Value>> value(std::string_view sql, const T&... parameters)
    {
        auto statement = TRY(query(sql, parameters...));
        if (!TRY(statement.next()))
            return std::optional<Value>{};
        return std::optional<Value>(statement.template get<Value>(0));
    }

    Status run_script(const std::string& sql); // Several statements.
    std::int64_t last_insert_id() const;
    std::int64_t changes() const; // Rows of the last INSERT, UPDATE or DELETE.
    bool in_transaction() const;

private:
    explicit Connection(sqlite3* handle) : handle_(handle) {}
    Result<Query> prepare(std::string_view sql);

    struct Cached {
        sqlite3_stmt* statement = nullptr;
        bool in_use = false;
    };

    sqlite3* handle_;
    std::map<std::string, Cached, std::less<>> cache_;
};

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <typename T>
T Query::get(int column) const
{
    if constexpr (is_optional<T>) {
        return is_null(column) ? T{} : T(get<typename T::value_type>(column));
    } else if constexpr (NamedEnum<T>) {
        return enum_from_string<T>(text(column)).value_or(T{});
    } else if constexpr (std::is_same_v<T, bool>) {
        return integer(column) != 0;
    } else if constexpr (std::is_integral_v<T>) {
        return static_cast<T>(integer(column));
    } else if constexpr (std::is_same_v<T, Instant>) {
        return Instant{std::chrono::milliseconds{integer(column)}};
    } else if constexpr (std::is_same_v<T, Date>) {
        return parse_date(text(column)).value_or(Date{});
    } else if constexpr (std::is_same_v<T, Decimal>) {
        return parse_decimal(text(column)).value_or(Decimal{});
    } else if constexpr (std::is_same_v<T, Sha256>) {
        Sha256 digest;
        const auto bytes = text(column);
        for (std::size_t i = 0; i < digest.bytes.size() && i < bytes.size(); ++i)
            digest.bytes[i] = static_cast<std::uint8_t>(bytes[i]);
        return digest;
    } else {
        static_assert(std::is_same_v<T, std::string>);
        return std::string(text(column));
    }
}

template <typename T>
void Query::bind(int parameter, const T& value)
{
    if constexpr (is_optional<T>) {
        if (value)
            bind(parameter, *value);
        else
            bind_null(parameter);
    } else if constexpr (NamedEnum<T> || std::is_same_v<T, Date> || std::is_same_v<T, Decimal>) {
        bind_text(parameter, to_string(value));
    } else if constexpr (std::is_integral_v<T>) {
        bind_integer(parameter, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        bind_integer(parameter, value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, Sha256>) {
        bind_bytes(
            parameter, {reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size()});
    } else if constexpr (std::is_same_v<T, Bytes>) {
        bind_bytes(parameter, value.value);
    } else {
        bind_text(parameter, value);
    }
}

} // namespace mailroom::sqlite
