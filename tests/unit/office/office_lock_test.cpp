// Streams of two files that were locked as MS-OFFCRYPTO says, by a program that shares nothing with
// ours.

#include "parsers/office/office_lock.h"
#include "tests/support/make_compound_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string read_data(const std::string& name)
{
    std::ifstream in(
        std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/unit/office/data" / name,
        std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::string locked_file(const std::string& name)
{
    return tests::make_compound_file(
        {{"EncryptionInfo", read_data(name + ".info")},
         {"EncryptedPackage", read_data(name + ".package")}});
}

std::string package()
{
    std::string text;
    for (int i = 0; i < 110; ++i)
        text += "PK: a package of some words, to be locked. ";
    return text;
}

TEST(OfficeLock, OpensWithTheRightOneOfThePasswords)
{
    const std::vector<std::string> passwords{"wrong", "s$cret Ü"};
    for (const auto* kind : {"agile", "standard"})
        EXPECT_EQ(unlock_office(locked_file(kind), passwords, Limits{}), package()) << kind;
}

TEST(OfficeLock, StaysLockedWithoutIt)
{
    const std::vector<std::string> passwords{"wrong", ""};
    for (const auto* kind : {"agile", "standard"}) {
        EXPECT_FALSE(unlock_office(locked_file(kind), passwords, Limits{})) << kind;
        EXPECT_FALSE(unlock_office(locked_file(kind), {}, Limits{})) << kind;
    }
    EXPECT_FALSE(unlock_office("no compound file", passwords, Limits{}));
}

} // namespace
} // namespace mailroom
