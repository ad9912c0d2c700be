#include "core/events.h"
#include "core/reading.h"
#include "core/wire.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Reading example()
{
    Reading reading;
    reading.sha256 = sha256("mail");
    reading.message.subject = "Übersicht";
    reading.message.date = DateTime{Instant{std::chrono::milliseconds{1'700'000'000'000}}, -300};
    reading.message.from = {{"Ada", "ada@ada.example"}};
    Document document{.path = "2", .type = DocumentType::invoice};
    document.fields.set(
        {Term::issue_date, *parse_date("2026-11-21"), 0.9, {.page = 1, .box = Box{1, 2, 3, 4}}});
    document.fields.set({Term::payable_amount, *parse_decimal("12.50"), 0.8, {}});
    document.fields.set({Term::seller_name, std::string("Ada Ltd"), 0.7, {}});
    reading.documents.push_back(document);
    reading.defects = {"part 2: base64 is cut short"};
    return reading;
}

TEST(Wire, CarriesAReading)
{
    const auto bytes = encode(example());
    const auto again = decode<Reading>(bytes);
    ASSERT_TRUE(again);
    EXPECT_EQ(encode(*again), bytes);
    EXPECT_EQ(again->documents[0].fields.text(Term::payable_amount), "12.50");
    EXPECT_EQ(to_string(*again->documents[0].fields.date(Term::issue_date)), "2026-11-21");
}

TEST(Wire, CarriesEvents)
{
    const std::vector<Event> events{
        {NoteAdded{"called them"}, "person", "", {}},
        {WorkItemFiled{.summary = "one"}, "file", "", {"a: ok"}}};
    EXPECT_EQ(encode(*decode<std::vector<Event>>(encode(events))), encode(events));
}

TEST(Wire, EveryShorterOrLongerInputIsAnError)
{
    const auto bytes = encode(example());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decode<Reading>(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(decode<Reading>(bytes + '\0'));
}

TEST(Wire, ALengthThatLiesAllocatesNothing)
{
    EXPECT_FALSE(decode<std::vector<std::string>>(std::string_view("\xff\xff\xff\xff", 4)));
    EXPECT_FALSE(decode<std::string>(std::string_view(
        "\xff\xff\xff\x7f"
        "a",
        5)));
}

} // namespace
} // namespace mailroom
