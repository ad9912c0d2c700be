// A disk that takes no more: a limit on file sizes stands for it. Nothing is lost, nothing is half
// there, and work goes on by itself once there is room.

#include "tests/faults/store/child_process.h"
#include "tests/unit/store/store_fixture.h"

#include <csignal>

#include <sys/resource.h>

namespace mailroom {
namespace {

class FullDiskTest : public StoreTest {
protected:
    // Runs in a child, for the limit is the process's.
    template <typename Work>
    void in_child(Work work)
    {
        store_.reset();
        ChildProcess child([&](const ChildProcess::Report& report) {
            std::signal(SIGXFSZ, SIG_IGN);
            reopen();
            work(report);
            store_.reset();
        });
        for (auto line = child.next_line(); !line.empty(); line = child.next_line())
            ADD_FAILURE() << line;
        EXPECT_EQ(child.wait(), 0);
        reopen();
    }

    static void limit_files_to(rlim_t bytes)
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
};

TEST_F(FullDiskTest, TheDatabaseIsFull)
{
    const int enough = 2'000;
    in_child([&](const ChildProcess::Report& report) {
        const auto take = [&](int number) {
            return store_->arrivals().receive(
                Arrival{staged(*store_, mail_text(number)), {"d", at(0), "", {}}, {}});
        };
        limit_files_to(1 << 20);
        int number = 0;
        Error error;
        while (number < enough) {
            const auto received = take(number);
            if (!received) {
                error = received.error();
                break;
            }
            ++number;
        }
        if (error.code != ErrorCode::io || error.what.find("free some space") == error.what.npos)
            report("the error is: " + error.what);
        const auto messages = store_->reading_queue().messages(0, 10'000);
        if (!messages || messages->size() != static_cast<std::size_t>(number))
            report("not every acknowledged message is there");
        limit_files_to(RLIM_INFINITY);
        for (; number < enough; ++number) {
            const auto received = take(number);
            if (!received || received->duplicate)
                report("it does not go on: " + std::to_string(number));
        }
    });
    EXPECT_EQ(store_->reading_queue().messages(0, 10'000)->size(), 2'000u);
    const auto verdict = *store_->audit().verify();
    EXPECT_EQ(verdict.broken, 0) << verdict.what;
    EXPECT_EQ(verdict.rows, 2'000);
}

TEST_F(FullDiskTest, ABlobDoesNotFit)
{
    in_child([&](const ChildProcess::Report& report) {
        limit_files_to(1 << 20);
        const auto writer = store_->blobs().create();
        const std::string piece(200'000, 'x');
        Status status;
        for (int i = 0; i < 10 && status; ++i)
            status = (*writer)->write(piece);
        if (status || status.error().code != ErrorCode::io)
            report("the write was taken");
        if ((*writer)->finish())
            report("the blob was finished");
    });
    receive(mail_text(1));
}

} // namespace
} // namespace mailroom
