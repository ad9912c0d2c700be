#include "api/log_in_limiter.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using namespace std::chrono_literals;
const Instant noon{std::chrono::hours(12)};

TEST(LogInLimiter, StopsGuessingOfOneLogInFromAnywhere)
{
    LogInLimiter limiter;
    for (std::uint32_t i = 0; i < LogInLimiter::failures_max; ++i)
        EXPECT_TRUE(limiter.may_try("anna", "10.0.0." + std::to_string(i), noon));
    EXPECT_FALSE(limiter.may_try("Anna", "10.0.1.1", noon + 14min));
    EXPECT_TRUE(limiter.may_try("bert", "10.0.1.1", noon + 14min));
    EXPECT_TRUE(limiter.may_try("anna", "10.0.1.1", noon + 16min));
}

TEST(LogInLimiter, StopsOneAddressThatTriesManyLogIns)
{
    LogInLimiter limiter;
    for (std::uint32_t i = 0; i < LogInLimiter::failures_of_address_max; ++i)
        EXPECT_TRUE(limiter.may_try("user" + std::to_string(i), "10.0.0.1", noon));
    EXPECT_FALSE(limiter.may_try("somebody", "10.0.0.1", noon));
    EXPECT_TRUE(limiter.may_try("somebody", "10.0.0.2", noon));
}

TEST(LogInLimiter, SuccessForgives)
{
    LogInLimiter limiter;
    for (std::uint32_t i = 0; i < 5 * LogInLimiter::failures_of_address_max; ++i) {
        ASSERT_TRUE(limiter.may_try("anna", "10.0.0.1", noon));
        limiter.succeeded("anna", "10.0.0.1");
    }
}

TEST(LogInLimiter, AnAttackCannotFillTheMemory)
{
    LogInLimiter limiter;
    for (std::size_t i = 0; i < 3 * LogInLimiter::entries_max; ++i)
        limiter.may_try("user" + std::to_string(i), "10.0.0.1", noon);
    EXPECT_FALSE(limiter.may_try("another", "10.0.0.1", noon));
}

} // namespace
} // namespace mailroom
