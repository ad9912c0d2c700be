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
        {}, {{.party_id = "C1"}, {.party_id = "C2"}}, s.contacts, {}, {}, s.documents);
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

} // namespace
} // namespace mailroom
