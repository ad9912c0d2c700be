#include "api/program.h"

#include "api/application.h"
#include "api/learning.h"
#include "api/page_source.h"
#include "api/passwords.h"
#include "ingest/gateway.h"
#include "ingest/own_model.h"
#include "ingest/worker/worker.h"

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <mutex>

namespace mailroom {

Instant system_now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

Journal standard_error_journal()
{
    return [](Severity severity, std::string_view who, std::string_view what) {
        static constexpr std::array<std::string_view, 3> names{"", "warning: ", "error: "};
        static std::mutex mutex;
        const std::scoped_lock lock(mutex);
        std::cerr << to_string(system_now()) << ' ' << who << ": "
                  << names[static_cast<std::size_t>(severity)] << what << '\n';
    };
}

namespace {
std::vector<std::string> every_password(const Config& config)
{
    std::vector<std::string> all;
    for (const auto& of : config.passwords)
        all.insert(all.end(), of.passwords.begin(), of.passwords.end());
    return all;
}
} // namespace

struct Program::State {
    State(const Config& given, Store& its_store, std::string worker_executable)
        : config(given),
          store(its_store),
          worker({.executable = std::move(worker_executable)}),
          own_model(model_files(config.data_folder), standard_error_journal()),
          parts(store.blobs(), worker, config.limits, every_password(config)),
          services{
              .store = store,
              .parts = parts,
              .clock = system_now,
              .doors =
                  [this] {
                      const auto* running = doors.load();
                      return running != nullptr ? running->doors() : std::vector<DoorStatus>();
                  },
              .secure_cookies = config.http.public_url.starts_with("https:"),
              .upload_bytes_max = config.limits.message_bytes_max}
    {
    }

    const Config config;
    Store& store;
    Worker worker;
    OwnModel own_model;
    WorkerPartSource parts;
    ApiServices services;
    ApiApplication application{services};
    std::unique_ptr<HttpServer> server;
    std::shared_ptr<void> listener; // Ends before the server to which it passes on.
    std::unique_ptr<Gateway> gateway;
    std::unique_ptr<LearningTimer> learning;
    std::atomic<const Gateway*> doors = nullptr; // The server may be asked before there is one.
};

Program::Program(std::unique_ptr<State> state) : state_(std::move(state)) {}
Program::~Program() = default;

Result<std::unique_ptr<Program>> Program::start(const Config& config, Store& store)
{
    const auto learn_every = TRY(parse_interval(config.learning.every));
    auto state = std::make_unique<State>(config, store, TRY(find_worker_executable()));
    if (TRY(store.users().users()).empty())
        state->services.setup_token = random_token();
    state->server = TRY(HttpServer::start(
        {.address = config.http.address,
         .port = config.http.port,
         .connections_max = config.http.connections_max},
        state->application));
    state->listener = store.inbox().listen(
        [server = state->server.get()](const Change& change) { server->publish(change.sequence); });
    const MessageReader reader{
        .read =
            [worker = &state->worker,
             limits = config.limits](const Blob& blob, const ReadOptions& options) {
                return worker->read(WorkerInput::from_descriptor(blob.fd()), options, limits);
            },
        .learn_layout =
            [worker = &state->worker, limits = config.limits](
                const Blob& blob, const DocumentCorrection& correction,
                const ReadOptions& options) {
                return worker->learn_layout(
                    WorkerInput::from_descriptor(blob.fd()), correction, options, limits);
            }};
    state->gateway = TRY(Gateway::start(
        config.gateway(), config.desk, store, reader, standard_error_journal(),
        [model = &state->own_model] { return model->current(); }));
    state->doors = state->gateway.get();
    if (learn_every)
        state->learning = std::make_unique<LearningTimer>(
            store, config.data_folder, LearningSchedule{.every = *learn_every},
            standard_error_journal());
    return std::unique_ptr<Program>(new Program(std::move(state)));
}

std::string Program::address() const
{
    const auto& http = state_->config.http;
    if (!http.public_url.empty())
        return http.public_url;
    const bool is_v6 = http.address.find(':') != std::string::npos;
    return "http://" + (is_v6 ? "[" + http.address + "]" : http.address) + ":"
        + std::to_string(state_->server->port());
}

const std::string& Program::setup_token() const
{
    return state_->services.setup_token;
}

namespace {
sigset_t end_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}
} // namespace

void block_end_signals()
{
    const auto signals = end_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_end()
{
    const auto signals = end_signals();
    int received = 0;
    sigwait(&signals, &received);
}

} // namespace mailroom
