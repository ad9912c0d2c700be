// mailroom demo: serve on a throw-away data folder, with the sample company, its ledger and a day
// of its mail. Replies go to a receiver of our own, for nothing may leave this machine.

#include "api/commands/command.h"
#include "api/config.h"
#include "api/passwords.h"
#include "api/program.h"
#include "ingest/smtp/server.h"
#include "store/ledger_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <regex>
#include <set>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

struct DemoOptions {
    std::string samples;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8025;
    std::string password; // Empty: one is made.
};

// A folder that goes with its object.
class ThrowAwayFolder {
public:
    static Result<ThrowAwayFolder> make()
    {
        auto name = (fs::temp_directory_path() / "mailroom-demo-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            return Error{ErrorCode::io, "no folder can be made in " + name + "; set $TMPDIR"};
        return ThrowAwayFolder(name);
    }
    explicit ThrowAwayFolder(fs::path path) : path_(std::move(path)) {}
    ThrowAwayFolder(ThrowAwayFolder&& other) noexcept : path_(std::move(other.path_))
    {
        other.path_.clear();
    }
    ThrowAwayFolder& operator=(ThrowAwayFolder&&) = delete;
    ~ThrowAwayFolder()
    {
        std::error_code ignored;
        if (!path_.empty())
            fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// Named, or in the working directory, or in the source tree that the program was built in.
Result<fs::path> samples_folder(const std::string& named)
{
    std::error_code ignored;
    const auto program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::vector<fs::path> places{
        named.empty() ? "samples" : named, program / "../../../samples"};
    for (const auto& place : places) {
        if (fs::exists(place / "company/company.json"))
            return place;
    }
    return Error{
        ErrorCode::not_found,
        "the sample company is not in " + places.front().string()
            + "; run this in Mailroom's source folder, or name it with --samples"};
}

// The world outside: takes every mail to whoever the samples name, and keeps it.
struct Outside {
    std::unique_ptr<Store> store;
    DoorBoard board{[](Severity, std::string_view, std::string_view) {}};
    Limits limits;
    StopSignal stop;
    SmtpDoorSettings settings{.name = "outside", .port = 0};
    std::unique_ptr<DoorContext> context;
    std::unique_ptr<SmtpServer> server;
};

Result<std::unique_ptr<Outside>>
start_outside(const fs::path& folder, const std::set<std::string>& known)
{
    auto outside = std::make_unique<Outside>();
    outside->store = TRY(open_store({.folder = folder}));
    outside->context = std::make_unique<DoorContext>(DoorContext{
        outside->store->blobs(), outside->store->arrivals(), outside->board, outside->limits,
        outside->stop, system_now});
    outside->settings.recipients.assign(known.begin(), known.end());
    outside->server = TRY(SmtpServer::start(outside->settings, *outside->context));
    return outside;
}

// Puts the mail where the folder door finds it. Gives the "@domain"s that it names.
std::set<std::string> put_mail(const fs::path& samples, const fs::path& drop)
{
    static const std::regex domain("@[A-Za-z0-9.-]+\\.example");
    std::set<std::string> domains;
    fs::create_directories(drop);
    for (const auto& situation : fs::directory_iterator(samples / "situations")) {
        const auto mail = situation.path() / "message.eml";
        if (!fs::exists(mail))
            continue;
        std::ifstream in(mail, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(bytes.begin(), bytes.end(), domain), end; at != end; ++at)
            domains.insert(at->str());
        fs::copy_file(mail, drop / (situation.path().filename().string() + ".eml"));
    }
    return domains;
}

Status demo(const DemoOptions& options)
{
    block_end_signals();
    const auto samples = TRY(samples_folder(options.samples));
    const auto folder = TRY(ThrowAwayFolder::make());
    const auto store = TRY(open_store({.folder = folder.path() / "data"}));
    const auto company = samples / "company";
    const auto books = TRY(load_ledger(company / "ledger", company / "company.json"));
    TRY(store->ledger().import(books, company / "ledger", Actor{}, system_now()));
    const auto password = options.password.empty() ? random_password() : options.password;
    const auto hash = TRY(hash_password(password));
    TRY(store->users().add(
        {.login = "demo",
         .name = "Dana Whitfield",
         .role = Role::admin,
         .password_hash = hash,
         .created_at = system_now()},
        Actor{}, system_now()));

    const auto domains = put_mail(samples, folder.path() / "drop");
    const auto outside = TRY(start_outside(folder.path() / "outside", domains));
    Config config;
    config.http.address = options.address;
    config.http.port = options.port;
    config.folder.push_back({.name = "samples", .path = (folder.path() / "drop").string()});
    config.outbox.server = MailServer{
        .host = "127.0.0.1", .port = outside->server->port(), .security = Security::none};
    const auto program = TRY(Program::start(config, *store));
    std::cout << "\nMailroom shows " << books.company().name << ", a made-up company.\n\n  "
              << program->address() << "\n  user demo\n  password " << password
              << "\n\nReplies stay on this machine. Ctrl-C ends the demo and removes its data.\n"
              << std::flush;
    wait_for_end();
    return {};
}

} // namespace

std::function<int()> define_demo(CLI::App& app)
{
    auto options = std::make_shared<DemoOptions>();
    app.add_option("--samples", options->samples, "Folder of the sample company");
    app.add_option("--address", options->address, "To listen on; 127.0.0.1 is this machine alone");
    app.add_option("--port", options->port, "To listen on; 0: any free one");
    app.add_option("--password", options->password, "Of the user `demo`; else one is made");
    return [options] {
        const auto status = demo(*options);
        if (!status)
            std::cerr << "mailroom demo: " << status.error().what << '\n';
        return status ? EXIT_SUCCESS : EXIT_FAILURE;
    };
}

} // namespace mailroom
