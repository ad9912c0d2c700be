#include "classifiers/details/deduction_codes.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::optional<DisputeReason> reason(std::string_view segment, std::string_view code)
{
    Fact fact{Term::deduction_reason, std::string(code)};
    fact.evidence.segment = segment;
    return reason_of_code(fact);
}

TEST(DeductionCodes, MeanWhatTheListOfTheirSegmentSays)
{
    EXPECT_EQ(reason("11:ADX*-25.00*04", "04"), DisputeReason::damaged);
    EXPECT_EQ(reason("9:RMR*IV*1**10*12**59*2", "59"), DisputeReason::not_received);
    EXPECT_EQ(reason("20:AJT+4", "4"), DisputeReason::shortage);
    EXPECT_EQ(reason("20:AJT+04", "04"), std::nullopt);
    EXPECT_EQ(reason("11:ADX*-25.00*ZZ", "ZZ"), std::nullopt);
}

TEST(DeductionCodes, WordsAndOtherSegmentsAreNoCodes)
{
    EXPECT_EQ(reason("", "04"), std::nullopt);
    EXPECT_EQ(reason("12:FTX+AAO+++4", "4"), std::nullopt);
    EXPECT_EQ(reason("no segment", "04"), std::nullopt);
}

} // namespace
} // namespace mailroom
