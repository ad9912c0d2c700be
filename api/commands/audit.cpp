// mailroom audit: shows what was done, by whom and why, and proves that nobody has changed it.

#include "api/commands/command.h"
#include "api/commands/data_folder.h"
#include "store/store.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

struct AuditOptions {
    DataFolderOption data_folder;
    bool verify = false;
    std::size_t count = 50;
};

int verify(Store& store)
{
    const auto verdict = store.audit().verify();
    if (!verdict) {
        std::cerr << "mailroom audit: " << verdict.error().what << '\n';
        return EXIT_FAILURE;
    }
    if (verdict->broken != 0) {
        std::cout << "BROKEN: " << verdict->what << ". The " << verdict->rows
                  << " rows before it are as they were written.\n";
        return EXIT_FAILURE;
    }
    std::cout << "All " << verdict->rows << " audit rows are as they were written.\n";
    if (verdict->rows != 0)
        std::cout << "The last one's hash is " << to_string(verdict->head)
                  << ": noted elsewhere, it proves that these rows were there today.\n";
    return EXIT_SUCCESS;
}

int show(Store& store, std::size_t count)
{
    const auto rows = store.audit().list(0, count);
    if (!rows) {
        std::cerr << "mailroom audit: " << rows.error().what << '\n';
        return EXIT_FAILURE;
    }
    for (auto row = rows->rbegin(); row != rows->rend(); ++row) {
        std::cout << row->number << ' ' << to_string(row->at) << ' ' << row->actor.name << ' '
                  << row->action;
        if (row->message != 0)
            std::cout << " message " << row->message;
        if (!row->detail.is_empty())
            std::cout << ' ' << to_string(row->detail);
        std::cout << '\n';
    }
    return EXIT_SUCCESS;
}

Result<std::unique_ptr<Store>> open(const AuditOptions& options)
{
    const auto folder = TRY(options.data_folder.folder());
    return open_store({.folder = folder, .create = false});
}

int run(const AuditOptions& options)
{
    const auto store = open(options);
    if (!store) {
        std::cerr << "mailroom audit: " << store.error().what << '\n';
        return EXIT_FAILURE;
    }
    return options.verify ? verify(**store) : show(**store, options.count);
}

} // namespace

std::function<int()> define_audit(CLI::App& app)
{
    auto options = std::make_shared<AuditOptions>();
    app.add_flag(
        "--verify", options->verify,
        "Check every row against the chain of hashes; exit status 1 where one was changed");
    app.add_option("--count", options->count, "How many of the newest rows to show")
        ->capture_default_str();
    options->data_folder.add_to(app);
    return [options] { return run(*options); };
}

} // namespace mailroom
