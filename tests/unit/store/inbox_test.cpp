#include "tests/unit/store/store_fixture.h"

#include <algorithm>

namespace mailroom {
namespace {

class InboxTest : public StoreTest {
protected:
    std::vector<MessageId> ids(const InboxFilter& filter, InboxOrder order = InboxOrder::newest)
    {
        std::vector<MessageId> found;
        std::string after;
        do {
            const auto page = store_->inbox().list(filter, order, after, 2);
            EXPECT_TRUE(page) << page.error().what;
            for (const auto& row : page->rows)
                found.push_back(row.id);
            after = page->next;
        } while (!after.empty());
        return found;
    }
    std::vector<MessageId> found(std::string text)
    {
        InboxFilter filter;
        filter.text = std::move(text);
        return ids(filter);
    }
    Status apply(MessageId id, EventBody body, std::optional<std::uint64_t> if_version = {})
    {
        return store_->inbox().apply(
            id, {{std::move(body), "person", "asked", {}}}, Actor{7, "berta"}, at(50), if_version);
    }

    using Ids = std::vector<MessageId>;
};

TEST_F(InboxTest, FiltersOrderAndPages)
{
    Understanding customer, vendor;
    customer.side = Side::receivable;
    customer.party_id = "C1";
    customer.intents = {{Intent::remittance, 1, ""}, {Intent::dispute, 0.5, ""}};
    vendor.side = Side::payable;
    using enum Queue;
    const auto a = filed(1, {payments, WorkState::review, make_date(2026, 12, 3), "a"}, customer);
    const auto b = filed(2, {payments, WorkState::done, make_date(2026, 12, 1), "b"}, customer);
    const auto c = filed(3, {vendor_invoices, WorkState::review, {}, "c"}, vendor);
    const auto d = filed(4, {payments, WorkState::waiting, make_date(2026, 12, 2), "d"}, vendor);

    EXPECT_EQ(ids({}), (Ids{d, c, b, a}));
    EXPECT_EQ(ids({}, InboxOrder::due), (Ids{b, d, a, c}));
    EXPECT_EQ(ids({.queue = payments}), (Ids{d, b, a}));
    EXPECT_EQ(ids({.states = {WorkState::review, WorkState::done}}), (Ids{c, b, a}));
    EXPECT_EQ(ids({.queue = payments, .states = {WorkState::review}}), (Ids{a}));
    EXPECT_EQ(ids({.side = Side::payable}), (Ids{d, c}));
    EXPECT_EQ(ids({.intent = Intent::dispute}), (Ids{b, a}));
    EXPECT_EQ(ids({.intent = Intent::bounce}), (Ids{}));
    EXPECT_EQ(ids({.party_id = "C1"}), (Ids{b, a}));
    EXPECT_EQ(ids({.assignee = UserId{0}}), (Ids{d, c, b, a}));
    EXPECT_EQ(
        store_->inbox().list({}, InboxOrder::newest, "nonsense", 5).error().code,
        ErrorCode::invalid_argument);

    const auto row = store_->inbox().item(a)->row;
    EXPECT_EQ(row.intents, (std::vector<Intent>{Intent::remittance, Intent::dispute}));
    EXPECT_EQ(row.due_date, make_date(2026, 12, 3));
    EXPECT_EQ(row.from, (Mailbox{"Anna", "anna@adler.example"}));
    EXPECT_EQ(row.excerpt, "Please see 1.");
    EXPECT_EQ(row.received_at, at(1));
    EXPECT_FALSE(store_->inbox().item(c)->row.due_date);
}

TEST_F(InboxTest, CountsFollowEveryChange)
{
    const auto count = [&](Queue queue, WorkState state, std::optional<Side> side = {}) {
        std::uint64_t sum = 0;
        const auto counts = store_->inbox().counts(side);
        for (const auto& each : counts->queues)
            sum += each.queue == queue && each.state == state ? each.count : 0;
        return sum;
    };
    Understanding customer;
    customer.side = Side::receivable;
    receive(mail_text(9));
    EXPECT_EQ(store_->inbox().counts({})->waiting_to_be_read, 1u);
    const auto a = filed(1, {Queue::payments, WorkState::review, {}, ""}, customer);
    filed(2, {Queue::payments, WorkState::review, {}, ""});
    EXPECT_EQ(count(Queue::payments, WorkState::review), 2u);
    EXPECT_EQ(count(Queue::payments, WorkState::review, Side::receivable), 1u);
    ASSERT_TRUE(apply(a, StateChanged{WorkState::done}));
    EXPECT_EQ(count(Queue::payments, WorkState::review), 1u);
    EXPECT_EQ(count(Queue::payments, WorkState::done), 1u);
    ASSERT_TRUE(apply(a, ValueCorrected{"side", "receivable", "payable"}));
    EXPECT_EQ(count(Queue::payments, WorkState::done, Side::payable), 1u);
    EXPECT_EQ(count(Queue::payments, WorkState::done, Side::receivable), 0u);
    EXPECT_EQ(
        apply(a, ValueCorrected{"side", "payable", "upward"}).error().code,
        ErrorCode::invalid_argument);
}

TEST_F(InboxTest, PeopleWorkAndTheAuditRemembers)
{
    const auto user =
        store_->users().add({0, "berta", "Berta", Role::clerk, "hash", true, {}}, Actor{}, at(0));
    const auto id = filed(1);
    const auto version = store_->inbox().item(id)->row.version;
    ASSERT_TRUE(apply(id, Assigned{*user}, version));
    EXPECT_EQ(apply(id, NoteAdded{"late"}, version).error().code, ErrorCode::conflict);
    ASSERT_TRUE(apply(id, NoteAdded{"called them"}));
    ASSERT_TRUE(apply(id, ValueCorrected{"documents/0/fields/payable_amount", "1.00", "1.10"}));
    EXPECT_EQ(apply(id + 1, NoteAdded{"?"}).error().code, ErrorCode::not_found);

    const auto item = *store_->inbox().item(id);
    EXPECT_EQ(item.row.assignee, *user);
    EXPECT_EQ(item.row.notes, 1u);
    EXPECT_EQ(item.notes.at(0).text, "called them");
    EXPECT_EQ(item.notes.at(0).author_name, "berta");
    EXPECT_EQ(item.corrections.at(0).value.new_value, "1.10");
    std::vector<std::string> actions;
    for (const auto& row : item.history)
        actions.push_back(row.action);
    EXPECT_EQ(
        actions,
        (std::vector<std::string>{
            "message_received", "message_filed", "work_item_filed", "assigned", "note_added",
            "value_corrected"}));
    EXPECT_EQ(item.history.back().actor.user, 7);
    EXPECT_EQ(item.history.back().detail["why"].text_or(""), "asked");
}

TEST_F(InboxTest, CorrectedIntentsStayWhenTheMailIsReadAgain)
{
    const auto id = filed(1), other = filed(2);
    filed(3);
    ASSERT_TRUE(apply(id, ValueCorrected{"intents", "remittance", "dispute"}));
    ASSERT_TRUE(apply(other, ValueCorrected{"intents", "remittance", "no_action"}));
    ASSERT_TRUE(apply(id, ValueCorrected{"intents", "dispute", "dispute credit_request"}));
    const auto row = [&] { return store_->inbox().item(id)->row; };
    const std::vector<Intent> meant{Intent::dispute, Intent::credit_request};
    EXPECT_EQ(row().intents, meant);
    EXPECT_EQ(filed(1), id);
    EXPECT_EQ(row().intents, meant);

    const auto corrected = *store_->inbox().corrected("intents");
    ASSERT_EQ(corrected.size(), 2u);
    EXPECT_EQ(corrected[0].id, id);
    EXPECT_EQ(corrected[0].new_value, "dispute credit_request"); // The last counts.
    EXPECT_EQ(corrected[1].new_value, "no_action");
    EXPECT_TRUE(store_->inbox().corrected("side")->empty());
}

TEST_F(InboxTest, Search)
{
    auto reading = reading_of(1);
    reading.message.text = "Grüße aus Köln, wir zahlen R-2026/118.790 über 1.234,50 EUR";
    reading.parts.push_back({.path = "2", .filename = "avis.pdf"});
    Document document;
    document.text = "Remittance advice";
    document.fields.set({Term::payment_amount, *parse_decimal("8165.60"), 1, {}});
    reading.documents = {document};
    const auto a = receive(mail_text(1), "d", 1).message;
    file(a, reading);
    const auto b = filed(2);

    EXPECT_EQ(found("koln"), Ids{a});
    EXPECT_EQ(found("KÖLN grüsse"), Ids{});
    EXPECT_EQ(found("aus \"wir zahlen\""), Ids{a});
    EXPECT_EQ(found("\"zahlen wir\""), Ids{});
    EXPECT_EQ(found("remit"), Ids{a});
    EXPECT_EQ(found("R2026118790"), Ids{a});
    EXPECT_EQ(found("r 2026 118790"), Ids{a});
    EXPECT_EQ(found("8,165.60"), Ids{a});
    EXPECT_EQ(found("avis.pdf"), Ids{a});
    EXPECT_EQ(found("anna@adler.example"), (Ids{b, a}));
    EXPECT_EQ(found("  "), (Ids{b, a}));
    EXPECT_EQ(found("!!"), Ids{});
    EXPECT_EQ(found("\" OR NEAR( * ^ : -"), Ids{});

    reading.message.text = "something else";
    file(a, reading); // Read again: the old words are gone.
    EXPECT_EQ(found("koln"), Ids{});
    EXPECT_EQ(found("something"), Ids{a});
}

TEST_F(InboxTest, ThreadsAreOneConversationInWhateverOrderTheyCome)
{
    const auto answer_to = [](int number, std::vector<std::string> in_reply_to,
                              std::vector<std::string> references) {
        auto reading = reading_of(number);
        reading.message.in_reply_to = std::move(in_reply_to);
        reading.message.references = std::move(references);
        return reading;
    };
    const auto put = [&](const Reading& reading, int number) {
        const auto id = receive(mail_text(number), "d", number).message;
        file(id, reading);
        return id;
    };
    const auto alone = filed(9);
    // The third names the second alone, the second the first; the third comes first.
    const auto third = put(answer_to(3, {"m2@adler.example"}, {}), 3);
    const auto first = put(reading_of(1), 1);
    EXPECT_EQ(store_->inbox().item(first)->row.in_conversation, 1u);
    const auto second = put(answer_to(2, {}, {"m1@adler.example"}), 2);
    const auto conversation = store_->inbox().item(third)->row.conversation;
    const auto rows = *store_->inbox().conversation(conversation);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].id, first);
    EXPECT_EQ(rows[1].id, second);
    EXPECT_EQ(rows[2].id, third);
    EXPECT_EQ(rows[0].in_conversation, 3u);
    EXPECT_EQ(store_->inbox().item(alone)->row.in_conversation, 1u);
}

TEST_F(InboxTest, ListenersHearOfEveryCommit)
{
    std::vector<Change> heard;
    auto handle = store_->inbox().listen([&](const Change& change) { heard.push_back(change); });
    const auto before = *store_->inbox().sequence();
    const auto id = filed(1);
    ASSERT_TRUE(apply(id, NoteAdded{"x"}));
    handle.reset();
    ASSERT_TRUE(apply(id, NoteAdded{"y"}));
    ASSERT_EQ(heard.size(), 3u); // Received, filed, noted.
    EXPECT_TRUE(heard[0].messages.empty());
    EXPECT_EQ(heard[2].messages, Ids{id});
    EXPECT_EQ(heard[2].sequence, before + 3);
    EXPECT_EQ(*store_->inbox().sequence(), before + 4);
}

} // namespace
} // namespace mailroom
