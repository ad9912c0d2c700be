#pragma once

#include "store/store.h"
#include "tests/unit/store/scratch_folder.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {

inline Instant at(std::int64_t seconds)
{
    return Instant{std::chrono::seconds{1'800'000'000 + seconds}};
}

inline constexpr std::chrono::minutes lease{5};

// A mail of `number`, of which there is no second.
inline std::string mail_text(int number, std::string_view trace = {})
{
    const auto n = std::to_string(number);
    return std::string(trace) + "From: Anna <anna@adler.example>\r\nTo: ar@ours.example\r\n"
        + "Date: Sat, 21 Nov 2026 09:00:00 +0000\r\nSubject: Invoice " + n + "\r\nMessage-ID: <m"
        + n + "@adler.example>\r\n\r\nPlease see " + n + ".\r\n";
}

inline StagedBlob staged(Store& store, std::string_view bytes)
{
    auto writer = store.blobs().create();
    EXPECT_TRUE(writer);
    EXPECT_TRUE((*writer)->write(bytes));
    auto blob = (*writer)->finish();
    EXPECT_TRUE(blob);
    return std::move(*blob);
}

// What the worker would make of mail_text(number).
inline Reading reading_of(int number)
{
    const auto n = std::to_string(number);
    Reading reading;
    reading.message.message_id = "m" + n + "@adler.example";
    reading.message.subject = "Invoice " + n;
    reading.message.from = {{"Anna", "anna@adler.example"}};
    reading.message.text = "Please see " + n + ".";
    return reading;
}

class StoreTest : public testing::Test {
protected:
    StoreTest() { reopen(); }

    void reopen()
    {
        store_.reset();
        auto opened = open_store({folder_.path()});
        ASSERT_TRUE(opened) << opened.error().what;
        store_ = std::move(*opened);
    }

    Received receive(std::string_view bytes, std::string door = "imap:ar", int second = 0)
    {
        auto received = store_->arrivals().receive(
            Arrival{staged(*store_, bytes), Envelope{std::move(door), at(second), "a@b", {}}, {}});
        EXPECT_TRUE(received) << received.error().what;
        return *received;
    }

    // Received, claimed and filed, with the work item that `item` says.
    MessageId filed(
        int number,
        const WorkItemFiled& item = {},
        Understanding understanding = {},
        std::vector<Event> more = {})
    {
        const auto id = receive(mail_text(number), "imap:ar", number).message;
        EXPECT_TRUE(store_->reading_queue().claim(100, at(number), lease));
        file(id, reading_of(number), understanding, item, std::move(more));
        return id;
    }

    void file(
        MessageId id,
        const Reading& reading,
        const Understanding& understanding = {},
        const WorkItemFiled& item = {},
        std::vector<Event> more = {})
    {
        more.insert(more.begin(), Event{item, "queue", "because", {}});
        const auto status =
            store_->reading_queue().file({id, reading, understanding, more}, Actor{}, at(0));
        EXPECT_TRUE(status) << status.error().what;
    }

    ScratchFolder folder_;
    std::unique_ptr<Store> store_;
};

} // namespace mailroom
