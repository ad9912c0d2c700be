#pragma once

#include "store/ledger.h"
#include "store/sqlite/database.h"

#include <mutex>

namespace mailroom::sqlite {

class SqliteLedger : public Ledger {
public:
    explicit SqliteLedger(Database& database) : database_(database) {}

    Result<ImportSummary>
    import(const Books& books, const std::filesystem::path& folder, const Actor& actor, Instant now)
        override;
    Result<std::shared_ptr<const Books>> books() override;

private:
    Database& database_;
    std::mutex mutex_;
    std::shared_ptr<const Books> books_;
    std::int64_t version_ = -1; // Of books_.
};

} // namespace mailroom::sqlite
