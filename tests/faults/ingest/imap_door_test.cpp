// The IMAP door against a real Dovecot.

#include "ingest/imap/folder_watch.h"
#include "tests/faults/ingest/door_fixture.h"
#include "tests/support/dovecot.h"

#include <chrono>

namespace mailroom {
namespace {

std::string mail_text(int number)
{
    // Lines that look like answers of the server must come through.
    return "From: a@b.test\r\nSubject: " + std::to_string(number)
        + "\r\n\r\nA004 OK Fetch completed\r\n* BYE\r\nbody " + std::to_string(number) + "\r\n";
}

class ImapDoor : public DoorFixture {
protected:
    ImapDoorSettings settings(AfterPull after) const
    {
        return {
            .name = "ar",
            .server =
                {.host = "localhost",
                 .port = dovecot_.imaps_port(),
                 .user = "ar",
                 .password = {.value = "secret"},
                 .ca_file = dovecot_.certificate()},
            .after = after};
    }

    // Runs the door until `condition` holds.
    void run_until(const ImapDoorSettings& settings, const std::function<bool()>& condition)
    {
        StopSignal stop;
        const DoorContext context{
            store_->blobs(), store_->arrivals(), board_, limits_, stop, [] { return Instant{}; }};
        ImapFolderWatch watch(settings, settings.folders[0], context);
        const Running running(watch, stop);
        EXPECT_TRUE(tests::eventually(condition)) << log();
    }

    std::size_t settled(const ImapDoorSettings& settings) const
    {
        const auto folder = store_->arrivals().imap_folder(settings.name, settings.folders[0]);
        EXPECT_TRUE(folder);
        return folder->received.empty() ? folder->done_through : 0;
    }

    std::size_t flagged(const std::string& flag) const
    {
        std::size_t count = 0;
        for (const auto& mail : dovecot_.mails("ar"))
            count += mail.flags.find(flag) != std::string::npos;
        return count;
    }

    tests::Dovecot dovecot_;
};

TEST_F(ImapDoor, TakesWhatIsThereAndWhatComes)
{
    for (int i = 0; i < 50; ++i)
        dovecot_.deliver("ar", mail_text(i));
    const auto door = settings(AfterPull::seen);
    StopSignal stop;
    const DoorContext context{store_->blobs(),         store_->arrivals(), board_, limits_, stop,
                              [] { return Instant{}; }};
    ImapFolderWatch watch(door, door.folders[0], context);
    const Running running(watch, stop);
    ASSERT_TRUE(tests::eventually([&] { return settled(door) == 50; })) << log();
    dovecot_.deliver("ar", mail_text(50)); // IDLE tells.
    ASSERT_TRUE(tests::eventually([&] { return settled(door) == 51; })) << log();
    EXPECT_EQ(flagged("S"), 51u);
    const auto all = messages();
    ASSERT_EQ(all.size(), 51u);
    EXPECT_EQ(all[0].envelope.door, "imap:ar/INBOX");
    for (int i = 0; i < 51; ++i)
        EXPECT_EQ(bytes_of(all[static_cast<std::size_t>(i)]), mail_text(i));
}

TEST_F(ImapDoor, LeavesOrMarksAsItIsTold)
{
    dovecot_.deliver("ar", mail_text(1));
    run_until(settings(AfterPull::leave), [&] { return settled(settings(AfterPull::leave)) == 1; });
    EXPECT_EQ(dovecot_.mails("ar")[0].flags, "");

    dovecot_.deliver("ar", mail_text(2));
    run_until(
        settings(AfterPull::keyword), [&] { return settled(settings(AfterPull::keyword)) == 2; });
    EXPECT_EQ(flagged("a"), 1u); // Dovecot's first keyword.
    EXPECT_EQ(flagged("S"), 0u);
    EXPECT_EQ(messages().size(), 2u);
}

TEST_F(ImapDoor, MovesToAFolderThatItMakes)
{
    dovecot_.deliver("ar", mail_text(1));
    dovecot_.deliver("ar", mail_text(2));
    auto door = settings(AfterPull::move);
    door.moved_to = "Erledigt für AR";
    run_until(door, [&] { return settled(door) == 2; });
    EXPECT_TRUE(dovecot_.mails("ar").empty());
    EXPECT_EQ(dovecot_.mails("ar", "Erledigt f&APw-r AR").size(), 2u);
    EXPECT_EQ(messages().size(), 2u);
}

TEST_F(ImapDoor, ARenumberedMailboxBringsNothingTwice)
{
    for (int i = 0; i < 3; ++i)
        dovecot_.deliver("ar", mail_text(i));
    const auto door = settings(AfterPull::leave);
    run_until(door, [&] { return settled(door) == 3; });
    const auto before = store_->arrivals().imap_folder("ar", "INBOX")->uid_validity;
    // UIDVALIDITY counts seconds in Dovecot: the next one is another.
    ASSERT_TRUE(tests::eventually([now = std::chrono::system_clock::now()] {
        return std::chrono::system_clock::now() - now > std::chrono::milliseconds(1100);
    }));
    dovecot_.forget_uids("ar");
    run_until(door, [&] {
        return settled(door) == 3
            && store_->arrivals().imap_folder("ar", "INBOX")->uid_validity != before;
    });
    EXPECT_EQ(messages().size(), 3u);
}

TEST_F(ImapDoor, WhatACrashLeftHalfDoneIsFinished)
{
    dovecot_.deliver("ar", mail_text(1));
    const auto door = settings(AfterPull::leave);
    run_until(door, [&] { return settled(door) == 1; });
    // As after a crash between the store and the flag: the second mail is received, not settled.
    dovecot_.deliver("ar", mail_text(2));
    const auto validity = store_->arrivals().imap_folder("ar", "INBOX")->uid_validity;
    const auto writer = *store_->blobs().create();
    ASSERT_TRUE(writer->write(mail_text(2)));
    ASSERT_TRUE(store_->arrivals().receive(Arrival{
        .blob = *writer->finish(),
        .envelope = {.door = "imap:ar/INBOX"},
        .imap = ImapUid{"ar", "INBOX", validity, 2}}));
    run_until(settings(AfterPull::seen), [&] { return settled(door) == 2; });
    EXPECT_EQ(flagged("S"), 1u);
    EXPECT_EQ(messages().size(), 2u);
}

TEST_F(ImapDoor, MailThatIsTooLargeStaysAndIsReported)
{
    limits_.message_bytes_max = 1000;
    dovecot_.deliver("ar", mail_text(1));
    dovecot_.deliver("ar", mail_text(2) + std::string(2000, 'x'));
    dovecot_.deliver("ar", mail_text(3));
    const auto door = settings(AfterPull::move);
    run_until(door, [&] { return settled(door) == 3; });
    EXPECT_EQ(messages().size(), 2u);
    EXPECT_EQ(dovecot_.mails("ar").size(), 1u);
    EXPECT_NE(log().find("UID 2"), std::string::npos) << log();
    EXPECT_EQ(board_.all()[0].left, 1u);
}

TEST_F(ImapDoor, AServerThatGoesAndComesIsWaitedFor)
{
    const auto door = settings(AfterPull::seen);
    StopSignal stop;
    const DoorContext context{store_->blobs(),         store_->arrivals(), board_, limits_, stop,
                              [] { return Instant{}; }};
    ImapFolderWatch watch(door, door.folders[0], context);
    const Running running(watch, stop);
    const auto state = [&] { return board_.all().empty() ? DoorState{} : board_.all()[0].state; };
    ASSERT_TRUE(tests::eventually([&] { return state() == DoorState::open; })) << log();
    dovecot_.stop();
    ASSERT_TRUE(tests::eventually([&] { return state() == DoorState::failing; })) << log();
    dovecot_.deliver("ar", mail_text(1));
    dovecot_.start();
    ASSERT_TRUE(tests::eventually([&] { return settled(door) == 1; })) << log();
    EXPECT_EQ(messages().size(), 1u);
}

TEST_F(ImapDoor, AMissingFolderIsNamed)
{
    auto door = settings(AfterPull::seen);
    door.folders = {"No such folder"};
    run_until(
        door, [&] { return log().find("no folder \"No such folder\"") != std::string::npos; });
}

} // namespace
} // namespace mailroom
