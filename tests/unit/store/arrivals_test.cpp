#include "tests/unit/store/store_fixture.h"

#include <algorithm>

namespace mailroom {
namespace {

using ArrivalsTest = StoreTest;

TEST_F(ArrivalsTest, SameBytesAreOneMessageWithEachArrivalRecorded)
{
    const auto first = receive(mail_text(1), "imap:ar", 1);
    const auto again = receive(mail_text(1), "smtp", 2);
    EXPECT_FALSE(first.duplicate);
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(again.message, first.message);
    file(first.message, reading_of(1));
    const auto item = store_->inbox().item(first.message);
    ASSERT_EQ(item->arrivals.size(), 2u);
    EXPECT_EQ(item->arrivals[0].door, "imap:ar");
    EXPECT_EQ(item->arrivals[1].door, "smtp");
    EXPECT_EQ(item->arrivals[1].reverse_path, "a@b");
}

TEST_F(ArrivalsTest, CopiesThatDifferInTraceFieldsAreOneMessage)
{
    const auto first = receive(mail_text(1, "Received: by one\r\n"));
    const auto other = receive(mail_text(1, "Received: by two\r\nDelivered-To: ap@x\r\n"));
    EXPECT_TRUE(other.duplicate);
    EXPECT_EQ(other.message, first.message);
    EXPECT_FALSE(receive(mail_text(2)).duplicate);
}

TEST_F(ArrivalsTest, MailWithoutIdentityIsKnownByItsBytesAlone)
{
    const auto first = receive("no header at all");
    EXPECT_TRUE(receive("no header at all").duplicate);
    EXPECT_NE(receive("no header at  all").message, first.message);
}

TEST_F(ArrivalsTest, ManyInOneCall)
{
    std::vector<Arrival> arrivals;
    for (const int number : {1, 2, 1, 3, 4, 5, 6, 2})
        arrivals.push_back({staged(*store_, mail_text(number)), {"folder", at(0), "", {}}, {}});
    const auto received = store_->arrivals().receive(std::move(arrivals));
    ASSERT_TRUE(received) << received.error().what;
    std::vector<bool> duplicates;
    for (const auto& one : *received)
        duplicates.push_back(one.duplicate);
    EXPECT_EQ(
        duplicates, (std::vector<bool>{false, false, true, false, false, false, false, true}));
    EXPECT_EQ((*received)[2].message, (*received)[0].message);
    reopen();
    const auto messages = store_->reading_queue().messages(0, 100);
    ASSERT_EQ(messages->size(), 6u);
    for (const auto& message : *messages)
        EXPECT_EQ(store_->blobs().open(message.blob)->read()->size(), message.size);
}

TEST_F(ArrivalsTest, ImapUidsAreNotedWithTheirMessage)
{
    auto& arrivals = store_->arrivals();
    EXPECT_EQ(arrivals.imap_folder("ar", "INBOX")->uid_validity, 0u);
    ASSERT_TRUE(arrivals.open_imap_folder("ar", "INBOX", 7));
    const auto uid = [](std::uint32_t number) { return ImapUid{"ar", "INBOX", 7, number}; };
    for (const int number : {1, 2, 3})
        ASSERT_TRUE(arrivals.receive(Arrival{
            staged(*store_, mail_text(number)),
            {"imap:ar", at(0), "", {}},
            uid(static_cast<std::uint32_t>(number))}));
    ASSERT_TRUE(arrivals.settle_imap({uid(1), uid(9)}));
    auto folder = *arrivals.imap_folder("ar", "INBOX");
    EXPECT_EQ(folder.received, (std::vector<std::uint32_t>{2, 3}));
    EXPECT_EQ(folder.settled, (std::vector<std::uint32_t>{1, 9}));

    ASSERT_TRUE(arrivals.imap_done_through(uid(2)));
    folder = *arrivals.imap_folder("ar", "INBOX");
    EXPECT_EQ(folder.done_through, 2u);
    EXPECT_EQ(folder.received, (std::vector<std::uint32_t>{3}));
    ASSERT_TRUE(arrivals.settle_imap({uid(1)})); // Done already.
    EXPECT_EQ(arrivals.imap_folder("ar", "INBOX")->settled.size(), 1u);
}

TEST_F(ArrivalsTest, AnotherUidValidityStartsTheFolderAnew)
{
    auto& arrivals = store_->arrivals();
    ASSERT_TRUE(arrivals.open_imap_folder("ar", "INBOX", 7));
    ASSERT_TRUE(arrivals.settle_imap({{"ar", "INBOX", 7, 5}}));
    ASSERT_TRUE(arrivals.imap_done_through({"ar", "INBOX", 7, 3}));
    ASSERT_TRUE(arrivals.open_imap_folder("ar", "INBOX", 7)); // As it was.
    EXPECT_EQ(arrivals.imap_folder("ar", "INBOX")->done_through, 3u);
    ASSERT_TRUE(arrivals.open_imap_folder("ar", "INBOX", 8));
    ASSERT_TRUE(arrivals.settle_imap({{"ar", "INBOX", 7, 6}})); // Of the old numbering: ignored.
    const auto folder = *arrivals.imap_folder("ar", "INBOX");
    EXPECT_EQ(folder.uid_validity, 8u);
    EXPECT_EQ(folder.done_through, 0u);
    EXPECT_TRUE(folder.settled.empty());
}

TEST_F(ArrivalsTest, WhatIsStagedAndNotHandedOverDisappears)
{
    {
        const auto blob = staged(*store_, "abandoned");
        EXPECT_TRUE(std::filesystem::exists(blob.file()));
        const auto writer = store_->blobs().create();
        ASSERT_TRUE((*writer)->write("unfinished"));
    }
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folder_.path() / "staging"))
        files += entry.is_regular_file() && entry.path().filename() != "lock" ? 1U : 0U;
    EXPECT_EQ(files, 0u);
}

TEST_F(ArrivalsTest, BlobsAreKeptOnce)
{
    const auto digest = store_->blobs().keep("content");
    ASSERT_TRUE(digest);
    EXPECT_EQ(*digest, sha256("content"));
    EXPECT_EQ(*store_->blobs().keep("content"), *digest);
    EXPECT_EQ(*store_->blobs().open(*digest)->read(), "content");
    EXPECT_EQ(store_->blobs().open(sha256("other")).error().code, ErrorCode::not_found);
}

TEST_F(ArrivalsTest, WhatACrashLeftOfABlobIsReplaced)
{
    const auto hex = to_string(sha256("content"));
    folder_.write("blobs/" + hex.substr(0, 2) + "/" + hex, "cont");
    const auto digest = store_->blobs().keep("content");
    ASSERT_TRUE(digest);
    EXPECT_EQ(*store_->blobs().open(*digest)->read(), "content");
}

} // namespace
} // namespace mailroom
