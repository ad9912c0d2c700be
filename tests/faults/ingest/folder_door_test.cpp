#include "ingest/folder/folder_door.h"
#include "tests/faults/ingest/door_fixture.h"

#include <fstream>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

class FolderDoorTest : public DoorFixture {
protected:
    FolderDoorTest() : drop_(folder_.path() / "drop") { fs::create_directories(drop_); }

    void run_until(const std::function<bool()>& condition)
    {
        StopSignal stop;
        const DoorContext context{
            store_->blobs(), store_->arrivals(), board_, limits_, stop, [] { return Instant{}; }};
        const FolderDoorSettings settings{.name = "drop", .path = drop_};
        FolderDoor door(settings, context);
        const Running running(door, stop);
        EXPECT_TRUE(tests::eventually(condition)) << log();
    }

    static std::size_t files_in(const fs::path& folder)
    {
        std::size_t count = 0;
        std::error_code missing; // The door makes its folders, and moves files, while we look.
        for (const auto& entry : fs::directory_iterator(folder, missing))
            count += entry.is_regular_file(missing);
        return count;
    }

    fs::path drop_;
};

TEST_F(FolderDoorTest, TakesWhatIsThereAndWhatComes)
{
    tests::write_text(drop_ / "first.eml", "Subject: 1\r\n\r\n");
    tests::write_text(drop_ / "second.pdf", "%PDF-1.4");
    tests::write_text(drop_ / "unfinished.part", "x");
    tests::write_text(drop_ / ".hidden", "x");
    bool more = false;
    run_until([&] {
        if (messages().size() == 2 && !more) {
            tests::write_text(drop_ / "third.tmp", "Subject: 3\r\n\r\n");
            fs::rename(drop_ / "third.tmp", drop_ / "third.eml");
            more = true;
        }
        return files_in(drop_ / "done") == 3;
    });
    EXPECT_EQ(files_in(drop_), 2u); // What is unfinished.
    ASSERT_EQ(messages().size(), 3u);
    EXPECT_EQ(bytes_of(messages()[1]), "%PDF-1.4");
    EXPECT_EQ(messages()[0].envelope.door, "folder:drop");
}

TEST_F(FolderDoorTest, WaitsUntilTheWriterIsDone)
{
    std::ofstream writer(drop_ / "slow.eml");
    writer << "Subject: " << std::flush;
    tests::write_text(drop_ / "other.eml", "Subject: other\r\n\r\n");
    bool closed = false;
    run_until([&] {
        if (messages().size() == 1 && !closed) {
            EXPECT_EQ(bytes_of(messages()[0]), "Subject: other\r\n\r\n");
            writer << "slow\r\n\r\n";
            writer.close();
            closed = true;
        }
        return messages().size() == 2;
    });
    EXPECT_EQ(bytes_of(messages()[1]), "Subject: slow\r\n\r\n");
}

TEST_F(FolderDoorTest, TwoFilesOfOneNameBothStay)
{
    fs::create_directories(drop_ / "done");
    tests::write_text(drop_ / "done/a.eml", "older");
    tests::write_text(drop_ / "a.eml", "Subject: a\r\n\r\n");
    run_until([&] { return files_in(drop_ / "done") == 2; });
    EXPECT_EQ(tests::read_text(drop_ / "done/a.eml"), "older");
    EXPECT_EQ(tests::read_text(drop_ / "done/a.1.eml"), "Subject: a\r\n\r\n");
}

TEST_F(FolderDoorTest, WhatCannotBeTakenIsSetAside)
{
    limits_.message_bytes_max = 100;
    tests::write_text(drop_ / "large.eml", std::string(101, 'x'));
    fs::create_symlink("/etc/passwd", drop_ / "link.eml");
    tests::write_text(drop_ / "small.eml", "Subject: s\r\n\r\n");
    run_until([&] { return messages().size() == 1 && fs::exists(drop_ / "failed/large.eml"); });
    EXPECT_TRUE(fs::is_symlink(drop_ / "link.eml"));
    EXPECT_NE(log().find("large.eml"), std::string::npos);
}

TEST_F(FolderDoorTest, AMaildirIsReadLikeAMailbox)
{
    for (const auto* part : {"new", "cur", "tmp"})
        fs::create_directories(drop_ / part);
    tests::write_text(drop_ / "new/1.host", "Subject: 1\r\n\r\n");
    tests::write_text(drop_ / "tmp/2.host", "Subject: 2\r\n\r\n");
    run_until([&] { return fs::exists(drop_ / "cur/1.host:2,S"); });
    EXPECT_EQ(messages().size(), 1u);
}

TEST_F(FolderDoorTest, AMissingFolderIsNamed)
{
    fs::remove(drop_);
    run_until([&] { return log().find(drop_.string()) != std::string::npos; });
}

} // namespace
} // namespace mailroom
