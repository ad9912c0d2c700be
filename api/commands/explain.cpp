// mailroom explain: reads files as if they had come in, and says what would be done. Changes
// nothing.

#include "api/commands/command.h"
#include "api/explain_json.h"
#include "api/explain_text.h"
#include "classifiers/classify.h"
#include "classifiers/sender/threads.h"
#include "desk/actions.h"
#include "desk/decide.h"
#include "ingest/worker/worker.h"
#include "store/ledger_files.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

struct ExplainOptions {
    std::vector<std::string> files;
    std::string company, ledger;
    bool json = false, ignore_embedded_xml = false, no_ocr = false;
    std::vector<std::string> passwords;
};

struct Explained {
    Reading reading;
    std::optional<Understanding> understanding;
    std::string thread_of; // The file that it answers.
    std::vector<Action> actions;
    double milliseconds = 0;
};

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// With its folder: as people tell the mails of a set from each other.
std::string short_name(const std::string& file)
{
    const std::filesystem::path path = file;
    return (path.parent_path().filename() / path.filename()).string();
}

Result<std::string> read_file(const std::string& path, const Limits& limits)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        return Error{ErrorCode::io, "the file can't be read: " + error.message()};
    if (size > limits.message_bytes_max)
        return Error{
            ErrorCode::over_limit,
            "the file is larger than " + std::to_string(limits.message_bytes_max >> 20)
                + " MiB and was not read"};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!in)
        return Error{ErrorCode::io, "the file can't be read"};
    return bytes;
}

class Explainer {
public:
    Explainer(const ExplainOptions& options, Worker& worker, Books books)
        : options_(options),
          worker_(worker),
          books_(std::move(books))
    {
    }

    // Prints in the order of options.files, as soon as all earlier ones are there. Whether every
    // file could be opened.
    bool explain_all();

private:
    Explained read(const std::string& file);
    void understand(Explained& explained, std::size_t index);
    std::string shown(const std::string& file, const Explained& explained) const;
    void work();
    void finish(std::size_t index, Explained explained);

    const ExplainOptions& options_;
    Worker& worker_;
    const Books books_;
    const Limits limits_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> all_opened_{true};
    std::mutex mutex_; // Guards all below, and standard output.
    std::vector<std::optional<Explained>> waiting_;
    std::size_t printed_ = 0;
    Threads threads_; // Of the files printed so far.
    std::vector<std::string> party_ids_;
};

bool Explainer::explain_all()
{
    waiting_.resize(options_.files.size());
    const auto count =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, options_.files.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([this] { work(); });
    }
    return all_opened_;
}

void Explainer::work()
{
    for (auto i = next_++; i < options_.files.size(); i = next_++)
        finish(i, read(options_.files[i]));
}

Explained Explainer::read(const std::string& file)
{
    const auto start = Clock::now();
    Explained explained;
    const auto bytes = read_file(file, limits_);
    if (!bytes) {
        all_opened_ = false;
        explained.reading.is_message = false;
        add_defect(explained.reading.defects, bytes.error().what);
        return explained;
    }
    auto reading = worker_.read(
        *bytes,
        {.ignore_embedded_xml = options_.ignore_embedded_xml,
         .ocr = !options_.no_ocr,
         .passwords = options_.passwords,
         .filename = std::filesystem::path(file).filename().string(),
         .own_name = books_.company().name},
        limits_);
    if (reading) {
        explained.reading = *std::move(reading);
    } else {
        explained.reading.sha256 = sha256(*bytes);
        explained.reading.is_message = false;
        add_defect(explained.reading.defects, reading.error().what);
    }
    explained.milliseconds = milliseconds_since(start);
    return explained;
}

// Of a bare document nobody knows who sent it, so that nothing would be done.
void Explainer::understand(Explained& explained, std::size_t index)
{
    party_ids_.emplace_back();
    const auto& reading = explained.reading;
    if (!reading.is_message)
        return;
    const auto start = Clock::now();
    const Policy policy{.rehearsal = true};
    // As if it came in when it was written: the same file gives the same answer on any day.
    ClassifyContext context;
    if (reading.message.date)
        context.received_at = reading.message.date->instant;
    if (const auto answered = threads_.answered_by(reading.message)) {
        explained.thread_of = short_name(options_.files[*answered]);
        context.thread_party_ids.push_back(party_ids_[*answered]);
    }
    threads_.add(reading.message, index);
    explained.understanding = classify(reading, books_, context);
    party_ids_.back() = explained.understanding->party_id;
    explained.actions = actions_of(
        decide(reading, *explained.understanding, books_, policy, {}, context.received_at, 0));
    explained.milliseconds += milliseconds_since(start);
}

std::string Explainer::shown(const std::string& file, const Explained& explained) const
{
    const auto* understanding = explained.understanding ? &*explained.understanding : nullptr;
    if (!options_.json)
        return explain_text(file, explained.reading, understanding, explained.actions) + '\n';
    Json json;
    json.set("file", file);
    const auto rest = explain_json(explained.reading, understanding, explained.actions);
    for (const auto& [name, value] : *rest.object())
        json.set(name, value);
    if (!explained.thread_of.empty())
        json.set("thread_of", explained.thread_of);
    json.set("milliseconds", std::round(explained.milliseconds * 100) / 100);
    return to_string(json) + '\n';
}

// Understands and prints, in the order of the files, all that are read: a thread is found among
// the files before.
void Explainer::finish(std::size_t index, Explained explained)
{
    const std::lock_guard lock(mutex_);
    waiting_[index] = std::move(explained);
    for (; printed_ < waiting_.size() && waiting_[printed_]; ++printed_) {
        understand(*waiting_[printed_], printed_);
        std::cout << shown(options_.files[printed_], *waiting_[printed_]) << std::flush;
        waiting_[printed_] = Explained(); // Printed; its memory is free.
    }
}

// Without a ledger nobody is known and nothing is open. Rows that make no sense are named and left
// out: the rest of the books still explains the mail.
Result<Books> load_books(const ExplainOptions& options)
{
    if (!options.ledger.empty()) {
        Defects bad_rows;
        auto books = load_ledger(options.ledger, options.company, &bad_rows);
        for (const auto& row : bad_rows)
            std::cerr << "mailroom explain: left out: " << row << '\n';
        return books;
    }
    if (options.company.empty())
        return Books();
    return Books(TRY(load_company(options.company)), {}, {}, {}, {}, {});
}

int run(const ExplainOptions& options)
{
    auto books = load_books(options);
    const auto executable = find_worker_executable();
    if (!books || !executable) {
        std::cerr << "mailroom explain: " << (books ? executable.error() : books.error()).what
                  << '\n';
        return EXIT_FAILURE;
    }
    Worker worker({.executable = *executable});
    return Explainer(options, worker, *std::move(books)).explain_all() ? EXIT_SUCCESS
                                                                       : EXIT_FAILURE;
}

} // namespace

std::function<int()> define_explain(CLI::App& app)
{
    auto options = std::make_shared<ExplainOptions>();
    app.add_option("FILE", options->files, "Mail (RFC 5322), or bare documents")->required();
    app.add_flag("--json", options->json, "One JSON object a line for each file, in this order");
    app.add_option("--company", options->company, "company.json of our own company");
    app.add_option("--ledger", options->ledger, "Folder of parties.csv, open_items.csv, ...");
    app.add_flag(
        "--ignore-embedded-xml", options->ignore_embedded_xml,
        "Read e-invoices from their pages, not from the XML inside");
    app.add_flag("--no-ocr", options->no_ocr, "Leave pictures and scanned pages unread");
    app.add_option(
           "--password", options->passwords, "To open locked documents with; may be repeated")
        ->allow_extra_args(false);
    return [options] { return run(*options); };
}

} // namespace mailroom
