#include "store/sqlite/connection.h"

#include <array>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace mailroom::sqlite {
namespace {

struct Advice {
    int primary_code;
    ErrorCode code;
    std::string_view what;
};

constexpr std::array advice_table{
    Advice{
        SQLITE_FULL, ErrorCode::io,
        "the disk is full; free some space; nothing was lost, and it is tried again"},
    Advice{
        SQLITE_BUSY, ErrorCode::unavailable,
        "another process holds the store; wait for it to end, or end it"},
    Advice{SQLITE_LOCKED, ErrorCode::unavailable, "the store is locked; try again"},
    Advice{
        SQLITE_CORRUPT, ErrorCode::corrupt,
        "the database is damaged; stop Mailroom and restore a backup (the raw mail below "
        "blobs/ is kept apart and may well be whole)"},
    Advice{
        SQLITE_NOTADB, ErrorCode::corrupt,
        "this is no database of Mailroom; restore a backup, or name another folder"},
    Advice{
        SQLITE_READONLY, ErrorCode::permission_denied,
        "the store is read-only; give the user that runs Mailroom write access to the folder "
        "and the files in it"},
    Advice{
        SQLITE_CANTOPEN, ErrorCode::io,
        "the database cannot be opened; give the user that runs Mailroom access to the folder"},
    Advice{SQLITE_IOERR, ErrorCode::io, "the disk does not take or give data"},
    Advice{SQLITE_TOOBIG, ErrorCode::over_limit, "a value is too large to be kept"},
    Advice{SQLITE_NOMEM, ErrorCode::over_limit, "out of memory"},
};

Error error_of(sqlite3* handle, int code)
{
    const int last = errno;
    // SQLite forgets it when a commit fails in the log.
    const int known = sqlite3_system_errno(handle);
    const int system_error = known != 0 ? known : last;
    const bool is_io = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    // A disk or quota that is full, or a limit on file sizes, shows as an I/O error too.
    const bool full =
        is_io && (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
    const int primary = full ? SQLITE_FULL : code & 0xff;
    const char* file = sqlite3_db_filename(handle, "main");
    std::string where = file == nullptr || *file == '\0' ? "" : std::string(file) + ": ";
    for (const auto& advice : advice_table) {
        if (advice.primary_code != primary)
            continue;
        std::string what = where + std::string(advice.what);
        if (is_io && system_error != 0)
            what += " (" + std::generic_category().message(system_error) + ")";
        return {advice.code, std::move(what)};
    }
    return {ErrorCode::internal, where + sqlite3_errmsg(handle)};
}

} // namespace

Query::~Query()
{
    if (statement_ == nullptr)
        return;
    if (in_use_ == nullptr) {
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    *in_use_ = false;
}

Query::Query(Query&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)),
      in_use_(std::exchange(other.in_use_, nullptr))
{
}

Result<bool> Query::next()
{
    errno = 0;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    auto* handle = sqlite3_db_handle(statement_);
    return error_of(handle, sqlite3_extended_errcode(handle));
}

void Query::bind_null(int parameter)
{
    sqlite3_bind_null(statement_, parameter);
}

void Query::bind_integer(int parameter, std::int64_t value)
{
    const int code = sqlite3_bind_int64(statement_, parameter, value);
    assert(code == SQLITE_OK); // A parameter too many.
    static_cast<void>(code);
}

void Query::bind_text(int parameter, std::string_view value)
{
    // A null pointer would be NULL.
    const char* bytes = value.data() == nullptr ? "" : value.data();
    const int code = sqlite3_bind_text64(
        statement_, parameter, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    assert(code != SQLITE_RANGE);
    static_cast<void>(code);
}

void Query::bind_bytes(int parameter, std::string_view value)
{
    const char* bytes = value.data() == nullptr ? "" : value.data();
    const int code =
        sqlite3_bind_blob64(statement_, parameter, bytes, value.size(), SQLITE_TRANSIENT);
    assert(code != SQLITE_RANGE);
    static_cast<void>(code);
}

bool Query::is_null(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

Result<std::unique_ptr<Connection>>
Connection::open(const std::filesystem::path& file, std::chrono::milliseconds lock_wait_max)
{
    sqlite3* handle = nullptr;
    constexpr int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (code != SQLITE_OK)
        return error_of(handle, code);
    sqlite3_busy_timeout(handle, static_cast<int>(lock_wait_max.count()));
    TRY(connection->run_script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;"));
    return connection;
}

Connection::~Connection()
{
    for (auto& [sql, cached] : cache_)
        sqlite3_finalize(cached.statement);
    sqlite3_close(handle_);
}

Result<Query> Connection::prepare(std::string_view sql)
{
    auto found = cache_.find(sql);
    if (found != cache_.end() && !found->second.in_use) {
        found->second.in_use = true;
        return Query(found->second.statement, &found->second.in_use);
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(
        handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
        nullptr);
    if (code != SQLITE_OK)
        return error_of(handle_, code);
    if (found != cache_.end()) // The cached one is busy: the same query within its own rows.
        return Query(statement, nullptr);
    found = cache_.emplace(sql, Cached{statement, true}).first;
    return Query(statement, &found->second.in_use);
}

Status Connection::run_script(const std::string& sql)
{
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return error_of(handle_, code);
    return {};
}

std::int64_t Connection::last_insert_id() const
{
    return sqlite3_last_insert_rowid(handle_);
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(handle_);
}

bool Connection::in_transaction() const
{
    return sqlite3_get_autocommit(handle_) == 0;
}

} // namespace mailroom::sqlite
