// What others may do to our files, and what we say then.

#include "store/sqlite/connection.h"
#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

class DamageTest : public StoreTest {
protected:
    std::filesystem::path database() { return folder_.path() / "mailroom.sqlite"; }

    void tamper(std::string_view sql)
    {
        const auto db = sqlite::Connection::open(database(), std::chrono::seconds(1));
        ASSERT_TRUE(db);
        const auto status = (*db)->run(sql);
        ASSERT_TRUE(status) << status.error().what;
    }
    Error error_of_opening()
    {
        store_.reset();
        const auto opened = open_store({folder_.path()});
        EXPECT_FALSE(opened);
        return opened ? Error{} : opened.error();
    }
};

TEST_F(DamageTest, ChangedAuditRowsAreFound)
{
    for (int number = 1; number <= 5; ++number)
        filed(number);
    const auto whole = *store_->audit().verify();
    ASSERT_EQ(whole.broken, 0) << whole.what;
    struct Case {
        const char *change, *undo;
        std::int64_t broken;
    };
    const std::vector<Case> cases{
        {"UPDATE audit SET detail = replace(detail, 'because', 'perhaps') WHERE number = 3",
         "UPDATE audit SET detail = replace(detail, 'perhaps', 'because') WHERE number = 3", 3},
        {"UPDATE audit SET at = at + 1 WHERE number = 4",
         "UPDATE audit SET at = at - 1 WHERE number = 4", 4},
        {"UPDATE audit SET user = 5 WHERE number = 15",
         "UPDATE audit SET user = 0 WHERE number = 15", 15},
        {"UPDATE audit SET hash = zeroblob(32) WHERE number = 1", nullptr, 1},
    };
    for (const auto& c : cases) {
        tamper(c.change);
        const auto verdict = *store_->audit().verify();
        EXPECT_EQ(verdict.broken, c.broken) << c.change;
        EXPECT_NE(verdict.what.find(std::to_string(c.broken)), std::string::npos);
        if (c.undo != nullptr)
            tamper(c.undo);
    }
}

TEST_F(DamageTest, MissingAndForgedAuditRowsAreFound)
{
    for (int number = 1; number <= 5; ++number)
        filed(number);
    const auto rows = store_->audit().verify()->rows;
    tamper("DELETE FROM audit WHERE number > " + std::to_string(rows - 2));
    EXPECT_EQ(store_->audit().verify()->broken, rows - 1);
    tamper("DELETE FROM audit WHERE number = 2");
    EXPECT_EQ(store_->audit().verify()->broken, 2);
}

TEST_F(DamageTest, ARowThatMailroomDidNotWriteIsFound)
{
    filed(1);
    const auto rows = store_->audit().verify()->rows;
    tamper("INSERT INTO audit SELECT number + 1, at, user, actor, action, message, detail, hash "
           "FROM audit ORDER BY number DESC LIMIT 1");
    EXPECT_EQ(store_->audit().verify()->broken, rows + 1);
}

TEST_F(DamageTest, ANewerSchemaIsLeftAlone)
{
    receive(mail_text(1));
    tamper("PRAGMA user_version = 1000");
    const auto error = error_of_opening();
    EXPECT_EQ(error.code, ErrorCode::conflict);
    EXPECT_NE(error.what.find("newer Mailroom (schema 1000"), std::string::npos) << error.what;
}

TEST_F(DamageTest, AFileThatIsNoDatabase)
{
    store_.reset();
    folder_.write("mailroom.sqlite", std::string(8'192, 'x'));
    const auto error = error_of_opening();
    EXPECT_EQ(error.code, ErrorCode::corrupt);
    EXPECT_NE(error.what.find("restore a backup"), std::string::npos) << error.what;
}

TEST_F(DamageTest, ADamagedPageIsNamedAndTheRestStillServes)
{
    for (int number = 1; number <= 10; ++number)
        filed(number);
    store_.reset(); // The log is moved into the file.
    std::int64_t page = 0;
    {
        const auto db = sqlite::Connection::open(database(), std::chrono::seconds(1));
        page = **(*db)->value<std::int64_t>(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'work_items_newest'");
    }
    constexpr std::streamoff page_size = 4'096;
    std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * page_size);
    file << std::string(page_size, '\x7f');
    file.close();
    reopen();
    const auto list = store_->inbox().list({}, InboxOrder::newest, "", 100);
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, ErrorCode::corrupt) << list.error().what;
    EXPECT_NE(list.error().what.find("restore a backup"), std::string::npos);
    EXPECT_TRUE(store_->reading_queue().reading(1));
    EXPECT_EQ(store_->audit().verify()->broken, 0);
}

TEST_F(DamageTest, NoStoreWhereNoneMayBeMade)
{
    ScratchFolder empty;
    const auto opened = open_store({.folder = empty.path(), .create = false});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::not_found);
    EXPECT_TRUE(std::filesystem::is_empty(empty.path()));
}

TEST_F(DamageTest, ABlobThatIsGoneIsNamed)
{
    const auto id = receive(mail_text(1)).message;
    const auto digest = store_->reading_queue().message(id)->blob;
    std::filesystem::remove_all(folder_.path() / "blobs" / to_string(digest).substr(0, 2));
    const auto error = store_->blobs().open(digest).error();
    EXPECT_EQ(error.code, ErrorCode::not_found);
    EXPECT_NE(error.what.find(to_string(digest)), std::string::npos);
}

} // namespace
} // namespace mailroom
