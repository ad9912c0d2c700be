// mailroom import: brings the books of an accounting system, exported as a ledger folder
// (store/ledger_files.h), into the store.

#include "api/commands/command.h"
#include "api/commands/data_folder.h"
#include "store/ledger_files.h"
#include "store/store.h"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
    std::string ledger, company;
    DataFolderOption data_folder;
    bool leave_out_bad_rows = false;
};

// Named, or in the ledger folder, or beside it.
fs::path company_file(const ImportOptions& options)
{
    if (!options.company.empty())
        return options.company;
    const fs::path ledger = fs::absolute(options.ledger).lexically_normal();
    for (const auto& folder : {ledger, (ledger / "..").lexically_normal()}) {
        std::error_code ignored;
        if (fs::exists(folder / "company.json", ignored))
            return folder / "company.json";
    }
    return {};
}

Books with_company(const Books& books, Company company)
{
    const auto copy = [](const auto& span) { return std::vector(span.begin(), span.end()); };
    return Books(
        std::move(company), copy(books.parties()), copy(books.contacts()), copy(books.open_items()),
        copy(books.purchase_orders()), copy(books.documents()));
}

Result<ImportSummary> import_books(const ImportOptions& options, Defects& bad_rows)
{
    const auto company = company_file(options);
    auto books =
        TRY(load_ledger(options.ledger, company, options.leave_out_bad_rows ? &bad_rows : nullptr));
    const auto folder = TRY(options.data_folder.folder());
    const auto store = TRY(open_store({.folder = folder}));
    if (company.empty()) { // Then it stays who it was.
        const auto before = TRY(store->ledger().books());
        books = with_company(books, before->company());
    }
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return store->ledger().import(books, options.ledger, Actor{0, "mailroom import"}, now);
}

int run(const ImportOptions& options)
{
    Defects bad_rows;
    const auto summary = import_books(options, bad_rows);
    if (!summary) {
        std::cerr << "mailroom import: " << summary.error().what << '\n';
        return EXIT_FAILURE;
    }
    for (const auto& row : bad_rows)
        std::cerr << "left out: " << row << '\n';
    std::cout << "Imported " << summary->parties << " parties, " << summary->contacts
              << " contacts, " << summary->open_items << " open items, "
              << summary->purchase_order_lines << " purchase order lines and " << summary->documents
              << " documents (" << summary->new_files << " files were new).\n";
    return EXIT_SUCCESS;
}

} // namespace

std::function<int()> define_import(CLI::App& app)
{
    auto options = std::make_shared<ImportOptions>();
    app.add_option("LEDGER_DIR", options->ledger, "Folder of parties.csv, open_items.csv, ...")
        ->required();
    app.add_option(
        "--company", options->company,
        "company.json of our own company; else the one in or beside LEDGER_DIR");
    app.add_flag(
        "--leave-out-bad-rows", options->leave_out_bad_rows,
        "Import the rest where rows can't be read, instead of nothing");
    options->data_folder.add_to(app);
    return [options] { return run(*options); };
}

} // namespace mailroom
