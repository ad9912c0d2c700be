// What the store costs: durable mails a second beside what the disk's sync costs, and how long the
// inbox takes to answer with many messages in it.
//
//     mailroom_store_bench FOLDER [MESSAGES]
//
// FOLDER must be missing or empty, and lies on the disk to be measured.

#include "store/store.h"
#include "tests/bench/store/slow_disk.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace mailroom {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using namespace std::chrono_literals;

constexpr std::size_t mail_bytes = 20'000;

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::cerr << result.error().what << '\n';
        std::exit(EXIT_FAILURE);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

Instant at(std::int64_t number)
{
    return Instant{std::chrono::seconds{1'800'000'000 + number}};
}

std::string mail(int number)
{
    const auto n = std::to_string(number);
    auto text = "Message-ID: <" + n
        + "@bench.example>\r\nDate: today\r\nFrom: a@bench.example\r\n"
          "Subject: Invoice "
        + n + "\r\n\r\n";
    while (text.size() < mail_bytes)
        text += "The quick brown fox pays the lazy dog " + n + " euros.\r\n";
    return text;
}

Arrival arrival(Store& store, int number)
{
    const auto writer = must(store.blobs().create());
    must(writer->write(mail(number)));
    return {must(writer->finish()), {"bench", at(number), "", {}}, {}};
}

double milliseconds_of(const std::function<void()>& work)
{
    const auto begin = Clock::now();
    work();
    return Milliseconds(Clock::now() - begin).count();
}

double sync_milliseconds(const std::filesystem::path& folder)
{
    const auto path = folder / "probe";
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    constexpr int rounds = 50;
    const std::string page(4'096, 'x');
    const auto took = milliseconds_of([&] {
        for (int i = 0; i < rounds; ++i) {
            if (::write(fd, page.data(), page.size()) < 0 || ::fsync(fd) != 0)
                std::exit(EXIT_FAILURE);
        }
    });
    ::close(fd);
    std::filesystem::remove(path);
    return took / rounds;
}

class StoreBench {
public:
    StoreBench(Store& store, std::filesystem::path folder)
        : store_(store),
          folder_(std::move(folder))
    {
    }

    void receive(std::chrono::microseconds delay)
    {
        slow_syncs_by(delay);
        std::printf("\none fsync takes %.3f ms\n", sync_milliseconds(folder_));
        for (const int threads : {1, 8, 64})
            receive_by(threads);
        receive_together();
        slow_syncs_by(0us);
    }

    void fill(int count)
    {
        std::vector<std::thread> threads;
        constexpr int filers = 16;
        const auto took = milliseconds_of([&] {
            for (int i = 0; i < filers; ++i)
                threads.emplace_back([&, i] {
                    for (int number = i; number < count; number += filers)
                        file(number);
                });
            for (auto& thread : threads)
                thread.join();
        });
        std::printf(
            "\nreceived and filed %d messages with %d threads: %.0f/s\n", count, filers,
            1'000 * count / took);
    }

    void ask(int count)
    {
        std::printf("\ninbox of %d messages, one thread: median and 99th of 100, ms\n", count);
        auto& inbox = store_.inbox();
        const auto list = [&](const InboxFilter& filter, std::string_view after = {}) {
            must(inbox.list(filter, InboxOrder::newest, after, 50));
        };
        const auto deep = std::to_string(at(count / 2).time_since_epoch().count()) + ":1";
        time("newest page", [&](int) { list({}); });
        time("page in the middle", [&](int) { list({}, deep); });
        time("queue and state", [&](int) {
            list({.queue = Queue::payments, .states = {WorkState::review}});
        });
        time("queue, three states, side", [&](int) {
            list(
                {.queue = Queue::documents,
                 .states = {WorkState::review, WorkState::waiting, WorkState::answered},
                 .side = Side::receivable});
        });
        time("party", [&](int i) { list({.party_id = "C" + std::to_string(i)}); });
        time("intent that is rare", [&](int) { list({.intent = Intent::phishing}); });
        time("earliest due", [&](int) { must(inbox.list({}, InboxOrder::due, {}, 50)); });
        time("counts", [&](int) { must(inbox.counts()); });
        time("search: a number", [&](int i) { list({.text = "INV-" + std::to_string(i * 7)}); });
        time("search: a word in every mail", [&](int) { list({.text = "attached"}); });
        time("search: two words", [&](int i) { list({.text = "statement " + std::to_string(i)}); });
        time("work item", [&](int i) { must(inbox.item(last_ - i)); });
    }

private:
    void report(const std::string& name, int count, double took) const
    {
        std::printf("  %-28s %8.0f durable mails/s\n", name.c_str(), 1'000 * count / took);
    }

    void receive_by(int threads)
    {
        const int each = std::max(200 / threads, 10);
        std::vector<std::vector<Arrival>> arrivals(static_cast<std::size_t>(threads));
        for (auto& own : arrivals) {
            for (int i = 0; i < each; ++i)
                own.push_back(arrival(store_, next_--));
        }
        const auto took = milliseconds_of([&] {
            std::vector<std::thread> running;
            for (auto& own : arrivals)
                running.emplace_back([&] {
                    for (auto& one : own)
                        must(store_.arrivals().receive(std::move(one)));
                });
            for (auto& thread : running)
                thread.join();
        });
        report(std::to_string(threads) + " sessions, one at a time", threads * each, took);
    }

    void receive_together()
    {
        constexpr int count = 500;
        std::vector<Arrival> together;
        for (int i = 0; i < count; ++i)
            together.push_back(arrival(store_, next_--));
        const auto took =
            milliseconds_of([&] { must(store_.arrivals().receive(std::move(together))); });
        report("1 session, 500 in a call", count, took);
    }

    void file(int number)
    {
        const auto n = std::to_string(number);
        const auto received = must(store_.arrivals().receive(arrival(store_, number)));
        Reading reading;
        reading.message.message_id = n + "@bench.example";
        if (number % 4 != 0)
            reading.message.in_reply_to = {std::to_string(number - number % 4) + "@bench.example"};
        reading.message.subject = "Invoice INV-" + n;
        reading.message.from = {{"Accounts", "ap" + n + "@bench.example"}};
        reading.message.text = "Please find attached our statement " + std::to_string(number % 97)
            + " and invoice INV-" + n + " over 1,234.50 EUR. Kind regards";
        Understanding understanding;
        understanding.side = number % 3 == 0 ? Side::payable : Side::receivable;
        understanding.party_id = "C" + std::to_string(number % 500);
        understanding.intents = {
            {number % 5'000 == 0 ? Intent::phishing : Intent::remittance, 1, ""}};
        const auto queue = static_cast<Queue>(number % 8);
        const auto state = number % 50 == 0 ? WorkState::review : WorkState::done;
        const std::vector<Event> events{
            {WorkItemFiled{queue, state, {}, "Remittance"}, "q", "", {}}};
        must(store_.reading_queue().file(
            {received.message, reading, understanding, events}, Actor{}, at(number)));
        last_ = received.message;
    }

    static void time(const char* name, const std::function<void(int)>& work)
    {
        std::vector<double> all;
        for (int i = 0; i < 100; ++i)
            all.push_back(milliseconds_of([&] { work(i); }));
        std::ranges::sort(all);
        std::printf("  %-28s %8.2f %8.2f\n", name, all[50], all[98]);
    }

    Store& store_;
    const std::filesystem::path folder_;
    int next_ = -1; // Of mails that are only received.
    std::atomic<MessageId> last_{0};
};

} // namespace
} // namespace mailroom

int main(int argc, char** argv)
{
    using namespace mailroom;
    if (argc < 2) {
        std::cerr << "usage: mailroom_store_bench FOLDER [MESSAGES]\n";
        return EXIT_FAILURE;
    }
    const int count = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const auto store = must(open_store({.folder = argv[1]}));
    StoreBench bench(*store, argv[1]);
    bench.receive(0us);
    bench.receive(2ms);
    bench.fill(count);
    bench.ask(count);
}
