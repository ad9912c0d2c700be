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
    EXPECT_EQ(first.text(Term::remittance_information), "Invoice 47 11 thanks");
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

std::string text_of(std::string_view details, Term term = Term::remittance_information)
{
    const auto field =
        details.starts_with(':') ? std::string(details) : ":86:" + std::string(details);
    const auto bytes = ":20:A\n:60F:C260101EUR0,\n:61:2601020102C5,NTRFNONREF\n" + field + "\n";
    return read_mt940(bytes, Limits{}).value.at(0).lines.at(0).text(term);
}

TEST(Mt940, BanksStructureTheirDetailsInTheirOwnWays)
{
    const std::pair<std::string_view, std::string_view> information[] = {
        {"166?00X?20EREF+E-1?21SVWZ+Invoice 7?30BICXDEFF", "Invoice 7"},
        {"166?00X?20abcdefghijklmnopqrstuvw 471?211 and more",
         "abcdefghijklmnopqrstuvw 4711 and more"},
        {"166?00GUTSCHRIFT?20Invo\nice 7?32A", "Invoice 7"},
        {"000>100987654321\n>20Rent>21 May", "Rent May"},
        {"020^00X^20Faktura 9", "Faktura 9"},
        {"041\n041~00Przelew\n~20Faktura 31 \n~21z maja\n~32Olcha", "Faktura 31 z maja"},
        {"/NAME/Larch//REMI//USTD//Nota 6", "Nota 6"},
        {"/CNTP/NL91ABNA0417164300/ABNANL2A/Larch B.V./Ede///REMI/USTD//Nota 5/", "Nota 5"},
        {"line 1   \n:86:line 2", "line 1 line 2"},
        {"text\n-with a hyphen", "text -with a hyphen"},
        {":NS:01Invoice 8\n02of May\n15Elm Stores\n33100\n34200", "Invoice 8 of May"},
    };
    for (const auto& [details, expected] : information)
        EXPECT_EQ(text_of(details), expected) << details;
    EXPECT_EQ(text_of("166?20EREF+E-1?21SVWZ+X", Term::reference), "E-1");
    EXPECT_EQ(
        text_of("/CNTP/NL91ABNA0417164300/ABNANL2A/Elm/Ede///", Term::counterparty_name), "Elm");
    EXPECT_EQ(text_of(":NS:01X\n15Elm Stores\n34200", Term::counterparty_iban), "200");
}

TEST(Mt940, AnInterimReportIsHeldAgainstItsSums)
{
    const auto document =
        read_mt940(
            "{1:F01X}{2:I942Y}{4:\r\n:20:R1\r\n:25:DE89370400440532013000 "
            "EUR\r\n:28C:1\r\n:34F:EUR0,\r\n"
            ":13D:2602281200+0100\r\n:61:2602300301D7,5NMSCA//B\r\n:61:260301C2,N051NONREF//B7\r\n"
            ":90D:1EUR7,5\r\n:90C:1EUR3,\r\n-}",
            Limits{})
            .value.at(0);
    EXPECT_EQ(document.fields.text(Term::iban), "DE89370400440532013000");
    EXPECT_EQ(document.fields.text(Term::issue_date), "2026-02-28");
    ASSERT_EQ(document.lines.size(), 2u);
    EXPECT_EQ(document.lines[0].text(Term::value_date), "2026-02-28"); // Written as the 30th.
    EXPECT_EQ(document.lines[1].text(Term::reference), "B7");
    EXPECT_EQ(document.lines[1].text(Term::currency), "EUR");
    ASSERT_EQ(document.checks.size(), 2u);
    EXPECT_TRUE(document.checks[0].ok);
    EXPECT_FALSE(document.checks[1].ok) << document.checks[1].detail;
}

TEST(Mt940, Latin1IsReadAsSuch)
{
    EXPECT_EQ(text_of("166?20Geb\xfchr"), "Gebühr");
}

TEST(Mt940, LinesBreakInOtherWaysToo)
{
    const std::string lines =
        ":20:A\n:25:1/2\n:60F:C260101EUR1,\n:61:2601020102C5,NTRFX\n:62F:C260102EUR6,\n-\n";
    for (const std::string_view broken : {"\r", "@@", "\r\n"}) {
        std::string text = broken == "@@" ? "@@" : "";
        for (const char c : lines)
            text += c == '\n' ? std::string(broken) : std::string(1, c);
        const auto parsed = read_mt940(text, Limits{});
        ASSERT_EQ(parsed.value.size(), 1u);
        EXPECT_EQ(parsed.value[0].lines.size(), 1u) << text;
        EXPECT_TRUE(parsed.value[0].checks.at(0).ok) << text;
    }
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
