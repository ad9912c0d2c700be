#include "parsers/codes/payment_code.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(PaymentCode, SepaCreditTransfer)
{
    const auto code = parse_payment_code(
        "BCD\n002\n1\nSCT\nBFSWDE33BER\nWikimedia\nDE33100205000001194700\nEUR123.45\n\n"
        "RF18539007547034\n\n");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->iban, "DE33100205000001194700");
    EXPECT_EQ(code->bic, "BFSWDE33BER");
    EXPECT_EQ(code->creditor, "Wikimedia");
    ASSERT_TRUE(code->amount);
    EXPECT_EQ(to_string(*code->amount), "123.45");
    EXPECT_EQ(code->currency, "EUR");
    EXPECT_EQ(code->reference, "RF18539007547034");
}

TEST(PaymentCode, TextStandsWhereThereIsNoReference)
{
    const auto code = parse_payment_code(
        "BCD\r\n001\r\n1\r\nSCT\r\n\r\nA GmbH\r\nDE33 1002 0500 0001 1947 00\r\nEUR5\r\n\r\n\r\n"
        "Invoice 4711");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->iban, "DE33100205000001194700");
    EXPECT_EQ(code->reference, "Invoice 4711");
    EXPECT_EQ(to_string(*code->amount), "5");
}

TEST(PaymentCode, SwissBill)
{
    const auto code = parse_payment_code(
        "SPC\n0200\n1\nCH4431999123000889012\nS\nMuster AG\nWeg\n1\n8000\nBern\nCH\n\n\n\n\n\n\n\n"
        "1949.75\nCHF\nS\nPia Muster\nWeg\n2\n8001\nBern\nCH\nQRR\n210000000003139471430009017\n"
        "Text\nEPD");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->iban, "CH4431999123000889012");
    EXPECT_EQ(code->creditor, "Muster AG");
    EXPECT_EQ(to_string(*code->amount), "1949.75");
    EXPECT_EQ(code->currency, "CHF");
    EXPECT_EQ(code->reference, "210000000003139471430009017");
}

TEST(PaymentCode, OtherTextIsNone)
{
    for (const auto* text :
         {"", "https://example.com", "BCD", "BCD\n002\n1\nSCT\n\nName\nshort", "SPC\n0200"})
        EXPECT_FALSE(parse_payment_code(text)) << text;
    std::string long_text = "SPC" + std::string(100'000, '\n');
    EXPECT_FALSE(parse_payment_code(long_text));
}

} // namespace
} // namespace mailroom
