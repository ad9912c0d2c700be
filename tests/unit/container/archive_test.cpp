#include "parsers/container/archive.h"
#include "tests/support/make_archive.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const Limits limits;

TEST(Archive, FilesOfAZipAreRead)
{
    const auto zip = tests::make_zip({{"a.txt", "alpha"}, {"folder/\xc3\xa4.csv", "1;2"}});
    const auto read = unpack(zip, limits.decoded_bytes_max, limits);
    ASSERT_EQ(read.value.size(), 2U);
    EXPECT_EQ(read.value[0].name, "a.txt");
    EXPECT_EQ(read.value[0].bytes, "alpha");
    EXPECT_EQ(read.value[1].name, "folder/\xc3\xa4.csv");
    EXPECT_TRUE(read.defects.empty());
}

TEST(Archive, NamesInACodePageAreRead)
{
    struct Case {
        std::string_view bytes, name;
    };
    for (const auto& [bytes, name] : {
             Case{
                 "\x9a"
                 "berweisung.csv",
                 "Überweisung.csv"}, // DOS
             Case{
                 "\xdc"
                 "berweisung.csv",
                 "Überweisung.csv"}, // Windows
             Case{
                 "R\x82"
                 "capitulatif.csv",
                 "Récapitulatif.csv"},
             Case{
                 "R\xe9"
                 "capitulatif.csv",
                 "Récapitulatif.csv"},
             Case{
                 "\xc3\x9c"
                 "berweisung.csv",
                 "Überweisung.csv"},
             Case{
                 "\x8e\x78\x95\xa5\x92\xca\x92\x6d\x8f\x91\x82\xcc\x82\xb2.csv",
                 "支払通知書のご.csv"},
         }) {
        const std::string placeholder(bytes.size(), 'n');
        auto zip = tests::make_zip({{placeholder, "1;2"}});
        for (auto at = zip.find(placeholder); at != zip.npos; at = zip.find(placeholder))
            zip.replace(at, placeholder.size(), bytes);
        const auto read = unpack(zip, limits.decoded_bytes_max, limits);
        ASSERT_EQ(read.value.size(), 1U) << name;
        EXPECT_EQ(read.value.front().name, name);
    }
}

TEST(Archive, AGzipHoldsOneFile)
{
    const auto read = unpack(tests::make_gzip("one file"), limits.decoded_bytes_max, limits);
    ASSERT_EQ(read.value.size(), 1U);
    EXPECT_EQ(read.value[0].bytes, "one file");
}

TEST(Archive, ABombEndsAtItsRatio)
{
    const auto bomb = tests::make_zip({{"bomb", std::string(64u << 20, '\0')}});
    Limits tight = limits;
    tight.archive_ratio_max = 100;
    const auto read = unpack(bomb, limits.decoded_bytes_max, tight);
    EXPECT_TRUE(read.value.empty());
    EXPECT_EQ(read.defects.size(), 1U);
}

TEST(Archive, FilesBeyondTheLimitAreLeftOut)
{
    Limits few = limits;
    few.parts_max = 1;
    const auto zip = tests::make_zip({{"a", "1"}, {"b", "2"}});
    EXPECT_EQ(unpack(zip, limits.decoded_bytes_max, few).value.size(), 1U);
    EXPECT_EQ(unpack(zip, limits.decoded_bytes_max, few).defects.size(), 1U);
    EXPECT_EQ(unpack(zip, 1, limits).value.size(), 1U);
}

TEST(Archive, DamageIsADefect)
{
    const auto zip = tests::make_zip({{"a.txt", std::string(3000, 'a')}, {"b.txt", "beta"}});
    for (std::size_t length = 1; length < zip.size(); length += 7) {
        const auto read = unpack(zip.substr(0, length), 1u << 20, limits);
        const bool whole = read.value.size() == 2 && read.value[1].bytes == "beta";
        EXPECT_TRUE(whole || !read.defects.empty()) << length; // Without its directory: whole.
    }
    EXPECT_FALSE(unpack("", 1u << 20, limits).defects.empty());
}

} // namespace
} // namespace mailroom
