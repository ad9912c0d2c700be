#include "parsers/edi/edi_interchange.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(EdiInterchange, IsToldByItsFirstSegment)
{
    EXPECT_EQ(edi_syntax("UNA:+.? 'UNB+UNOC:3"), EdiSyntax::edifact);
    EXPECT_EQ(edi_syntax("\r\n UNB+UNOC:3+A"), EdiSyntax::edifact);
    EXPECT_EQ(edi_syntax("ISA*00*          *00*"), EdiSyntax::x12);
    EXPECT_EQ(edi_syntax("STX=ANA:1+X'"), EdiSyntax::tradacoms);
    for (const auto* text : {"ISAbel wrote", "UNBelievable", "", "ISA", "Dear all, we paid"})
        EXPECT_EQ(edi_syntax(text), std::nullopt) << text;
}

TEST(EdiInterchange, ReleasedCharactersAreText)
{
    const auto parsed = parse_edi(
        "UNA:+.? 'UNB+UNOC:3+A+B'UNH+1+INVOIC:D:96A'FTX+AAI+++4?+5 ?: 9?' "
        "ok?\?'\nBGM+380+7'UNT+4+1'",
        Limits{});
    ASSERT_TRUE(parsed);
    ASSERT_EQ(parsed->value.messages.size(), 1u);
    const auto& message = parsed->value.messages[0];
    EXPECT_EQ(message.type, "INVOIC");
    ASSERT_EQ(message.segments.size(), 2u);
    EXPECT_EQ(message.segments[0].at(3), "4+5 : 9' ok?");
    EXPECT_EQ(message.segments[1].at(1), "7");
    EXPECT_EQ(message.segments[1].number, 4u);
    EXPECT_TRUE(parsed->defects.empty());
}

TEST(EdiInterchange, X12SaysItsOwnSeparators)
{
    const std::string interchange =
        "ISA|00|          |00|          |ZZ|SENDER         |ZZ|RECEIVER       |260101|0800|U|00401"
        "|000000001|0|P|>~\n GS|IN|A|B|20260101|0800|1|X|004010~\n  ST|810|0001~\n  "
        "BIG|20260102|77~"
        "\n  REF|ZZ|A>B~\n  SE|4|0001~";
    const auto parsed = parse_edi(interchange, Limits{});
    ASSERT_TRUE(parsed);
    ASSERT_EQ(parsed->value.messages.size(), 1u);
    const auto& segments = parsed->value.messages[0].segments;
    ASSERT_EQ(segments.size(), 2u);
    EXPECT_EQ(segments[0].at(1), "77");
    EXPECT_EQ(segments[1].at(1, 1), "B");
    EXPECT_EQ(segments[1].at(9, 9), "");
}

TEST(EdiInterchange, EveryPrefixIsReadable)
{
    const std::string whole =
        "UNA:+.? 'UNB+UNOC:3+A+B'UNH+1+REMADV:D:96A'BGM+481+9'UNT+3+1'UNZ+1+1'";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const auto parsed = parse_edi(whole.substr(0, size), Limits{});
        if (!parsed || parsed->value.messages.empty())
            continue;
        EXPECT_EQ(parsed->defects.empty(), size >= whole.find("UNT+3+1") + 3) << size;
    }
}

} // namespace
} // namespace mailroom
