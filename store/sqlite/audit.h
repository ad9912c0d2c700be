#pragma once

#include "store/audit.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

struct AuditEntry {
    const Actor& actor;
    std::string_view action;
    MessageId message = 0;
    Json detail;
};

// The next link of the chain, as part of a write.
Status append_audit(Transaction& transaction, const AuditEntry& entry, Instant now);

Result<std::vector<AuditRow>> audit_of(Connection& db, MessageId message); // Oldest first.

class SqliteAudit : public Audit {
public:
    explicit SqliteAudit(Database& database) : database_(database) {}

    Status append(
        const Actor& actor,
        std::string_view action,
        MessageId message,
        const Json& detail,
        Instant now) override;
    Result<std::vector<AuditRow>> list(std::int64_t before, std::size_t count) override;
    Result<AuditVerdict> verify() override;

private:
    Database& database_;
};

} // namespace mailroom::sqlite
