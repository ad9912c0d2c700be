#include "classifiers/text/word_lists.h"
#include "core/fold.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(WordLists, HoldWordsOfSeveralLanguages)
{
    const auto& clocks = word_list("time.unit");
    for (const auto* word : {"uhr", "h", "hours", "heures"})
        EXPECT_TRUE(clocks.has(word)) << word;
    EXPECT_FALSE(clocks.has("uh"));
    EXPECT_FALSE(clocks.has(""));
    EXPECT_FALSE(clocks.has("# Payments and promises (classifiers/details/)."));
}

TEST(WordLists, HoldEntriesOfSeveralWords)
{
    const auto& codes = word_list("account.bank_code");
    EXPECT_TRUE(codes.has("sort code"));
    EXPECT_FALSE(codes.has("code"));
    for (const auto entry : codes.entries())
        EXPECT_EQ(folded(entry), entry);
}

} // namespace
} // namespace mailroom
