#include "store/sqlite/ledger.h"

#include "store/files.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/json_column.h"

#include <algorithm>

namespace mailroom::sqlite {
namespace {

// The tables of the books have the members of core/books.h as columns.
template <typename T>
std::string column_list()
{
    std::string list;
    std::apply(
        [&](const auto&... m) {
            ((list += (list.empty() ? "" : ", ") + std::string(m.name)), ...);
        },
        T::members());
    return list;
}

// A list is kept as JSON.
using Names = std::vector<std::string>;

void bind_member(Query& query, int parameter, const auto& part)
{
    if constexpr (std::is_same_v<decltype(part), const Names&>)
        query.bind(parameter, to_string(to_json(part)));
    else
        query.bind(parameter, part);
}

template <typename T>
Result<T> member_in(const Query& query, int column)
{
    if constexpr (std::is_same_v<T, Names>)
        return from_json_text<Names>(query.get<std::string>(column));
    else
        return query.get<T>(column);
}

template <typename T>
Status replace_all(Connection& db, const std::string& table, std::span<const T> values)
{
    TRY(db.run("DELETE FROM " + table));
    std::string places = "?";
    for (std::size_t i = 1; i < std::tuple_size_v<decltype(T::members())>; ++i)
        places += ", ?";
    const auto sql = "INSERT INTO " + table + " (" + column_list<T>() + ") VALUES (" + places + ")";
    for (const auto& value : values) {
        auto query = TRY(db.query(sql));
        int parameter = 1;
        for_each_member(value, [&](std::string_view, const auto& part) {
            bind_member(query, parameter++, part);
        });
        TRY(query.next());
    }
    return {};
}

template <typename T>
Result<std::vector<T>> select_all(Connection& db, const std::string& table)
{
    auto query = TRY(db.query("SELECT " + column_list<T>() + " FROM " + table + " ORDER BY rowid"));
    std::vector<T> values;
    Status status;
    while (status && TRY(query.next())) {
        int column = 0;
        for_each_member(values.emplace_back(), [&](std::string_view, auto& part) {
            using Part = std::remove_reference_t<decltype(part)>;
            if (auto read = member_in<Part>(query, column++))
                part = *std::move(read);
            else
                status = read.error();
        });
    }
    TRY(status);
    return values;
}

Result<Books> load_books(Connection& db)
{
    auto companies = TRY(select_all<Company>(db, "company"));
    auto parties = TRY(select_all<Party>(db, "parties"));
    auto contacts = TRY(select_all<Contact>(db, "contacts"));
    auto open_items = TRY(select_all<OpenItem>(db, "open_items"));
    auto orders = TRY(select_all<PurchaseOrderLine>(db, "purchase_order_lines"));
    auto documents = TRY(select_all<FiledDocument>(db, "filed_documents"));
    return Books(
        companies.empty() ? Company{} : std::move(companies.front()), std::move(parties),
        std::move(contacts), std::move(open_items), std::move(orders), std::move(documents));
}

// A file of the export, which must lie in its folder, links followed.
Result<std::string> file_of(const std::filesystem::path& folder, const FiledDocument& document)
{
    std::error_code failed;
    const auto root = std::filesystem::weakly_canonical(folder, failed);
    const auto file = std::filesystem::weakly_canonical(root / document.file, failed);
    if (failed)
        return file_error("read", folder / document.file, failed.value());
    const auto inside = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    if (inside.first != root.end())
        return Error{
            ErrorCode::invalid_argument,
            "documents.csv: " + document.file + " leads out of the ledger folder"};
    return read_file(file);
}

struct KeptFiles {
    std::vector<FiledDocument> documents;
    std::size_t added = 0;
};

// All new ones are synced together.
Result<KeptFiles>
keep_files(BlobFiles& blobs, const Books& books, const std::filesystem::path& folder)
{
    KeptFiles kept;
    std::vector<StagedBlob> added;
    for (auto document : books.documents()) {
        const auto bytes = TRY(file_of(folder, document));
        document.blob = sha256(bytes);
        if (!blobs.open(*document.blob)) {
            const auto writer = TRY(blobs.create());
            TRY(writer->write(bytes));
            added.push_back(TRY(writer->finish()));
        }
        kept.documents.push_back(std::move(document));
    }
    std::vector<StagedBlob*> pointers;
    for (auto& blob : added)
        pointers.push_back(&blob);
    TRY(blobs.keep_all(pointers));
    kept.added = added.size();
    return kept;
}

} // namespace

Result<ImportSummary> SqliteLedger::import(
    const Books& books, const std::filesystem::path& folder, const Actor& actor, Instant now)
{
    const auto kept = TRY(keep_files(database_.blobs(), books, folder));
    const ImportSummary summary{books.parties().size(),    books.contacts().size(),
                                books.open_items().size(), books.purchase_orders().size(),
                                kept.documents.size(),     kept.added};
    const auto replaced = database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        const std::span<const Company> company(&books.company(), 1);
        TRY(replace_all(db, "company", company));
        TRY(replace_all(db, "parties", books.parties()));
        TRY(replace_all(db, "contacts", books.contacts()));
        TRY(replace_all(db, "open_items", books.open_items()));
        TRY(replace_all(db, "purchase_order_lines", books.purchase_orders()));
        TRY(replace_all(db, "filed_documents", std::span<const FiledDocument>(kept.documents)));
        TRY(db.run("UPDATE meta SET value = value + 1 WHERE name = 'books'"));
        transaction.visible = true;
        return append_audit(transaction, {actor, "books_imported", 0, to_json(summary)}, now);
    });
    TRY(replaced);
    return summary;
}

Result<std::shared_ptr<const Books>> SqliteLedger::books()
{
    auto reader = TRY(database_.reader());
    const auto version =
        TRY(reader->value<std::int64_t>("SELECT value FROM meta WHERE name = 'books'")).value_or(0);
    const std::lock_guard lock(mutex_);
    if (version != version_) {
        auto books = TRY(load_books(*reader));
        books_ = std::make_shared<const Books>(std::move(books));
        version_ = version;
    }
    return books_;
}

} // namespace mailroom::sqlite
