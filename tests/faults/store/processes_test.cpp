// Several processes on one store.

#include "store/sqlite/connection.h"
#include "tests/faults/store/child_process.h"
#include "tests/unit/store/store_fixture.h"

#include <set>

namespace mailroom {
namespace {

using ProcessesTest = StoreTest;

TEST_F(ProcessesTest, TwoReceiveTheSameMailAndFileEachOnce)
{
    store_.reset();
    const int count = 100;
    const auto work = [&](const ChildProcess::Report& report) {
        reopen();
        for (int number = 0; number < count; ++number) {
            receive(mail_text(number));
            const auto claimed = store_->reading_queue().claim(1, at(0), lease);
            for (const auto& message : *claimed) {
                file(message.id, reading_of(number));
                report(std::to_string(message.id));
            }
        }
        store_.reset();
    };
    ChildProcess one(work), two(work);
    std::multiset<std::string> filed;
    for (auto* child : {&one, &two}) {
        for (auto line = child->next_line(); !line.empty(); line = child->next_line())
            filed.insert(line);
        EXPECT_EQ(child->wait(), 0);
    }
    reopen();
    EXPECT_EQ(store_->reading_queue().messages(0, 1'000)->size(), static_cast<std::size_t>(count));
    EXPECT_EQ(filed.size(), static_cast<std::size_t>(count)); // No message by both.
    EXPECT_EQ(std::set<std::string>(filed.begin(), filed.end()).size(), filed.size());
    const auto verdict = *store_->audit().verify();
    EXPECT_EQ(verdict.broken, 0) << verdict.what;
}

TEST_F(ProcessesTest, AStoreThatAnotherHoldsForTooLongIsNamed)
{
    store_.reset();
    auto opened =
        open_store({.folder = folder_.path(), .lock_wait_max = std::chrono::milliseconds(1)});
    ASSERT_TRUE(opened);
    store_ = std::move(*opened);
    const auto other =
        sqlite::Connection::open(folder_.path() / "mailroom.sqlite", std::chrono::seconds(1));
    ASSERT_TRUE((*other)->run("BEGIN IMMEDIATE"));
    const auto refused = store_->arrivals().receive(
        Arrival{staged(*store_, mail_text(1)), {"d", at(0), "", {}}, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::unavailable);
    EXPECT_NE(refused.error().what.find("another process holds the store"), std::string::npos);
    EXPECT_TRUE(store_->reading_queue().messages(0, 1)); // Readers do not mind.
    ASSERT_TRUE((*other)->run("ROLLBACK"));
    EXPECT_FALSE(receive(mail_text(1)).duplicate);
}

TEST_F(ProcessesTest, AnImportOfAnotherProcessIsSeen)
{
    EXPECT_TRUE((*store_->ledger().books())->parties().empty());
    const auto other = open_store({folder_.path()});
    const Books books({}, {Party{.party_id = "C1", .name = "Adler"}}, {}, {}, {}, {});
    ASSERT_TRUE((*other)->ledger().import(books, folder_.path(), Actor{}, at(1)));
    EXPECT_EQ((*store_->ledger().books())->parties().size(), 1u);
}

TEST_F(ProcessesTest, StagedBytesOfTheLivingStayThoseOfTheDeadGo)
{
    auto mine = staged(*store_, mail_text(1));
    std::string left;
    {
        ChildProcess child([&](const ChildProcess::Report& report) {
            auto opened = open_store({folder_.path()});
            const auto blob = staged(**opened, mail_text(2));
            report(blob.file().string());
            ::pause();
        });
        left = child.next_line();
        EXPECT_TRUE(std::filesystem::exists(left));
        child.kill();
    }
    const auto other = open_store({folder_.path()});
    EXPECT_FALSE(std::filesystem::exists(left));
    EXPECT_TRUE(std::filesystem::exists(mine.file()));
    EXPECT_TRUE(store_->arrivals().receive(Arrival{std::move(mine), {"d", at(0), "", {}}, {}}));
}

} // namespace
} // namespace mailroom
