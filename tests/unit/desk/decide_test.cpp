#include "desk/actions.h"
#include "tests/unit/desk/desk_support.h"

#include <functional>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::decide;
using test::desk_books;
using test::good_request;
using test::item_of;
using test::noon;
using test::reply_of;
using test::Request;

TEST(Decide, AContactsRequestIsAnsweredInTheThreadWithTheDocument)
{
    auto request = good_request();
    request.reading.message.references = {"m0@nordkai.example"};
    request.reading.message.cc = {{"", "somebody@elsewhere.test"}};
    request.reading.message.reply_to = {{"", "odile@elsewhere.test"}};
    const auto events = decide(request);
    EXPECT_EQ(item_of(events).queue, Queue::documents);
    EXPECT_EQ(item_of(events).state, WorkState::answered);

    const auto* reply = reply_of(events, "documents");
    ASSERT_NE(reply, nullptr);
    EXPECT_EQ(reply->sender, "odile@pellerin.example");
    const auto& mail = reply->mail;
    EXPECT_EQ(mail.key, "reply:77:documents");
    EXPECT_EQ(mail.from.addr_spec, "ar@nordkai.example");
    // To the address that was checked, and to nobody else.
    ASSERT_EQ(mail.to.size(), 1U);
    EXPECT_EQ(mail.to[0].addr_spec, "odile@pellerin.example");
    EXPECT_EQ(mail.reverse_path, "");
    EXPECT_TRUE(mail.automatic);
    EXPECT_EQ(mail.subject, "Re: Copie de facture");
    EXPECT_EQ(mail.in_reply_to, std::vector<std::string>{"m1@pellerin.example"});
    EXPECT_EQ(
        mail.references, (std::vector<std::string>{"m0@nordkai.example", "m1@pellerin.example"}));
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_EQ(mail.attachments[0].filename, "invoice_C1_N-101.pdf");
    EXPECT_EQ(mail.attachments[0].media_type, "application/pdf");
    EXPECT_EQ(mail.attachments[0].blob, sha256("files/invoice_C1_N-101.pdf"));

    EXPECT_EQ(events.at(1).rule, "documents.release");
    EXPECT_FALSE(events.at(1).why.empty());
    EXPECT_GT(events.at(1).checks.size(), 10U);
    for (const auto& check : events.at(1).checks)
        EXPECT_TRUE(check.ends_with(": ok")) << check;
}

struct SpoiledCase {
    std::string_view name;
    std::function<void(Request&)> spoil;
    bool acknowledged;
};

// Whatever else claims that the documents may go.
const SpoiledCase never_released[] = {
    {"a stranger",
     [](Request& r) {
         r.reading.message.from = {{"Odile Pellerin", "odile@freemail.test"}};
     },
     true},
    {"a colleague of the contact, same domain, not on file",
     [](Request& r) {
         r.reading.message.from = {{"", "new@pellerin.example"}};
     },
     true},
    {"a contact who may not receive documents",
     [](Request& r) {
         r.reading.message.from = {{"", "lager@pellerin.example"}};
     },
     true},
    {"failed authentication", [](Request& r) { r.understanding.authentication.failed = true; },
     false},
    {"another customer's contact",
     [](Request& r) {
         r.reading.message.from = {{"", "jens@weststrand.example"}};
     },
     true},
    {"another customer's document",
     [](Request& r) {
         r.understanding.documents_requested = {{FileType::invoice, "N-201", ""}};
     },
     true},
    {"one of ours and one of another customer",
     [](Request& r) {
         r.understanding.documents_requested.push_back({FileType::invoice, "N-201", ""});
     },
     true},
    {"a document that the books do not hold",
     [](Request& r) {
         r.understanding.documents_requested = {{FileType::invoice, "N-999", ""}};
     },
     true},
    {"no document named",
     [](Request& r) {
         r.understanding.documents_requested = {{FileType::invoice, "", ""}};
     },
     true},
    {"nothing asked for", [](Request& r) { r.understanding.documents_requested.clear(); }, true},
    {"not released", [](Request& r) { r.understanding.release_documents = false; }, true},
    {"release not judged", [](Request& r) { r.understanding.release_documents.reset(); }, true},
    {"no party", [](Request& r) { r.understanding.party_id.clear(); }, true},
    {"a guess", [](Request& r) { r.understanding.intents[0].confidence = 0.3; }, true},
    {"the house does not", [](Request& r) { r.policy.send_documents = false; }, true},
    {"too many at once", [](Request& r) { r.policy.attachments_max = 0; }, true},
    {"answered a moment ago",
     [](Request& r) { r.history.last_documents = noon() - std::chrono::seconds(5); }, true},
    {"phishing", [](Request& r) { r.understanding.threat = Threat::phishing; }, false},
    {"automatic mail", [](Request& r) { r.understanding.auto_kind = AutoKind::auto_reply; }, false},
    {"automatic by its field",
     [](Request& r) {
         r.reading.message.fields = {{"Auto-Submitted", "auto-generated"}};
     },
     false},
    {"bulk mail",
     [](Request& r) {
         r.reading.message.fields = {{"Precedence", "Bulk"}};
     },
     false},
    {"a list", [](Request& r) { r.reading.message.is_mailing_list = true; }, false},
    {"the null reverse path", [](Request& r) { r.reading.message.return_path = "<>"; }, false},
    {"our own domain",
     [](Request& r) {
         r.reading.message.from = {{"", "sales@nordkai.example"}};
     },
     false},
    {"our own mailbox",
     [](Request& r) {
         r.reading.message.from = {{"", "AR@nordkai.example"}};
     },
     false},
    {"an address that takes no answers",
     [](Request& r) {
         r.reading.message.from = {{"", "no-reply@pellerin.example"}};
     },
     false},
    {"nobody", [](Request& r) { r.reading.message.from.clear(); }, false},
    {"two senders",
     [](Request& r) {
         r.reading.message.from.push_back({"", "jens@weststrand.example"});
     },
     false},
    {"an address with another inside",
     [](Request& r) {
         r.reading.message.from = {{"", "odile@pellerin.example>,<x@elsewhere.test"}};
     },
     false},
    {"a bare document", [](Request& r) { r.reading.is_message = false; }, false},
};

TEST(Decide, DocumentsAreNeverSentWhereOneThingIsWrong)
{
    for (const auto& c : never_released) {
        auto request = good_request();
        c.spoil(request);
        const auto events = decide(request);
        EXPECT_EQ(reply_of(events, "documents"), nullptr) << c.name;
        EXPECT_NE(item_of(events).state, WorkState::answered) << c.name;
        EXPECT_NE(events[0].why.find("a person decides: "), std::string::npos) << c.name;

        const auto* acknowledgement = reply_of(events, "acknowledgement");
        EXPECT_EQ(acknowledgement != nullptr, c.acknowledged) << c.name;
        if (acknowledgement == nullptr)
            continue;
        EXPECT_TRUE(acknowledgement->mail.attachments.empty()) << c.name;
        // Nothing out of the books.
        for (const std::string_view word : {"Pellerin", "Odile", "N-101", "N-201", "Weststrand"})
            EXPECT_EQ(acknowledgement->mail.text.find(word), std::string::npos) << c.name;
    }
}

TEST(Decide, DocumentsWhoseBytesAreMissingAreLeftToAPersonButRehearsed)
{
    const auto books = desk_books();
    std::vector<FiledDocument> documents(books.documents().begin(), books.documents().end());
    for (auto& document : documents)
        document.blob.reset();
    const Books without(
        books.company(), {books.parties().begin(), books.parties().end()},
        {books.contacts().begin(), books.contacts().end()}, {}, {}, documents);
    auto request = good_request();
    const auto run = [&] {
        return mailroom::decide(
            request.reading, request.understanding, without, request.policy, {}, noon(), 77);
    };
    EXPECT_EQ(reply_of(run(), "documents"), nullptr);
    request.policy.rehearsal = true;
    EXPECT_NE(reply_of(run(), "documents"), nullptr);
}

TEST(Decide, WhatElseAMessageHoldsStaysWithAPerson)
{
    auto request = good_request();
    request.understanding.intents.push_back({Intent::dispute, 0.8, "trop cher"});
    const auto events = decide(request);
    EXPECT_NE(reply_of(events, "documents"), nullptr);
    EXPECT_EQ(item_of(events).queue, Queue::disputes);
    EXPECT_EQ(item_of(events).state, WorkState::review);
}

Request remittance()
{
    auto request = good_request();
    request.understanding.intents = {{Intent::remittance, 0.9, ""}};
    request.understanding.documents_requested.clear();
    request.understanding.release_documents.reset();
    return request;
}

TEST(Decide, AnAcknowledgementOnceASenderAndPeriod)
{
    auto request = remittance();
    EXPECT_NE(reply_of(decide(request), "acknowledgement"), nullptr);
    request.history.last_acknowledgement = noon() - std::chrono::days(6);
    EXPECT_EQ(reply_of(decide(request), "acknowledgement"), nullptr);
    request.history.last_acknowledgement = noon() - std::chrono::days(7);
    EXPECT_NE(reply_of(decide(request), "acknowledgement"), nullptr);
    request.policy.acknowledge = false;
    EXPECT_EQ(reply_of(decide(request), "acknowledgement"), nullptr);
}

TEST(Decide, NoAcknowledgementToThanksNorWhereWeAreNotNamed)
{
    auto request = remittance();
    request.reading.message.to = {{"", "undisclosed@elsewhere.test"}};
    EXPECT_EQ(reply_of(decide(request), "acknowledgement"), nullptr);
    request.reading.message.cc = {{"", "AP@nordkai.example"}};
    EXPECT_NE(reply_of(decide(request), "acknowledgement"), nullptr);

    request.understanding.intents = {{Intent::no_action, 0.9, "merci"}};
    const auto events = decide(request);
    EXPECT_EQ(events.size(), 1U);
    EXPECT_EQ(item_of(events).state, WorkState::ignored);
}

TEST(Decide, TheSameArgumentsGiveTheSameEvents)
{
    const auto one = actions_of(decide(good_request())), other = actions_of(decide(good_request()));
    ASSERT_EQ(one.size(), 2U);
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_EQ(one[i].action, other[i].action);
    EXPECT_EQ(one[0].action, "file in documents, answered");
    EXPECT_EQ(one[1].action, "send documents to odile@pellerin.example: invoice_C1_N-101.pdf");
    EXPECT_EQ(one[1].rule, "documents.release");
}

} // namespace
} // namespace mailroom
