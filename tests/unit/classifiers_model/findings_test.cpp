#include "classifiers/text/findings.h"
#include "classifiers/text/sentence_samples.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <algorithm>
#include <string_view>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr Date written_on{std::chrono::year{2026}, std::chrono::October, std::chrono::day{14}};

TextSample sample_with_findings(std::string_view subject, std::string_view text)
{
    TextSample sample;
    sample.subject = subject;
    sample.text = text;
    sample.findings =
        findings_of(read_prose(subject, text, written_on, test::small_books(), ""), sample);
    return sample;
}

bool found(const TextSample& sample, std::string_view name)
{
    return std::ranges::any_of(sample.findings, [&](const ProseFinding& finding) {
        return finding.meaning == concept_named(name);
    });
}

TEST(Findings, DaysAreToComeOrHaveGoneBy)
{
    struct Case {
        std::string_view text, expected;
    };
    constexpr Case cases[] = {
        {"We transfer it on 20 October 2026.", "day.to_come"},
        {"Die Zahlung kommt übermorgen.", "day.to_come"},
        {"Il bonifico parte oggi.", "day.today"},
        {"Hier, le 13/10/2026, nous avons payé.", "day.gone_by"},
        {"We paid it on 3 June 2026.", "day.long_ago"},
        {"It went on Friday.", "day.either"},
    };
    for (const auto& c : cases)
        EXPECT_TRUE(found(sample_with_findings("", c.text), c.expected)) << c.text;
}

TEST(Findings, SumsNumbersAndQuestionsAreTold)
{
    const auto sample = sample_with_findings("", "Is invoice 30117 over 450,00 EUR still open?");
    EXPECT_TRUE(found(sample, "amount"));
    EXPECT_TRUE(found(sample, "reference"));
    EXPECT_TRUE(found(sample, "?"));
    EXPECT_FALSE(found(sample_with_findings("", "Many thanks."), "?"));
}

TEST(Findings, EachSentenceHasItsOwn)
{
    const auto sample =
        sample_with_findings("Account", "We paid 450.00 EUR on 3 June 2026. Will you check that?");
    const auto sentences = sentence_samples(sample);
    ASSERT_EQ(sentences.size(), 3U);
    EXPECT_TRUE(found(sentences[1], "day.long_ago"));
    EXPECT_FALSE(found(sentences[1], "?"));
    EXPECT_TRUE(found(sentences[2], "?"));
    EXPECT_FALSE(found(sentences[2], "amount"));
}

TEST(Findings, WordsThatTheSampleDoesNotHaveAreOfNoSentence)
{
    TextSample sample;
    sample.text = "See below.";
    const auto prose = read_prose(
        "", "See below.\n\nWe paid 450.00 EUR on 3 June 2026.", written_on, test::small_books(),
        "");
    sample.findings = findings_of(prose, sample);
    EXPECT_TRUE(found(sample, "day.long_ago"));
    for (const auto& sentence : sentence_samples(sample))
        EXPECT_FALSE(found(sentence, "day.long_ago"));
}

TEST(Findings, TheSameFindingsInAnotherLanguageAreTheSameFeatures)
{
    const auto features_of_findings = [](std::string_view text) {
        TextSample alone;
        alone.findings = sample_with_findings("", text).findings;
        return features_of(alone);
    };
    const auto english = features_of_findings("tomorrow?"),
               german = features_of_findings("morgen?");
    ASSERT_EQ(english.size(), german.size());
    for (std::size_t i = 0; i < english.size(); ++i)
        EXPECT_EQ(english[i].bucket, german[i].bucket);
    EXPECT_GT(english.size(), features_of(TextSample{}).size());
}

} // namespace
} // namespace mailroom
