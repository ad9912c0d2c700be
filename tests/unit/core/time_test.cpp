#include "core/time.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Date, KnowsTheCalendar)
{
    EXPECT_TRUE(parse_date("2024-02-29"));
    for (const auto* text : {"2026-02-29", "2026-13-01", "2026-1-1", "20260101", "2026-00-10"})
        EXPECT_FALSE(parse_date(text)) << text;
    EXPECT_EQ(to_string(add_days(*parse_date("2026-12-31"), 1)), "2027-01-01");
    EXPECT_EQ(days_between(*parse_date("2026-02-01"), *parse_date("2026-03-01")), 28);
    EXPECT_EQ(to_string(last_day_of_month(*parse_date("2028-02-03"))), "2028-02-29");
    EXPECT_EQ(weekday_of(*parse_date("2026-11-21")), std::chrono::Saturday);
}

TEST(Instant, IsWrittenAsItWasRead)
{
    for (const auto* text : {"2026-11-21T09:08:04Z", "1969-12-31T23:59:59.125Z"})
        EXPECT_EQ(to_string(*parse_instant(text)), text);
    EXPECT_EQ(*parse_instant("2026-11-21T09:08:04+02:00"), *parse_instant("2026-11-21T07:08:04Z"));
    for (const auto* text : {"", "2026-11-21", "2026-11-21T25:00:00Z", "2026-11-21T09:08:04"})
        EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(DateTime, KeepsItsWritersClock)
{
    const DateTime written{*parse_instant("2026-11-21T23:30:00Z"), 120};
    EXPECT_EQ(to_string(written), "2026-11-22T01:30:00+02:00");
    EXPECT_EQ(to_string(written.local_date()), "2026-11-22");
}

} // namespace
} // namespace mailroom
