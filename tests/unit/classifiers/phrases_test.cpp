#include "classifiers/text/phrases.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Phrases, HitsAreFoundByTheWordsThatTheyBeginAt)
{
    const std::vector<PhraseHit> hits{{"a", 1, 2}, {"b", 1, 4}, {"c", 3, 4}, {"d", 7, 9}};
    const auto names = [&hits](std::size_t first, std::size_t last) {
        std::string all;
        for (const auto& hit : hits_between(hits, first, last))
            all += hit.phrase_class;
        return all;
    };
    EXPECT_EQ(names(0, 10), "abcd");
    EXPECT_EQ(names(1, 3), "ab");
    EXPECT_EQ(names(2, 7), "c");
    EXPECT_EQ(names(4, 7), "");
    EXPECT_EQ(names(8, 100), "");
    EXPECT_TRUE(hits_between({}, 0, 5).empty());
}

TEST(Phrases, HitsStandInTheOrderOfTheirWords)
{
    const auto words = split_words("We will pay invoice 4471 on Friday. Please send a statement of "
                                   "account, and a copy of the proof of delivery.");
    const auto hits = find_phrases(words);
    ASSERT_GT(hits.size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(hits, {}, &PhraseHit::first));
}

} // namespace
} // namespace mailroom
