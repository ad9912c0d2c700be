#include "desk/replies.h"
#include "desk/templates.h"
#include "tests/unit/desk/desk_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::desk_books;
using test::good_request;

std::vector<const FiledDocument*> all_documents(const Books& books)
{
    std::vector<const FiledDocument*> out;
    for (const auto& document : books.documents())
        out.push_back(&document);
    return out;
}

TEST(Replies, EveryLanguageSaysWhatIsAttachedAndHowToReachAPerson)
{
    EXPECT_EQ(
        template_languages(), (std::vector<std::string>{"de", "en", "es", "fr", "it", "nl", "pt"}));
    const auto books = desk_books();
    for (const auto& language : template_languages()) {
        auto request = good_request();
        request.understanding.language = language;
        const auto mail = documents_reply(
            request.reading, request.understanding, books, request.policy, all_documents(books), 7);
        EXPECT_NE(mail.text.find("Odile Pellerin"), std::string::npos) << language;
        EXPECT_NE(mail.text.find("N-101"), std::string::npos) << language;
        EXPECT_NE(mail.text.find("ar@nordkai.example"), std::string::npos) << language;
        EXPECT_NE(mail.text.find("Nordkai Trading GmbH"), std::string::npos) << language;
        EXPECT_EQ(mail.text.find("{{"), std::string::npos) << language;
        EXPECT_EQ(mail.attachments.size(), books.documents().size());

        const auto short_mail =
            acknowledgement(request.reading, request.understanding, books, request.policy, 7);
        EXPECT_NE(short_mail.text.find("ar@nordkai.example"), std::string::npos) << language;
        EXPECT_EQ(short_mail.text.find("{{"), std::string::npos) << language;
    }
}

TEST(Replies, ADocumentIsNamedWithItsNumberAndDateAsTheLanguageWritesIt)
{
    const auto books = desk_books();
    auto request = good_request();
    const auto text_in = [&](std::string_view language) {
        request.understanding.language = language;
        return documents_reply(
                   request.reading, request.understanding, books, request.policy,
                   {&books.documents()[0]}, 7)
            .text;
    };
    EXPECT_NE(text_in("de").find("- Rechnung N-101 vom 03.07.2026\n"), std::string::npos);
    EXPECT_NE(text_in("fr").find("- Facture N-101 du 03/07/2026\n"), std::string::npos);
    EXPECT_NE(text_in("en").find("- Invoice N-101 of 2026-07-03\n"), std::string::npos);
}

struct LanguageCase {
    std::string_view language, party_id, policy_language, greeting;
};

TEST(Replies, TheLanguageOfTheMessageElseThePartysElseOurs)
{
    const auto books = desk_books();
    for (const auto& c : {
             LanguageCase{"it", "C1", "", "Buongiorno"},
             LanguageCase{"fi", "C1", "", "Bonjour"},
             LanguageCase{"fi", "", "pt", "Bom dia"},
             LanguageCase{"", "", "", "Guten Tag"},
         }) {
        auto request = good_request();
        request.understanding.language = c.language;
        request.understanding.party_id = c.party_id;
        request.policy.language = c.policy_language;
        const auto mail = documents_reply(
            request.reading, request.understanding, books, request.policy, all_documents(books), 7);
        EXPECT_TRUE(mail.text.starts_with(c.greeting)) << mail.text;
    }
}

TEST(Replies, AnAcknowledgementDoesNotTellThePartysLanguage)
{
    auto request = good_request();
    request.understanding.language.clear();
    const auto mail =
        acknowledgement(request.reading, request.understanding, desk_books(), request.policy, 7);
    EXPECT_TRUE(mail.text.starts_with("Guten Tag")); // Our own, not the French party's.
}

struct SubjectCase {
    std::string_view subject, answer;
};

TEST(Replies, TheSubjectOfAnAnswer)
{
    for (const auto& [subject, answer] : {
             SubjectCase{"Invoice 7", "Re: Invoice 7"},
             SubjectCase{"RE: Invoice 7", "RE: Invoice 7"},
             SubjectCase{"AW: Rechnung", "AW: Rechnung"},
             SubjectCase{"", "Re:"},
             SubjectCase{"a\r\nBcc: x@elsewhere.test", "Re: a  Bcc: x@elsewhere.test"},
         })
        EXPECT_EQ(answer_subject(subject), answer);
}

TEST(Replies, APayablesMailIsAnsweredByPayables)
{
    auto request = good_request();
    request.understanding.side = Side::payable;
    const auto mail =
        acknowledgement(request.reading, request.understanding, desk_books(), request.policy, 7);
    EXPECT_EQ(mail.from.addr_spec, "ap@nordkai.example");
}

TEST(Replies, AVeryLongThreadKeepsItsFirstAndItsLastReferences)
{
    auto request = good_request();
    for (int i = 0; i < 100; ++i)
        request.reading.message.references.push_back("r" + std::to_string(i) + "@a.example");
    const auto mail =
        acknowledgement(request.reading, request.understanding, desk_books(), request.policy, 7);
    ASSERT_EQ(mail.references.size(), 20U);
    EXPECT_EQ(mail.references.front(), "r0@a.example");
    EXPECT_EQ(mail.references[18], "r99@a.example");
    EXPECT_EQ(mail.references.back(), "m1@pellerin.example");
}

} // namespace
} // namespace mailroom
