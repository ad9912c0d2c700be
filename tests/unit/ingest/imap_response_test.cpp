#include "ingest/imap/response.h"
#include "scripted_stream.h"

#include <array>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

class TextSink : public ContentSink {
public:
    Status content_begins(std::uint64_t size) override
    {
        announced = size;
        return {};
    }
    Status content(std::string_view piece) override
    {
        text += piece;
        return {};
    }

    std::uint64_t announced = 0;
    std::string text;
};

// One line for a value, to compare with.
std::string shown(const ImapValue& value)
{
    switch (value.kind) {
    case ImapValue::Kind::nil:
        return "NIL";
    case ImapValue::Kind::atom:
        return value.text;
    case ImapValue::Kind::string:
        return '"' + value.text + '"';
    case ImapValue::Kind::content:
        return '<' + std::to_string(value.size) + '>';
    case ImapValue::Kind::list:
        break;
    }
    std::string text = "(";
    for (const auto& item : value.items)
        text += (text.size() > 1 ? " " : "") + shown(item);
    return text + ")";
}

std::string shown(const Result<ImapResponse>& response)
{
    if (!response)
        return "error";
    std::string text = response->tag;
    if (response->number)
        text += ' ' + std::to_string(*response->number);
    text += (response->name.empty() ? "" : " ") + response->name;
    if (!response->code.empty())
        text += " [" + response->code + ']';
    if (!response->text.empty())
        text += " '" + response->text + '\'';
    for (const auto& value : response->values)
        text += ' ' + shown(value);
    return text;
}

Result<ImapResponse> read(std::string_view bytes, std::size_t step, TextSink& sink)
{
    ScriptedStream stream({}, step);
    stream.say(bytes);
    return ImapReader(stream, {.response_bytes_max = 4096, .literal_bytes_max = 100'000})
        .read(&sink);
}

TEST(ImapResponse, IsReadInEveryForm)
{
    struct Case {
        std::string_view bytes, expected;
    };
    for (const auto& [bytes, expected] : std::to_array<Case>({
             {"* OK [UIDVALIDITY 7] UIDs valid\r\n", "* OK [UIDVALIDITY 7] 'UIDs valid'"},
             {"* ok ready\n", "* OK 'ready'"},
             {"A1 NO [TRYCREATE] no such folder\r\n", "A1 NO [TRYCREATE] 'no such folder'"},
             {"A1 BAD\r\n", "A1 BAD"},
             {"* 12 EXISTS\r\n", "* 12 EXISTS"},
             {"* 12 EXISTS \r\n", "* 12 EXISTS"},
             {"+ idling\r\n", "+ 'idling'"},
             {"+\r\n", "+"},
             {"* CAPABILITY IMAP4rev1 IDLE\r\n", "* CAPABILITY IMAP4rev1 IDLE"},
             {"* 3 FETCH (UID 9 FLAGS (\\Seen $X) RFC822.SIZE 44)\r\n",
              "* 3 FETCH (UID 9 FLAGS (\\Seen $X) RFC822.SIZE 44)"},
             {"* 3 FETCH (BODY[] {5}\r\nA OK\n UID 9)\r\n", "* 3 FETCH (BODY[] <5> UID 9)"},
             {"* 3 FETCH (UID 9 BODY[] \"short\")\r\n", "* 3 FETCH (UID 9 BODY[] <5>)"},
             {"* 3 FETCH (UID 9 BODY[] NIL)\r\n", "* 3 FETCH (UID 9 BODY[] NIL)"},
             {"* 3 FETCH (BODY[HEADER.FIELDS (DATE)] {2}\r\nhi)\r\n",
              "* 3 FETCH (BODY[HEADER.FIELDS (DATE)] \"hi\")"},
             {"* LIST (\\HasNoChildren) \"/\" \"a \\\"b\"\r\n",
              "* LIST (\\HasNoChildren) \"/\" \"a \"b\""},
             {"* 3 FETCH (UID 9\r\n", "error"},
             {"* 3 FETCH UID 9)\r\n", "error"},
             {"* 3 FETCH (BODY[] {x}\r\n", "error"},
             {"* 3 FETCH (BODY[] {99999999999999999999999}\r\n", "error"},
             {"* 3 FETCH (BODY[] {100001}\r\n", "error"},
             {"* LIST {5000}\r\n", "error"},
             {"* OK [UIDVALIDITY 7 no end\r\n", "error"},
             {"\r\n", "error"},
             {"* 3 FETCH (BODY[] {5}\r\nabc", "error"},
         })) {
        for (const std::size_t step : {1u, 3u, 1u << 20}) {
            TextSink sink;
            EXPECT_EQ(shown(read(bytes, step, sink)), expected) << bytes;
        }
    }
}

TEST(ImapResponse, ContentGoesToTheSinkWhateverItHolds)
{
    const std::string content = "Subject: x\r\n\r\nA1 OK done\r\n* BYE\r\n)\r\n"
        + std::string(1, '\0') + "{7}\r\n" + std::string(70'000, 'y');
    for (const std::size_t step : {1u, 7u, 1u << 20}) {
        TextSink sink;
        const auto response = read(
            "* 3 FETCH (BODY[] {" + std::to_string(content.size()) + "}\r\n" + content
                + " UID 9)\r\n",
            step, sink);
        EXPECT_EQ(
            shown(response), "* 3 FETCH (BODY[] <" + std::to_string(content.size()) + "> UID 9)");
        EXPECT_EQ(sink.text, content);
        EXPECT_EQ(sink.announced, content.size());
    }
}

TEST(ImapResponse, HostileServersAreBounded)
{
    TextSink sink;
    for (const auto& bytes :
         {std::string(5000, 'x') + "\r\n", "* 1 FETCH " + std::string(3000, '(') + "\r\n",
          "* LIST " + std::string(20, '(') + std::string(20, ')') + "\r\n",
          "* OK " + std::string(10'000, 'x') + "\r\n", "* OK \"" + std::string(10'000, 'x'),
          "* 1 FETCH (\"" + std::string(10'000, '\\')}) {
        const auto response = read(bytes, 1u << 20, sink);
        ASSERT_FALSE(response);
        EXPECT_EQ(response.error().code, ErrorCode::corrupt);
    }
}

TEST(ImapResponse, ItemsAreFoundByName)
{
    TextSink sink;
    const auto response = read("* 3 FETCH (uid 9 RFC822.SIZE 44)\r\n", 1, sink);
    ASSERT_TRUE(response);
    ASSERT_NE(fetch_item(*response, "UID"), nullptr);
    EXPECT_EQ(fetch_item(*response, "UID")->text, "9");
    EXPECT_EQ(fetch_item(*response, "FLAGS"), nullptr);
}

} // namespace
} // namespace mailroom
