// The gateway alone, as `mailroom serve` runs it, for tests that kill it:
//
//     gateway_process FOLDER IMAP_PORT SMTP_PORT CA_FILE WORKER
//
// FOLDER holds the store, and company.json and ledger/, which are imported at the first start.

#include "ingest/gateway.h"
#include "ingest/worker/worker.h"
#include "store/ledger_files.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <mutex>

namespace {

using namespace mailroom;

template <typename T>
T must(Result<T> result)
{
    if (result)
        return *std::move(result);
    std::cerr << result.error().what << '\n';
    std::exit(EXIT_FAILURE);
}

MailServer server(const char* port, const char* ca_file)
{
    return {
        .host = "localhost",
        .port = static_cast<std::uint16_t>(std::atoi(port)),
        .security = Security::starttls,
        .ca_file = ca_file,
        .connect_seconds_max = 4,
        .silence_seconds_max = 1};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 6)
        return EXIT_FAILURE;
    const std::filesystem::path folder = argv[1];
    sigset_t end;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigprocmask(SIG_BLOCK, &end, nullptr); // Before any thread starts.

    const auto store = must(open_store({folder / "store"}));
    if (must(store->ledger().books())->parties().empty()) {
        const auto books = must(load_ledger(folder / "ledger", folder / "company.json"));
        must(store->ledger().import(books, folder / "ledger", Actor{}, Instant{}));
    }
    Limits limits;
    limits.worker_seconds_max = 3;
    Worker worker({.executable = argv[5]});
    const MessageReader reader{
        .read =
            [&](const Blob& blob, const ReadOptions& options) {
                return worker.read(WorkerInput::from_descriptor(blob.fd()), options, limits);
            },
        .learn_layout =
            [&](const Blob& blob, const DocumentCorrection& correction,
                const ReadOptions& options) {
                return worker.learn_layout(
                    WorkerInput::from_descriptor(blob.fd()), correction, options, limits);
            }};
    GatewaySettings settings;
    settings.limits = limits;
    settings.pipeline.lease_seconds_extra = 1;
    settings.imap.push_back({.name = "ar", .server = server(argv[2], argv[4])});
    settings.imap[0].server.user = "ar";
    settings.imap[0].server.password.value = "secret";
    settings.imap[0].server.silence_seconds_max = 60;
    settings.outbox.server = server(argv[3], argv[4]);
    std::mutex output;
    const auto journal = [&](Severity, std::string_view who, std::string_view what) {
        const std::lock_guard lock(output);
        std::cerr << who << ": " << what << std::endl;
    };
    const auto gateway = must(Gateway::start(settings, Policy{}, *store, reader, journal));
    int signal = 0;
    sigwait(&end, &signal);
    return EXIT_SUCCESS;
}
