#include "parsers/mime/transfer_encoding.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Base64, IsDecodedWithWhatMailersAdd)
{
    EXPECT_EQ(decode_base64("SGVsbG8="), "Hello");
    EXPECT_EQ(decode_base64("SGVs\r\nbG8="), "Hello");
    EXPECT_EQ(decode_base64("SG|Vs bG8"), "Hello");
    EXPECT_EQ(decode_base64("SGk=SGk="), "HiHi");
    EXPECT_EQ(decode_base64(""), "");
    EXPECT_EQ(decode_base64("===="), "");
    bool cut_short = false;
    EXPECT_EQ(decode_base64("SGVsbG8", &cut_short), "Hello");
    EXPECT_TRUE(cut_short);
    decode_base64("SGVsbG8=", &cut_short);
    EXPECT_FALSE(cut_short);
}

TEST(QuotedPrintable, IsDecodedWithWhatMailersAdd)
{
    EXPECT_EQ(decode_quoted_printable("a=20b=\r\nc"), "a bc");
    EXPECT_EQ(decode_quoted_printable("a=\nb"), "ab");
    EXPECT_EQ(decode_quoted_printable("a=  \r\nb"), "ab");
    EXPECT_EQ(decode_quoted_printable("a \t\r\nb\r\n"), "a\r\nb\r\n");
    EXPECT_EQ(decode_quoted_printable("=c3=BC =XY =4"), "ü =XY =4");
    EXPECT_EQ(decode_q_encoding("a_b=5F"), "a b_");
    EXPECT_EQ(decode_quoted_printable("="), "");
    EXPECT_EQ(decode_q_encoding(""), "");
}

TEST(Uuencode, IsDecoded)
{
    EXPECT_EQ(decode_uuencode("begin 644 x\n%2&5L;&\\\n`\nend\n"), "Hello");
    EXPECT_EQ(decode_uuencode("no begin"), "");
    EXPECT_EQ(decode_uuencode("begin 644 x\nM"), std::string(0, ' '));
}

TEST(TransferEncoding, NamesAreReadLoosely)
{
    EXPECT_EQ(transfer_encoding_named("BASE64 "), TransferEncoding::base64);
    EXPECT_EQ(transfer_encoding_named("quoted-printable (x)"), TransferEncoding::quoted_printable);
    EXPECT_EQ(transfer_encoding_named("\"base64\""), TransferEncoding::base64);
    EXPECT_EQ(transfer_encoding_named("\""), TransferEncoding::identity);
    EXPECT_EQ(transfer_encoding_named("x-uuencode"), TransferEncoding::uuencode);
    EXPECT_EQ(transfer_encoding_named("8bit"), TransferEncoding::identity);
}

} // namespace
} // namespace mailroom
