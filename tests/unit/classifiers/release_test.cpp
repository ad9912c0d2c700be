#include "classifiers/release.h"

#include <functional>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Situation {
    Reading reading;
    std::vector<Contact> contacts;
    std::vector<FiledDocument> documents;
    Understanding understanding;
};

Situation good()
{
    Situation s;
    s.reading.message.from.push_back({"Ann", "Ann@customer.test"});
    s.reading.message.fields.push_back({"From", "Ann <Ann@customer.test>"});
    s.contacts = {{"C1", "Ann", "ann@customer.test", true}, {"C2", "Bob", "bob@other.test", true}};
    s.documents = {
        {"C1", FileType::invoice, "INV-1001", {}, "a.pdf"},
        {"C2", FileType::invoice, "INV-2002", {}, "b.pdf"},
        {"", FileType::tax_form, "W-9", {}, "w9.pdf"}};
    s.understanding.party_id = "C1";
    s.understanding.documents_requested = {
        {FileType::invoice, "INV-1001", ""}, {FileType::tax_form, "W-9", ""}};
    return s;
}

ReleaseDecision decide(const Situation& s)
{
    const Books books(
        {.domain = "ours.test"},
        {{.party_id = "C1", .name = "Customer Ltd"},
         {.party_id = "C2", .name = "Other Trading Ltd"}},
        s.contacts, {}, {}, s.documents);
    return decide_release(s.reading, books, s.understanding);
}

TEST(Release, GoesToTheContactWhoMayHaveIt)
{
    const auto decision = decide(good());
    EXPECT_TRUE(decision.release);
    for (const auto& check : decision.checks)
        EXPECT_TRUE(check.ends_with(": ok")) << check;
}

// The law: with any single check flipped nothing leaves, and that check says why.
TEST(Release, WhatIsUsualDoesNotHinderIt)
{
    auto s = good();
    auto& message = s.reading.message;
    message.subject = "Re: INV-1001";
    message.latest_text = "Could Customer Ltd have 1001 again? CC to office@customer.test, "
                          "as you wrote from ar@ours.test.";
    message.cc.push_back({"Carl", "carl@carrier.example"});
    message.reply_to.push_back({"Ann", "ann@customer.test"});
    message.sender.push_back({"", "assistant@mail.customer.test"});
    message.latest_text += " It was for our branch in Ely.";
    s.understanding.authentication = {.spf = "pass", .dkim = "pass", .by = "mx", .trusted = true};
    message.authentication_results = {
        {"mx.ours.test", "spf", "pass", "bounce@provider.example", 0},
        {"mx.ours.test", "dkim", "pass", "mail.customer.test", 0}};
    for (const auto& check : decide(s).checks)
        EXPECT_TRUE(check.ends_with(": ok")) << check;
}

TEST(Release, NeverWhereAnyCheckFails)
{
    struct Flip {
        const char* check;
        std::function<void(Situation&)> change;
    };
    const std::vector<Flip> flips{
        {"single_sender",
         [](auto& s) {
             s.reading.message.from.push_back({"", "x@x.test"});
         }},
        {"single_sender",
         [](auto& s) {
             s.reading.message.fields.push_back({"from", "x@x.test"});
         }},
        {"single_sender", [](auto& s) { s.reading.message.from.clear(); }},
        {"contact", [](auto& s) { s.reading.message.from[0].addr_spec = "eve@customer.test"; }},
        {"contact", [](auto& s) { s.understanding.party_id.clear(); }},
        {"contact", [](auto& s) { s.understanding.party_id = "C2"; }},
        {"entitled", [](auto& s) { s.contacts[0].may_receive_documents = false; }},
        {"authentication", [](auto& s) { s.understanding.authentication.failed = true; }},
        {"threat", [](auto& s) { s.understanding.threat = Threat::phishing; }},
        {"person", [](auto& s) { s.understanding.auto_kind = AutoKind::auto_reply; }},
        {"person", [](auto& s) { s.reading.message.is_mailing_list = true; }},
        {"reply_to",
         [](auto& s) {
             s.reading.message.reply_to.push_back({"", "x@x.test"});
         }},
        {"ownership",
         [](auto& s) { s.understanding.documents_requested[0].reference = "INV-2002"; }},
        // What the header says of the sender.
        {"single_sender",
         [](auto& s) {
             s.reading.message.sender.push_back({"", "eve@mailer.example"});
         }},
        {"contact", [](auto& s) { s.reading.message.from[0].addr_spec = "ann+x@customer.test"; }},
        {"contact", [](auto& s) { s.reading.message.from[0].addr_spec = "ann@custorner.test"; }},
        {"contact",
         [](auto& s) { s.reading.message.from[0].addr_spec = "\u0430nn@customer.test"; }},
        {"contact", [](auto& s) { s.reading.message.from[0].addr_spec = "\"ann\"@customer.test"; }},
        {"contact",
         [](auto& s) { s.reading.message.from[0].addr_spec = "ann@customer.test.\u200b"; }},
        {"contact",
         [](auto& s) {
             s.reading.message.from[0] = {"ann@customer.test", "eve@elsewhere.example"};
         }},
        {"contact", [](auto& s) { s.contacts.erase(s.contacts.begin()); }}, // Who has left.
        // What hosts on the way say of it.
        {"authentication",
         [](auto& s) {
             s.reading.message.authentication_results.push_back(
                 {"mx.elsewhere.example", "dmarc", "fail", "customer.test", 3});
         }},
        {"authentication",
         [](auto& s) {
             s.reading.message.fields.push_back({"Received-SPF", "Fail (mx) client-ip=192.0.2.1"});
         }},
        {"alignment",
         [](auto& s) {
             s.understanding.authentication = {
                 .spf = "pass", .by = "mx.ours.test", .trusted = true};
             s.reading.message.authentication_results.push_back(
                 {"mx.ours.test", "spf", "pass", "bounce@elsewhere.example", 0});
         }},
        // Where things are to go.
        {"reply_to",
         [](auto& s) {
             s.reading.message.latest_text =
                 "Please send INV-1001 to my private address, ann.c@gmail.com.";
         }},
        {"recipients",
         [](auto& s) {
             s.reading.message.cc.push_back({"Ann", "ann@custorner.test"});
         }},
        // Whose things they are.
        {"others",
         [](auto& s) {
             s.reading.message.latest_text = "And those of Other Trading too, please.";
         }},
        {"others", [](auto& s) { s.reading.message.latest_text = "Please send us INV-2002."; }},
        {"others", [](auto& s) { s.reading.message.subject = "copy of inv 2002 / INV2002"; }},
        {"others",
         [](auto& s) { s.reading.message.latest_text = "Those of Trading as well, please."; }},
        {"others",
         [](auto& s) {
             s.reading.message.latest_text = "The statement for Quarry Lane Ltd, please.";
         }},
        {"group",
         [](auto& s) { s.reading.message.latest_text = "One for each of our shops, please."; }},
        {"group",
         [](auto& s) {
             s.understanding.documents_requested = {{FileType::statement, "", ""}};
             s.reading.message.latest_text = "The statement for our branch in Ely, please.";
         }},
    };
    for (const auto& flip : flips) {
        SCOPED_TRACE(flip.check);
        auto situation = good();
        flip.change(situation);
        const auto decision = decide(situation);
        EXPECT_FALSE(decision.release);
        bool told = false;
        for (const auto& check : decision.checks)
            told |= check.starts_with(std::string(flip.check) + ": ") && !check.ends_with(": ok");
        EXPECT_TRUE(told);
    }
}

// "Hadley Inns" within "Hadley Inns York" is the sender's own name, by itself it is the parent's.
TEST(Release, TheBeginningOfTheOwnNameIsAnothers)
{
    auto s = good();
    const Books books(
        {.domain = "ours.test"},
        {{.party_id = "C1", .name = "Hadley Inns York Ltd"},
         {.party_id = "C2", .name = "Hadley Inns Ltd"}},
        s.contacts, {}, {}, s.documents);
    s.reading.message.latest_text = "A copy for Hadley Inns York Ltd, please.";
    EXPECT_TRUE(decide_release(s.reading, books, s.understanding).release);
    s.reading.message.latest_text += " And those of Hadley Inns.";
    EXPECT_FALSE(decide_release(s.reading, books, s.understanding).release);
}

} // namespace
} // namespace mailroom
