#include "classifiers/details/stated_counts.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::vector<std::string> counts_of(const std::string& text)
{
    const auto words = split_words(text);
    return stated_counts(words, find_phrases(words));
}

using Traits = std::vector<std::string>;

TEST(StatedCounts, AreComparedByWhatWasDoneWithThem)
{
    EXPECT_EQ(counts_of("We ordered 38, you billed 46."), Traits{"count.billed > ordered"});
    EXPECT_EQ(counts_of("Bestellt waren 24 Kisten, geliefert 20."), Traits{"count.came < ordered"});
    EXPECT_EQ(counts_of("Ordered 12 lamps, delivered 12."), Traits{"count.came = ordered"});
}

TEST(StatedCounts, AreGroupedAndHaveTenths)
{
    EXPECT_EQ(counts_of("Received 1,140, billed 1,200."), Traits{"count.billed > came"});
    EXPECT_EQ(counts_of("Geliefert 22,4 t, berechnet 25 t."), Traits{"count.billed > came"});
    EXPECT_EQ(counts_of("Received 9 at 11.40, billed 12.60."), Traits{});
}

TEST(StatedCounts, StandInsteadOfOthers)
{
    EXPECT_EQ(counts_of("It says 60 instead of 40."), Traits{"count.instead.more"});
    EXPECT_EQ(counts_of("Es waren 18 statt 20."), Traits{"count.instead.less"});
}

bool too_many(const std::string& text)
{
    const auto words = split_words(text);
    return bills_too_many(words, find_phrases(words), words.sentences.front());
}

TEST(StatedCounts, OfWhatIsBilledAreHigherThanWhatCame)
{
    EXPECT_TRUE(too_many("The invoice shows 46 chairs, the porter received 38."));
    EXPECT_TRUE(too_many("Berechnet sind 14 Stunden, auf dem Stundenzettel haben wir 9."));
    EXPECT_TRUE(too_many("U heeft 24 krukken berekend, gekregen hebben we er 18."));
    EXPECT_FALSE(too_many("You billed 38 chairs, and 38 arrived."));
    EXPECT_FALSE(too_many("Billed 12 months of 2026, received with thanks."));
}

TEST(StatedCounts, AreNoSumsSharesYearsOrNumbersOfDocuments)
{
    EXPECT_EQ(counts_of("We ordered for 38 EUR, you billed $46."), Traits{});
    EXPECT_EQ(counts_of("We ordered in 2026, you billed 10045."), Traits{});
    EXPECT_EQ(counts_of("We ordered at 5%, you billed 8%."), Traits{});
}

} // namespace
} // namespace mailroom
