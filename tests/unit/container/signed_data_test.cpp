#include "parsers/container/detect_type.h"
#include "parsers/container/signed_data.h"
#include "tests/support/base64.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// Made by `openssl cms` from the text below and a certificate of its own; see its manual.
std::string read_data(const std::string& name)
{
    std::ifstream in(
        std::filesystem::path(MAILROOM_SOURCE_DIR) / "tests/unit/container/data" / name,
        std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

const std::string content = "Rechnung 4711\n";

TEST(SignedData, TheContentIsReadAndTheSignatureChecked)
{
    const auto read = read_signed_data(read_data("signed.p7m"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->content, content);
    ASSERT_TRUE(read->signature);
    EXPECT_TRUE(read->signature->ok);
    EXPECT_EQ(read->signature->detail, "signed by Anna Signer (certificate by Anna Signer)");
}

TEST(SignedData, WhatWasChangedIsReadAndSaid)
{
    auto bytes = read_data("signed.p7m");
    bytes[bytes.find("4711")] = '9';
    const auto read = read_signed_data(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->content, "Rechnung 9711\n");
    ASSERT_TRUE(read->signature);
    EXPECT_FALSE(read->signature->ok);
}

TEST(SignedData, WithoutACertificateNothingIsSaidOfTheSignature)
{
    const auto read = read_signed_data(read_data("without_certificate.p7m"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->content, content);
    EXPECT_FALSE(read->signature);
}

TEST(SignedData, ComesAsDerPemAndBase64)
{
    const auto der = read_data("signed.p7m");
    const auto text = tests::base64(der) + "\n";
    for (const auto& bytes :
         {der, text, "-----BEGIN PKCS7-----\n" + text + "-----END PKCS7-----\n"}) {
        EXPECT_EQ(detect_type(bytes), "application/pkcs7-mime");
        const auto read = read_signed_data(bytes);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->content, content);
    }
}

TEST(SignedData, DetachedAndEncryptedHaveNoContent)
{
    const auto detached = read_signed_data(read_data("detached.p7s"));
    ASSERT_TRUE(detached);
    EXPECT_FALSE(detached->content || detached->encrypted || detached->signature);
    const auto enveloped = read_signed_data(read_data("enveloped.p7m"));
    ASSERT_TRUE(enveloped);
    EXPECT_TRUE(enveloped->encrypted);
    EXPECT_FALSE(enveloped->content);
}

TEST(SignedData, DamageIsNoSignedData)
{
    const auto bytes = read_data("signed.p7m");
    for (std::size_t size = 0; size < bytes.size(); size += 41)
        EXPECT_FALSE(read_signed_data(std::string_view(bytes).substr(0, size)));
}

} // namespace
} // namespace mailroom
