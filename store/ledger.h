#pragma once

// The books in the store: imported as a whole, read as an immutable snapshot.

#include "core/books.h"
#include "core/result.h"
#include "store/actor.h"

#include <filesystem>
#include <memory>

namespace mailroom {

struct ImportSummary {
    std::size_t parties = 0, contacts = 0, open_items = 0, purchase_order_lines = 0, documents = 0;
    std::size_t new_files = 0; // Documents whose bytes we did not have.

    static constexpr auto members()
    {
        return std::tuple{
            member("parties", &ImportSummary::parties),
            member("contacts", &ImportSummary::contacts),
            member("open_items", &ImportSummary::open_items),
            member("purchase_order_lines", &ImportSummary::purchase_order_lines),
            member("documents", &ImportSummary::documents),
            member("new_files", &ImportSummary::new_files)};
    }
};

// Any thread may call.
class Ledger {
public:
    virtual ~Ledger() = default;

    // Replaces the books by those of `books`, in one transaction: whoever asks sees the old or the
    // new. Documents' files are read below `folder` and kept as blobs. Errors: not_found and
    // invalid_argument name the file; then the old books stay.
    virtual Result<ImportSummary> import(
        const Books& books,
        const std::filesystem::path& folder,
        const Actor& actor,
        Instant now) = 0;

    // The same snapshot until somebody imports, in this process or another; never null. Empty
    // books where nothing was ever imported. FiledDocument::blob is set for every document.
    virtual Result<std::shared_ptr<const Books>> books() = 0;
};

} // namespace mailroom
