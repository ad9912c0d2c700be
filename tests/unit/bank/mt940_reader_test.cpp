#include "parsers/bank/mt940_reader.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view statement =
    ":20:ST0001\r\n:25:GB29NWBK60161331926819\r\n:28C:7/1\r\n:60F:C260101EUR1000,00\r\n"
    ":61:2601020102CR250,50NTRFA-4711//B1\r\n"
    ":86:166?00CREDIT?20Invoice 47?2111 thanks?31DE12500105170648489890?32Elm Stores\r\n"
    ":61:251231D100,NTRFNONREF\r\nsupplementary\r\n"
    ":86:/TRTP/SEPA/IBAN/NL91ABNA0417164300/NAME/Larch B.V./REMI/Rent /\r\n12/EREF/X\r\n"
    ":61:2601030103RC0,50NMSCNONREF\r\n:86:taken back\r\n"
    ":62F:C260103EUR1150,00\r\n:86:of the statement, not of an entry\r\n-\r\n";

TEST(Mt940, EntriesHaveTheirSignDatesAndDetails)
{
    EXPECT_TRUE(looks_like_mt940(statement));
    const auto parsed = read_mt940(statement, Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    ASSERT_EQ(parsed.value.size(), 1u);
    const auto& document = parsed.value[0];
    EXPECT_EQ(document.type, DocumentType::bank_statement);
    EXPECT_EQ(document.fields.text(Term::iban), "GB29NWBK60161331926819");
    ASSERT_EQ(document.lines.size(), 3u);
    const auto& first = document.lines[0];
    EXPECT_EQ(first.text(Term::amount), "250.50");
    EXPECT_EQ(first.text(Term::credit_debit), "credit");
    EXPECT_EQ(first.text(Term::booking_date), "2026-01-02");
    EXPECT_EQ(first.text(Term::reference), "A-4711");
    EXPECT_EQ(first.text(Term::currency), "EUR");
    EXPECT_EQ(first.text(Term::remittance_information), "Invoice 4711 thanks");
    EXPECT_EQ(first.text(Term::counterparty_name), "Elm Stores");
    EXPECT_EQ(first.find(Term::amount)->evidence.segment, "5::61:2601020102CR250,50NTRFA-4711//B1");
    const auto& second = document.lines[1];
    EXPECT_EQ(second.text(Term::booking_date), "2025-12-31");
    EXPECT_EQ(second.text(Term::remittance_information), "Rent /12");
    EXPECT_EQ(second.text(Term::counterparty_iban), "NL91ABNA0417164300");
    EXPECT_EQ(document.lines[2].text(Term::credit_debit), "debit");
    EXPECT_EQ(document.lines[2].text(Term::remittance_information), "taken back");
}

TEST(Mt940, BalancesAreHeldAgainstTheEntries)
{
    const auto good = read_mt940(statement, Limits{}).value.at(0);
    ASSERT_EQ(good.checks.size(), 1u);
    EXPECT_TRUE(good.checks[0].ok) << good.checks[0].detail;
    std::string wrong(statement);
    wrong.replace(wrong.find("EUR1150"), 7, "EUR1151");
    EXPECT_FALSE(read_mt940(wrong, Limits{}).value.at(0).checks.at(0).ok);
}

TEST(Mt940, AYearEndLiesBetweenTheDates)
{
    const auto parsed =
        read_mt940(":20:A\n:61:2601011231C5,NTRFX\n:61:2512310102C6,NTRFX\n", Limits{});
    const auto& lines = parsed.value.at(0).lines;
    EXPECT_EQ(lines.at(0).text(Term::booking_date), "2025-12-31");
    EXPECT_EQ(lines.at(1).text(Term::booking_date), "2026-01-02");
}

TEST(Mt940, OtherTextIsNone)
{
    for (const auto* text : {"", "we paid\n", "a:b\nc:d\n", ":99:x\n:61:y\n", ":20"})
        EXPECT_FALSE(looks_like_mt940(text)) << text;
}

TEST(Mt940, EveryPrefixIsReadable)
{
    for (std::size_t size = 0; size <= statement.size(); ++size)
        EXPECT_LE(read_mt940(statement.substr(0, size), Limits{}).value.size(), 1u);
}

} // namespace
} // namespace mailroom
