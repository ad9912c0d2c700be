#include "parsers/codes/payment_code.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    const char* name;
    std::string text;
    const char *iban, *bic, *creditor, *creditor_tax_id, *amount, *currency, *reference, *due_date;
};

std::string amount_of(const PaymentCode& code)
{
    return code.amount ? to_string(*code.amount) : "";
}

class PaymentCodeFormats : public testing::TestWithParam<Case> {};

TEST_P(PaymentCodeFormats, SayWhatIsToBePaid)
{
    const auto& expected = GetParam();
    const auto code = parse_payment_code(expected.text);
    ASSERT_TRUE(code);
    EXPECT_EQ(code->iban, expected.iban);
    EXPECT_EQ(code->bic, expected.bic);
    EXPECT_EQ(code->creditor, expected.creditor);
    EXPECT_EQ(code->creditor_tax_id, expected.creditor_tax_id);
    EXPECT_EQ(amount_of(*code), expected.amount);
    EXPECT_EQ(code->currency, expected.currency);
    EXPECT_EQ(code->reference, expected.reference);
    EXPECT_EQ(code->due_date ? to_string(*code->due_date) : "", expected.due_date);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    PaymentCodeFormats,
    testing::Values(
        Case{
            "Epc",
            "BCD\n002\n1\nSCT\nBFSWDE33BER\nHof GmbH\nDE33100205000001194700\nEUR123.45\n\n"
            "RF18539007547034\n\n",
            "DE33100205000001194700", "BFSWDE33BER", "Hof GmbH", "", "123.45", "EUR",
            "RF18539007547034", ""},
        Case{
            "EpcWithTextAndBlanks",
            "BCD\r\n001\r\n1\r\nSCT\r\n\r\nA GmbH\r\nDE33 1002 0500 0001 1947 "
            "00\r\nEUR5\r\n\r\n\r\n"
            "Invoice 4711",
            "DE33100205000001194700", "", "A GmbH", "", "5", "EUR", "Invoice 4711", ""},
        Case{
            "Swiss",
            "SPC\n0200\n1\nCH4431999123000889012\nS\nMuster "
            "AG\nWeg\n1\n8000\nBern\nCH\n\n\n\n\n\n\n\n"
            "1949.75\nCHF\nS\nPia "
            "Muster\nWeg\n2\n8001\nBern\nCH\nQRR\n210000000003139471430009017\n"
            "Text\nEPD",
            "CH4431999123000889012", "", "Muster AG", "", "1949.75", "CHF",
            "210000000003139471430009017", ""},
        Case{
            "Slovenian",
            "UPNQR\n\n\n\n\nAna Kos\nPot 1\n1000 Ljubljana\n00000012050\n\n\nGDSV\nRacun 77\n"
            "15.09.2026\nSI56011006001234567\nSI0077\nMizar d.o.o.\nCesta 2\n2000 Maribor\n170\n",
            "SI56011006001234567", "", "Mizar d.o.o.", "", "120.50", "EUR", "SI0077", "2026-09-15"},
        Case{
            "Czech",
            "SPD*1.0*ACC:CZ5855000000001265098001+RZBCCZPP*AM:480.50*CC:CZK*DT:20260930*RN:PILA "
            "A.S.*"
            "MSG:FAKTURA*X-VS:20260117",
            "CZ5855000000001265098001", "RZBCCZPP", "PILA A.S.", "", "480.50", "CZK", "20260117",
            "2026-09-30"},
        Case{
            "CzechWithoutAmount", "SPD*1.0*ACC:CZ5855000000001265098001*MSG:DAR",
            "CZ5855000000001265098001", "", "", "", "", "", "DAR", ""},
        Case{
            "Serbian",
            "K:PR|V:01|C:1|R:845000000040484987|N:Stolar doo\nUlica 3|I:RSD3596,13|SF:189|S:Racun|"
            "RO:97163220000111111111000",
            "RS35845000000040484987", "", "Stolar doo", "", "3596.13", "RSD",
            "97163220000111111111000", ""},
        Case{
            "PagoPa", "PAGOPA|002|302001234567890123|12345678903|0000015075", "", "", "",
            "12345678903", "150.75", "EUR", "302001234567890123", ""},
        Case{
            "FinnishWithNationalReference",
            "437159030000007760000122500000000000000000011112161221", "FI3715903000000776", "", "",
            "", "12.25", "EUR", "11112", "2016-12-21"},
        Case{
            "FinnishWithCreditorReference",
            "537159030000007760000011098000000000000000011112000000", "FI3715903000000776", "", "",
            "", "1.10", "EUR", "RF9811112", ""}),
    [](const auto& of) { return std::string(of.param.name); });

TEST(PaymentCode, OtherTextIsNone)
{
    for (const auto* text :
         {"", "https://example.com", "BCD", "BCD\n002\n1\nSCT\n\nName\nshort", "SPC\n0200", "UPNQR",
          "SPD*1.0*AM:5", "K:PR|R:845000000040484980", "PAGOPA|002|1",
          // A digit of the account is wrong.
          "437159030000007770000122500000000000000000011112161221",
          // A digit is missing.
          "43715903000000776000012250000000000000000001111216122"})
        EXPECT_FALSE(parse_payment_code(text)) << text;
    std::string long_text = "SPC" + std::string(100'000, '\n');
    EXPECT_FALSE(parse_payment_code(long_text));
}

} // namespace
} // namespace mailroom
