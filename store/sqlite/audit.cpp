#include "store/sqlite/audit.h"

namespace mailroom::sqlite {
namespace {

constexpr std::string_view columns = "number, at, user, actor, action, message, detail, hash";

// A row as it lies in the table: the detail is hashed as it was written, not as it would be
// written today.
struct StoredRow {
    std::int64_t number = 0;
    Instant at{};
    UserId user = 0;
    std::string actor, action;
    MessageId message = 0;
    std::string detail;
    Sha256 hash;
};

StoredRow stored_row(const Query& query)
{
    StoredRow row;
    query.read(
        row.number, row.at, row.user, row.actor, row.action, row.message, row.detail, row.hash);
    return row;
}

// SHA-256 over the hash before it in hexadecimal, a line feed, and the row as one line of JSON:
// anybody can check the chain with a script.
Sha256 hash_of(const Sha256& previous, const StoredRow& row)
{
    Json json;
    json.set("number", row.number);
    json.set("at", row.at.time_since_epoch().count());
    json.set("user", row.user);
    json.set("actor", row.actor);
    json.set("action", row.action);
    json.set("message", row.message);
    json.set("detail", row.detail);
    return sha256(to_string(previous) + '\n' + to_string(json));
}

Result<std::vector<AuditRow>> audit_rows(Query query)
{
    std::vector<AuditRow> rows;
    while (TRY(query.next())) {
        auto row = stored_row(query);
        auto detail = parse_json(row.detail);
        rows.push_back(
            {row.number,
             row.at,
             {row.user, std::move(row.actor)},
             std::move(row.action),
             row.message,
             detail ? *std::move(detail) : Json(row.detail),
             row.hash});
    }
    return rows;
}

struct Head {
    std::int64_t number = 0;
    Sha256 hash;
};

Result<Head> head_of(Connection& db)
{
    auto query = TRY(db.query("SELECT number, hash FROM audit_head"));
    Head head;
    if (TRY(query.next()))
        query.read(head.number, head.hash);
    return head;
}

} // namespace

Status append_audit(Transaction& transaction, const AuditEntry& entry, Instant now)
{
    auto& db = transaction.db;
    const auto head = TRY(head_of(db));
    StoredRow row{
        head.number + 1,           now,           entry.actor.user,        entry.actor.name,
        std::string(entry.action), entry.message, to_string(entry.detail), {}};
    row.hash = hash_of(head.hash, row);
    TRY(db.run(
        "INSERT INTO audit (number, at, user, actor, action, message, detail, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.number, row.at, row.user, row.actor, row.action, row.message, row.detail, row.hash));
    return db.run("UPDATE audit_head SET number = ?, hash = ?", row.number, row.hash);
}

Result<std::vector<AuditRow>> audit_of(Connection& db, MessageId message)
{
    static const std::string sql = "SELECT " + std::string(columns)
        + " FROM audit WHERE message = ? AND message <> 0 "
          "ORDER BY number";
    return audit_rows(TRY(db.query(sql, message)));
}

Status SqliteAudit::append(
    const Actor& actor, std::string_view action, MessageId message, const Json& detail, Instant now)
{
    return database_.write([&](Transaction& transaction) {
        return append_audit(transaction, {actor, action, message, detail}, now);
    });
}

Result<std::vector<AuditRow>> SqliteAudit::list(std::int64_t before, std::size_t count)
{
    static const std::string sql = "SELECT " + std::string(columns)
        + " FROM audit WHERE ?1 = 0 OR number < ?1 "
          "ORDER BY number DESC LIMIT ?2";
    auto reader = TRY(database_.reader());
    return audit_rows(TRY(reader->query(sql, before, count)));
}

Result<AuditVerdict> SqliteAudit::verify()
{
    static const std::string sql = "SELECT " + std::string(columns) + " FROM audit ORDER BY number";
    auto reader = TRY(database_.reader());
    const auto head = TRY(head_of(*reader));
    auto query = TRY(reader->query(sql));
    AuditVerdict verdict;
    const auto broken = [&](std::int64_t number, std::string_view what) {
        verdict.broken = number;
        verdict.what = "audit row " + std::to_string(number) + ' ' + std::string(what);
        return verdict;
    };
    while (TRY(query.next())) {
        const auto row = stored_row(query);
        const auto number = verdict.rows + 1;
        if (row.number != number)
            return broken(number, "is missing");
        if (row.hash != hash_of(verdict.head, row))
            return broken(number, "is not as it was written");
        verdict.rows = number;
        verdict.head = row.hash;
    }
    if (head.number > verdict.rows)
        return broken(verdict.rows + 1, "is missing, and all after it");
    if (head.number != verdict.rows || (verdict.rows > 0 && head.hash != verdict.head))
        return broken(head.number + 1, "was not written by Mailroom");
    return verdict;
}

} // namespace mailroom::sqlite
