// What the ranking sees of a document, and what it makes of it.
#include "parsers/fields/choice/ranking.h"
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view drawn = R"(
Muster Supplies Ltd

INVOICE 4711                     Tel. 0204 998 1173
Invoice date: 5 June 2026
Shipped on: 2 June 2026

Description            Qty      Price      Amount
Pallet                   2      50.00      100.00

Total GBP                                  100.00
Please pay by 5 July 2026.
)";

std::vector<FieldSample> samples_of(Term term)
{
    std::vector<FieldSample> samples;
    extract_documents(layout_of(drawn), {.filename = "4711.pdf", .samples = &samples}, {});
    std::erase_if(samples, [term](const FieldSample& sample) { return sample.term != term; });
    return samples;
}

double feature(const FieldSample& sample, std::string_view name)
{
    const auto found = std::ranges::find(sample.features, name, &FieldFeature::name);
    return found == sample.features.end() ? 0 : found->value;
}

TEST(FieldSamples, HoldEveryValueThatTheDocumentOffers)
{
    const auto dates = samples_of(Term::issue_date);
    ASSERT_EQ(dates.size(), 3U);
    EXPECT_EQ(to_string(dates[0].value), "2026-06-05");
    EXPECT_TRUE(dates[0].chosen_by_rules);
    EXPECT_GT(feature(dates[0], "label.invoice_date"), 0.8);
    EXPECT_EQ(feature(dates[1], "earliest"), 1);
    EXPECT_GT(feature(dates[2], "label.due_date"), 0.5);
    EXPECT_EQ(feature(dates[2], "terms"), 0) << "33 days are no usual terms";
}

TEST(FieldSamples, KnowWhatAValueLooksLike)
{
    const auto numbers = samples_of(Term::invoice_number);
    const auto number = std::ranges::find_if(
        numbers, [](const FieldSample& sample) { return to_string(sample.value) == "4711"; });
    ASSERT_NE(number, numbers.end());
    EXPECT_EQ(feature(*number, "digits_only"), 1);
    EXPECT_EQ(feature(*number, "filename"), 1);
    EXPECT_GT(feature(*number, "label.title_invoice"), 0);
    for (const auto& sample : numbers)
        EXPECT_EQ(to_string(sample.value).find("100.00"), std::string::npos) << "money";
}

TEST(Ranking, IsSurerOfWhatScoresMore)
{
    const auto* ranking = fields::ranking_of(DocumentType::invoice, Term::issue_date);
    ASSERT_NE(ranking, nullptr);
    const double labelled = ranking->score({{"label.invoice_date", 1}, {"rules", 1}});
    EXPECT_GT(labelled, ranking->score({{"label.due_date", 1}}));
    EXPECT_GT(ranking->confidence(labelled), ranking->confidence(labelled - 2));
    EXPECT_EQ(fields::ranking_of(DocumentType::invoice, Term::iban), nullptr);
}

} // namespace
} // namespace mailroom
