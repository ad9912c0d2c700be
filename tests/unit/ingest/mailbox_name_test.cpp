#include "ingest/imap/mailbox_name.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(MailboxName, IsModifiedUtf7)
{
    struct Case {
        const char *utf8, *encoded;
    };
    for (const auto& [utf8, encoded] : std::to_array<Case>({
             {"INBOX", "INBOX"},
             {"Entwürfe", "Entw&APw-rfe"},
             {"R&D", "R&-D"},
             {"台北", "&U,BTFw-"},
             {"~peter/mail/台北/日本語",
              "~peter/mail/&U,BTFw-/&ZeVnLIqe-"}, // RFC 3501 section 5.1.3
             {"bills 💶", "bills &2D3ctg-"},
             {"bad\xff", "bad&,,0-"},
             {"cut\xe2\x82", "cut&,,0-"},
             {"", ""},
         }))
        EXPECT_EQ(imap_mailbox_name(utf8), encoded);
}

TEST(MailboxName, IsQuotedWithoutControlCharacters)
{
    EXPECT_EQ(imap_quoted("a \"b\" \\ c"), R"("a \"b\" \\ c")");
    EXPECT_EQ(imap_quoted("a\r\nb\tc"), R"("abc")");
}

TEST(MailboxName, UidSetsAreShort)
{
    EXPECT_EQ(imap_uid_set(std::vector{3u, 5u, 6u, 7u, 9u, 10u}), "3,5:7,9:10");
    EXPECT_EQ(imap_uid_set(std::vector<unsigned>{}), "");
}

} // namespace
} // namespace mailroom
