// How many of the notes that clerks write beside a deduction are understood: by the reader of the
// document, which knows words alone, and by what judges the notes that it does not know. A reason
// that is told wrongly costs more than one that is not told. notes.tsv is a line a note.

#include "classifiers/details/deduction_notes.h"
#include "core/casework.h"
#include "core/text.h"
#include "parsers/fields/remittance/reasons.h"

#include <fstream>
#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Count {
    int right = 0, wrong = 0, all = 0;
};

Count count_notes(
    const std::function<std::string(std::string_view)>& reason_of,
    const std::string& name = "notes.tsv")
{
    std::ifstream file(MAILROOM_SOURCE_DIR "/tests/cases/deduction_notes/" + name);
    Count count;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        const auto columns = split(line, '\t');
        EXPECT_EQ(columns.size(), 3U) << line;
        EXPECT_TRUE(enum_from_string<DisputeReason>(columns.at(1))) << line;
        const auto known = enum_from_string<DisputeReason>(reason_of(columns.at(2)));
        const auto told = known ? to_string(*known) : "other";
        ++count.all;
        count.right += told == columns.at(1) ? 1 : 0;
        count.wrong += told != columns.at(1) && told != "other" ? 1 : 0;
    }
    return count;
}

TEST(DeductionNotes, AreReadByTheirWords)
{
    const auto count =
        count_notes([](auto note) { return std::string(fields::deduction_reason_of(note)); });
    ASSERT_GT(count.all, 300);
    EXPECT_GE(count.right, 0.92 * count.all);
    EXPECT_LE(count.wrong, 0.01 * count.all);
}

TEST(DeductionNotes, AreJudgedWhereTheirWordsAreUnknown)
{
    const auto count = count_notes([](auto note) { return deduction_reason_in(note); });
    EXPECT_GE(count.right, 0.82 * count.all);
    EXPECT_LE(count.wrong, 0.05 * count.all);
}

TEST(DeductionNotes, OfHireAndServicesAreJudged)
{
    const auto count = count_notes([](auto note) { return deduction_reason_in(note); }, "hire.tsv");
    ASSERT_GT(count.all, 150);
    EXPECT_GE(count.right, 0.9 * count.all);
    EXPECT_LE(count.wrong, 0.05 * count.all);
}

} // namespace
} // namespace mailroom
