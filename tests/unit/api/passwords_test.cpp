#include "api/passwords.h"

#include <set>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Passwords, AreKeptAsArgon2id)
{
    const auto hash = hash_password("correct horse battery");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->starts_with("$argon2id$v=19$"));
    EXPECT_TRUE(verify_password("correct horse battery", *hash));
    EXPECT_FALSE(verify_password("correct horse batterz", *hash));
    EXPECT_FALSE(verify_password("", *hash));
    EXPECT_NE(*hash, *hash_password("correct horse battery")); // A salt of its own.
}

TEST(Passwords, ShortOnesAndHugeOnesAreRefused)
{
    EXPECT_FALSE(hash_password("123456789"));
    EXPECT_FALSE(hash_password(std::string(password_bytes_max + 1, 'a')));
    EXPECT_FALSE(verify_password(std::string(password_bytes_max + 1, 'a'), "$argon2id$"));
}

TEST(Passwords, NobodysHashFitsNothing)
{
    EXPECT_FALSE(verify_password("", ""));
    EXPECT_FALSE(verify_password("the password of nobody", ""));
}

TEST(Passwords, TokensDiffer)
{
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i)
        tokens.insert(random_token());
    EXPECT_EQ(tokens.size(), 100u);
    EXPECT_EQ(tokens.begin()->size(), 64u);
    EXPECT_GE(random_password().size(), password_characters_min);
}

} // namespace
} // namespace mailroom
