#include "ingest/gateway.h"

#include "ingest/folder/folder_door.h"
#include "ingest/imap/folder_watch.h"
#include "ingest/outbox_runner.h"
#include "ingest/smtp/server.h"

#include <chrono>
#include <csignal>
#include <set>
#include <thread>

#include <curl/curl.h>

namespace mailroom {
namespace {

Instant system_now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Status check_names(const GatewaySettings& settings)
{
    std::set<std::string> names;
    const auto add = [&](const std::string& name) -> Status {
        if (name.empty() || !names.insert(name).second)
            return Error{
                ErrorCode::invalid_argument,
                "two doors are called \"" + name + "\": each needs a name of its own"};
        return {};
    };
    for (const auto& door : settings.imap)
        TRY(add("imap:" + door.name));
    for (const auto& door : settings.smtp)
        TRY(add(door.name));
    for (const auto& door : settings.folders)
        TRY(add("folder:" + door.name));
    return {};
}

} // namespace

struct Gateway::State {
    State(
        const GatewaySettings& gateway_settings,
        const Policy& gateway_policy,
        Store& store,
        MessageReader reader,
        Journal journal,
        ModelInUse model)
        : settings(gateway_settings),
          policy(gateway_policy),
          board(std::move(journal)),
          doors{store.blobs(), store.arrivals(), board, settings.limits, stop, system_now},
          pipeline(
              settings.pipeline,
              {store, settings.limits, policy, board, stop, system_now, std::move(reader),
               settings.passwords, std::move(model)}),
          outbox(settings.outbox, store.outbox(), doors)
    {
    }
    ~State();

    Status open_doors();

    std::shared_ptr<void> store_is_ours; // Freed when all that follows has ended.

    const GatewaySettings settings;
    const Policy policy;
    StopSignal stop;
    DoorBoard board;
    const DoorContext doors;
    Pipeline pipeline;
    OutboxRunner outbox;
    std::vector<std::unique_ptr<ImapFolderWatch>> imap;
    std::vector<std::unique_ptr<FolderDoor>> folders;
    std::vector<std::unique_ptr<SmtpServer>> smtp;
    std::vector<std::thread> threads;
};

Gateway::State::~State()
{
    stop.request();
    smtp.clear();
    for (auto& thread : threads)
        thread.join();
}

Status Gateway::State::open_doors()
{
    for (const auto& door : settings.smtp)
        smtp.push_back(TRY(SmtpServer::start(door, doors)));
    for (const auto& account : settings.imap) {
        for (const auto& folder : account.folders) {
            imap.push_back(std::make_unique<ImapFolderWatch>(account, folder, doors));
            threads.emplace_back([watch = imap.back().get()] { watch->run(); });
        }
    }
    for (const auto& folder : settings.folders) {
        folders.push_back(std::make_unique<FolderDoor>(folder, doors));
        threads.emplace_back([door = folders.back().get()] { door->run(); });
    }
    if (settings.outbox.server)
        threads.emplace_back([this] { outbox.run(); });
    pipeline.start();
    return {};
}

Gateway::Gateway(std::unique_ptr<State> state) : state_(std::move(state)) {}

Gateway::~Gateway() = default;

Result<std::unique_ptr<Gateway>> Gateway::start(
    const GatewaySettings& settings,
    const Policy& policy,
    Store& store,
    MessageReader reader,
    Journal journal,
    ModelInUse model)
{
    std::signal(SIGPIPE, SIG_IGN); // A server that hangs up is an error of send(), not our end.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    TRY(check_names(settings));
    auto state = std::make_unique<State>(
        settings, policy, store, std::move(reader), std::move(journal), std::move(model));
    state->store_is_ours = TRY(store.take_over());
    TRY(state->open_doors());
    return std::unique_ptr<Gateway>(new Gateway(std::move(state)));
}

std::vector<DoorStatus> Gateway::doors() const
{
    return state_->board.all();
}

std::vector<std::uint16_t> Gateway::smtp_ports() const
{
    std::vector<std::uint16_t> ports;
    for (const auto& server : state_->smtp)
        ports.push_back(server->port());
    return ports;
}

} // namespace mailroom
