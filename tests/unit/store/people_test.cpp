// Users, sessions, tokens, the audit and the books.

#include "store/ledger_files.h"
#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

class UsersTest : public StoreTest {
protected:
    UserId add(std::string login, Role role)
    {
        const auto id = store_->users().add(
            {0, std::move(login), "Somebody", role, "hash", true, {}}, Actor{}, at(1));
        EXPECT_TRUE(id) << id.error().what;
        return *id;
    }
};

TEST_F(UsersTest, LoginsAreUniqueWithoutCase)
{
    const User first{0, "Admin", "A", Role::admin, "hash", true, {}};
    ASSERT_TRUE(store_->users().add(first, Actor{}, at(1), true));
    EXPECT_EQ(store_->users().add(first, Actor{}, at(1), true).error().code, ErrorCode::conflict);
    auto same = first;
    same.login = "aDMIN";
    EXPECT_EQ(store_->users().add(same, Actor{}, at(1)).error().code, ErrorCode::conflict);
    const auto found = *store_->users().by_login("ADMIN");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->login, "Admin");
    EXPECT_EQ(found->role, Role::admin);
    EXPECT_EQ(found->created_at, at(1));
    EXPECT_FALSE(*store_->users().by_login("nobody"));
}

TEST_F(UsersTest, SessionsEndWithTheirTimeAndTheirUser)
{
    auto& users = store_->users();
    add("root", Role::admin);
    const auto clerk = add("clerk", Role::clerk);
    const auto token = sha256("secret");
    ASSERT_TRUE(users.add_session({token, clerk, at(1), at(100)}));
    EXPECT_EQ(users.by_session(token, at(99))->value().login, "clerk");
    EXPECT_FALSE(*users.by_session(token, at(100)));
    EXPECT_FALSE(*users.by_session(sha256("other"), at(2)));

    auto user = **users.by_id(clerk);
    user.name = "Another name";
    ASSERT_TRUE(users.change(user, Actor{}, at(3)));
    EXPECT_TRUE(*users.by_session(token, at(4)));
    user.active = false;
    ASSERT_TRUE(users.change(user, Actor{}, at(5)));
    user.active = true;
    ASSERT_TRUE(users.change(user, Actor{}, at(6)));
    EXPECT_FALSE(*users.by_session(token, at(7)));

    ASSERT_TRUE(users.add_session({token, clerk, at(8), at(100)}));
    ASSERT_TRUE(users.end_session(token));
    EXPECT_FALSE(*users.by_session(token, at(9)));
}

TEST_F(UsersTest, TheLastAdministratorStays)
{
    auto user = **store_->users().by_id(add("root", Role::admin));
    user.role = Role::clerk;
    EXPECT_EQ(store_->users().change(user, Actor{}, at(2)).error().code, ErrorCode::conflict);
    EXPECT_EQ((*store_->users().by_id(user.id))->role, Role::admin);
    user.id = 99;
    EXPECT_EQ(store_->users().change(user, Actor{}, at(2)).error().code, ErrorCode::not_found);
}

TEST_F(UsersTest, TokensCanBeRevoked)
{
    auto& users = store_->users();
    const auto token = sha256("token");
    const auto id = users.add_token({0, "erp", token, Role::viewer, {}, {}}, Actor{}, at(1));
    const auto found = *users.by_token(token, at(5));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "erp");
    EXPECT_EQ(users.tokens()->at(0).last_used_at, at(5));
    ASSERT_TRUE(users.by_token(token, at(6)));
    EXPECT_EQ(users.tokens()->at(0).last_used_at, at(5)); // To the minute.
    ASSERT_TRUE(users.revoke_token(*id, Actor{}, at(7)));
    EXPECT_FALSE(*users.by_token(token, at(8)));
    EXPECT_EQ(users.revoke_token(*id, Actor{}, at(9)).error().code, ErrorCode::not_found);
}

TEST_F(UsersTest, EveryChangeIsAudited)
{
    add("root", Role::admin);
    Json detail;
    detail.set("from", "192.0.2.1");
    ASSERT_TRUE(store_->audit().append(Actor{1, "root"}, "log_in", 0, detail, at(2)));
    const auto rows = *store_->audit().list(0, 10);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].action, "log_in");
    EXPECT_EQ(rows[0].detail["from"].text_or(""), "192.0.2.1");
    EXPECT_EQ(rows[1].action, "user_added");
    EXPECT_EQ(rows[1].detail["password_hash"].text_or("none"), "none");
    EXPECT_EQ(store_->audit().list(rows[0].number, 10)->size(), 1u);
    const auto verdict = *store_->audit().verify();
    EXPECT_EQ(verdict.rows, 2);
    EXPECT_EQ(verdict.broken, 0);
    EXPECT_EQ(verdict.head, rows[0].hash);
}

class LedgerTest : public StoreTest {
protected:
    LedgerTest()
    {
        ledger_.write("company.json", R"({"name":"Ours","executives":["Ann Lee","Bo Day"]})");
        ledger_.write("parties.csv", "party_id,name,credit_limit\nC1,Adler,100.50\nC2,Berg,\n");
        ledger_.write(
            "open_items.csv",
            "party_id,type,number,due_date,amount\nC1,credit_note,N1,2026-12-01,10.00\n");
        ledger_.write("documents.csv", "party_id,type,file\nC1,invoice,files/a.pdf\n");
        ledger_.write("files/a.pdf", "%PDF a");
    }
    Result<ImportSummary> import()
    {
        const auto books = load_ledger(ledger_.path(), ledger_.path() / "company.json");
        EXPECT_TRUE(books) << books.error().what;
        return store_->ledger().import(*books, ledger_.path(), Actor{}, at(1));
    }
    std::shared_ptr<const Books> books() { return *store_->ledger().books(); }

    ScratchFolder ledger_;
};

TEST_F(LedgerTest, EmptyUntilImported)
{
    ASSERT_NE(books(), nullptr);
    EXPECT_TRUE(books()->parties().empty());
}

TEST_F(LedgerTest, ImportedBooksAreThoseOfTheFolder)
{
    const auto summary = import();
    ASSERT_TRUE(summary) << summary.error().what;
    EXPECT_EQ(summary->parties, 2u);
    EXPECT_EQ(summary->new_files, 1u);
    reopen();
    const auto again = books();
    EXPECT_EQ(again, books());
    EXPECT_EQ(again->company().executives, (std::vector<std::string>{"Ann Lee", "Bo Day"}));
    EXPECT_EQ(to_string(*again->party("C1")->credit_limit), "100.50");
    EXPECT_FALSE(again->party("C2")->credit_limit);
    const auto& item = again->open_items()[0];
    EXPECT_EQ(item.type, OpenItemType::credit_note);
    EXPECT_EQ(to_string(item.open_amount), "-10.00");
    EXPECT_EQ(item.due_date, make_date(2026, 12, 1));
    EXPECT_FALSE(item.issue_date);
    const auto& document = again->documents()[0];
    ASSERT_TRUE(document.blob);
    EXPECT_EQ(*store_->blobs().open(*document.blob)->read(), "%PDF a");
}

TEST_F(LedgerTest, AnImportReplacesAllOrNothing)
{
    ASSERT_TRUE(import());
    const auto before = books();
    ledger_.write("parties.csv", "party_id,name\nC3,Cott\n");
    ledger_.write("documents.csv", "type,file\ninvoice,files/missing.pdf\n");
    const auto failed = import();
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::not_found);
    EXPECT_NE(failed.error().what.find("missing.pdf"), std::string::npos);
    EXPECT_EQ(books(), before);
    ledger_.write("documents.csv", "type,file\ninvoice,files/a.pdf\n");
    EXPECT_EQ(import()->new_files, 0u);
    EXPECT_EQ(before->parties().size(), 2u); // Whoever holds the old ones keeps them.
    EXPECT_EQ(books()->parties().size(), 1u);
    EXPECT_EQ(books()->parties()[0].name, "Cott");
}

TEST_F(LedgerTest, ALinkOutOfTheFolderIsNotFollowed)
{
    ScratchFolder elsewhere;
    elsewhere.write("secret", "secret");
    std::filesystem::remove(ledger_.path() / "files/a.pdf");
    std::filesystem::create_symlink(elsewhere.path() / "secret", ledger_.path() / "files/a.pdf");
    EXPECT_EQ(import().error().code, ErrorCode::invalid_argument);
}

} // namespace
} // namespace mailroom
