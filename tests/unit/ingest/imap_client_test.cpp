#include "ingest/imap/client.h"
#include "scripted_stream.h"

#include <map>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using Lines = std::vector<std::string>;

class KeptMail : public MailReceiver {
public:
    Status content_begins(std::uint64_t) override
    {
        current.clear();
        return {};
    }
    Status content(std::string_view piece) override
    {
        current += piece;
        return {};
    }
    Status mail_complete(std::uint32_t uid) override
    {
        mails[uid] = current;
        return {};
    }
    Status batch_complete() override
    {
        ++batches;
        return {};
    }

    std::string current;
    std::map<std::uint32_t, std::string> mails;
    int batches = 0;
};

TEST(ImapClient, SelectsAFolder)
{
    ScriptedStream stream({"* 3 EXISTS\r\n* OK [UIDVALIDITY 77] ok\r\n"
                           "* OK [PERMANENTFLAGS (\\Seen \\*)] yes\r\n$ OK [READ-WRITE] done\r\n"});
    ImapClient client(stream);
    const auto folder = client.select("Entwürfe");
    ASSERT_TRUE(folder);
    EXPECT_EQ(folder->uid_validity, 77u);
    EXPECT_EQ(folder->exists, 3u);
    EXPECT_TRUE(folder->takes_keywords);
    EXPECT_FALSE(folder->read_only);
    EXPECT_EQ(stream.commands(), Lines{"SELECT \"Entw&APw-rfe\""});
}

TEST(ImapClient, SaysWhatIsWrongWithAFolder)
{
    const std::map<std::string, ErrorCode> answers{
        {"$ NO Mailbox does not exist\r\n", ErrorCode::not_found},
        {"$ BAD what\r\n", ErrorCode::corrupt},
        {"$ OK no UIDVALIDITY\r\n", ErrorCode::corrupt},
        {"* BYE shutting down\r\n", ErrorCode::unavailable},
        {"other OK done\r\n", ErrorCode::corrupt}};
    for (const auto& [answer, code] : answers) {
        ScriptedStream stream({answer});
        const auto folder = ImapClient(stream).select("INBOX");
        ASSERT_FALSE(folder) << answer;
        EXPECT_EQ(folder.error().code, code) << answer;
    }
}

TEST(ImapClient, ListsEachMailOnceInOrder)
{
    // "9:*" also names the last mail where it is older; a server may repeat itself.
    ScriptedStream stream(
        {"* 1 FETCH (UID 4 RFC822.SIZE 10)\r\n* 3 FETCH (RFC822.SIZE 30 UID 12)\r\n"
         "* 2 FETCH (UID 9 RFC822.SIZE 20)\r\n* 2 FETCH (UID 9 FLAGS ())\r\n"
         "* 2 FETCH (UID 9 RFC822.SIZE 20)\r\n$ OK\r\n"});
    const auto mails = ImapClient(stream).list(9);
    ASSERT_TRUE(mails);
    EXPECT_EQ(*mails, (std::vector<ListedMail>{{9, 20}, {12, 30}}));
}

TEST(ImapClient, FetchesAheadAndIsNotFooledByContent)
{
    const std::vector<FetchBatch> batches{{1, 2, 3}, {5}, {7}};
    ScriptedStream stream(
        {"* 1 FETCH (UID 1 BODY[] {11}\r\nX OK done\r\n)\r\n* 2 EXPUNGE\r\n$ OK\r\n",
         "* 5 FETCH (BODY[] {2}\r\nhi UID 5)\r\n* 9 EXISTS\r\n$ OK\r\n", "$ NO 7 is gone\r\n"},
        5);
    KeptMail kept;
    ASSERT_TRUE(ImapClient(stream).fetch(batches, kept));
    EXPECT_EQ(kept.mails, (std::map<std::uint32_t, std::string>{{1, "X OK done\r\n"}, {5, "hi"}}));
    EXPECT_EQ(kept.batches, 3);
    EXPECT_EQ(
        stream.commands(),
        (Lines{
            "UID FETCH 1:3 (UID BODY.PEEK[])", "UID FETCH 5 (UID BODY.PEEK[])",
            "UID FETCH 7 (UID BODY.PEEK[])"}));
}

TEST(ImapClient, MovesByTheBestMeansOfTheServer)
{
    struct Case {
        std::string capabilities;
        std::deque<std::string> answers;
        Lines commands;
    };
    const std::vector<Case> cases{
        {"MOVE UIDPLUS", {"$ OK\r\n"}, {"UID MOVE 1:2 \"Done\""}},
        {"MOVE",
         {"$ NO [TRYCREATE] none\r\n", "$ OK\r\n", "$ OK\r\n"},
         {"UID MOVE 1:2 \"Done\"", "CREATE \"Done\"", "UID MOVE 1:2 \"Done\""}},
        {"UIDPLUS",
         {"$ OK\r\n", "$ OK\r\n", "$ OK\r\n"},
         {"UID COPY 1:2 \"Done\"", "UID STORE 1:2 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 1:2"}},
        {"IDLE",
         {"$ OK\r\n", "$ OK\r\n"},
         {"UID COPY 1:2 \"Done\"", "UID STORE 1:2 +FLAGS.SILENT (\\Deleted)"}}};
    for (auto [capabilities, answers, commands] : cases) {
        answers.push_front("* CAPABILITY IMAP4rev1 " + capabilities + "\r\n$ OK\r\n");
        commands.insert(commands.begin(), "CAPABILITY");
        ScriptedStream stream(answers);
        ImapClient client(stream);
        ASSERT_TRUE(client.capability());
        EXPECT_TRUE(client.move({1, 2}, "Done"));
        EXPECT_EQ(stream.commands(), commands);
    }
}

TEST(ImapClient, RefusedMovesAreErrors)
{
    ScriptedStream stream({"$ NO over\tquota\r\n"});
    const auto status = ImapClient(stream).move({1}, "Done");
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::permission_denied);
    EXPECT_EQ(status.error().what, "the server refuses UID COPY: over quota");
}

TEST(ImapClient, IdleTellsOfNewMail)
{
    struct Case {
        std::string after_idle;
        bool came;
    };
    for (const auto& [said, came] : std::vector<Case>{
             {"+ idling\r\n* 4 EXISTS\r\n", true},
             {"* 2 FETCH (FLAGS (\\Seen))\r\n+ idling\r\n", false},
             {"* 5 EXISTS\r\n+ idling\r\n", true},
             {"+ idling\r\n* 2 EXPUNGE\r\n* 2 EXISTS\r\n", false}}) {
        ScriptedStream stream(
            {"* 3 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n$ OK\r\n", said, "$ OK\r\n"});
        ImapClient client(stream);
        ASSERT_TRUE(client.select("INBOX"));
        const auto idle = client.idle(std::chrono::milliseconds(0));
        ASSERT_TRUE(idle) << said;
        EXPECT_EQ(*idle, came) << said;
        EXPECT_EQ(stream.commands().back(), "DONE");
    }
}

} // namespace
} // namespace mailroom
