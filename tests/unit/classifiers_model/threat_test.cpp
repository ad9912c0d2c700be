#include "classifiers/sender/sender.h"
#include "classifiers/sender/threat.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::mail;
using test::small_books;

struct DomainCase {
    std::string_view domain, original;
    bool imitates;
};

TEST(Sender, DomainsMadeToBeMistaken)
{
    for (const auto& [domain, original, imitates] : {
             DomainCase{"pe11erinfreres.example", "pellerinfreres.example", true},
             DomainCase{"pellerin-freres.example", "pellerinfreres.example", true},
             DomainCase{"pellerinfrere.example", "pellerinfreres.example", true},
             DomainCase{"pellerinferres.example", "pellerinfreres.example", true},
             DomainCase{"pellerinfreres-billing.test", "pellerinfreres.example", true},
             DomainCase{"pellerinfreres.test", "pellerinfreres.example", true},
             DomainCase{"karnonnage.example", "kamonnage.example", true},
             DomainCase{"xn--pllrinfrrs-ksicfb.example", "pellerinfreres.example", true},
             DomainCase{"mail.pellerinfreres.example", "pellerinfreres.example", false},
             DomainCase{"pellerinfreres.example", "pellerinfreres.example", false},
             DomainCase{"kartoffelhof.example", "kartonnage.example", false},
             DomainCase{"bolt.example", "bold.example", false}, // Short names are alike by chance.
             DomainCase{"", "pellerinfreres.example", false},
         })
        EXPECT_EQ(imitates_domain(domain, original), imitates) << domain;
}

struct ThreatCase {
    std::string_view name, from, subject, text, attachment, reply_to;
    bool failed;
    Threat expected;
};

const ThreatCase threat_cases[] = {
    {"a contact's ordinary mail", "odile@pellerinfreres.example", "Facture",
     "Merci de nous renvoyer la facture de juin.", "", "", false, Threat::none},
    {"a contact who shouts", "teun@kartonnage.example", "URGENT!!!",
     "PAY US TODAY OR WE STOP DELIVERING. This is the third reminder.", "", "", false,
     Threat::none},
    {"a contact's genuine new account", "teun@kartonnage.example", "New bank details",
     "Our bank account changes on 1 November. The new IBAN is on the attached letter; please call "
     "me on the number you know to confirm it.",
     "letter.pdf", "", false, Threat::none},
    {"the same, failed", "teun@kartonnage.example", "New bank details",
     "Our bank account changes on 1 November. The new IBAN is on the attached letter. Please pay "
     "all open invoices to the new account.",
     "letter.pdf", "", true, Threat::bank_detail_fraud},
    {"the same, from a domain like it", "teun@kartonnnage.example", "New bank details",
     "Our bank account has changed. Please pay all open invoices to the new account.", "", "",
     false, Threat::bank_detail_fraud},
    {"answers go elsewhere, and it failed", "odile@pellerinfreres.example", "invoice copies",
     "Please send me copies of all open invoices.", "", "odile.p@cheapmail.test", true,
     Threat::phishing},
    {"a domain like a customer's", "odile@pellerin-freres.example", "invoice copies",
     "Please send me copies of all open invoices.", "", "", false, Threat::phishing},
    {"our own domain, failed", "it@nordkai.example", "password",
     "Your password expires today, log in here to keep it.", "", "", true, Threat::phishing},
    {"a program", "odile@pellerinfreres.example", "Remittance", "see attached",
     "remittance.pdf.exe", "", false, Threat::malware_lure},
    {"macros from a stranger", "office@somewhere.test", "Statement", "see attached",
     "statement.xlsm", "", false, Threat::malware_lure},
    {"macros from a contact", "odile@pellerinfreres.example", "Statement", "see attached",
     "statement.xlsm", "", false, Threat::none},
    {"a locked archive", "office@somewhere.test", "Invoice", "The password is 7718.", "invoice.zip",
     "", false, Threat::malware_lure},
    {"an archive from a contact", "odile@pellerinfreres.example", "Avis", "Mot de passe: 7718",
     "avis.zip", "", false, Threat::none},
    {"news", "desk@gazette.test", "Otter statue to be built by the lake",
     "The town council agreed on Monday to put up the largest bronze otter of the country.", "", "",
     false, Threat::none},
    {"a chief who wants silence", "chief@somewhere.test", "Are you at your desk?",
     "I need a confidential transfer before noon, tell nobody and answer by mail only. Which bank "
     "details do you need?",
     "", "", false, Threat::phishing},
    {"news of pay and banks, that speaks to nobody", "desk@gazette.test",
     "Hospital's pay bill could cost the state billions",
     "Nurses are set to win a legal battle over equal pay that will cost the bank of the state "
     "millions, secret papers show.",
     "", "", false, Threat::none},
    {"pills", "deals2244@bargains.test", "Lose weight FAST!!!",
     "Dear friend, this is a one time offer! Order now and get your FREE bottle of our amazing "
     "herbal pills, 100% guaranteed, no risk! Click here to order: http://192.0.2.9/order . To be "
     "removed from our mailing list click here: http://192.0.2.9/remove",
     "", "", false, Threat::spam},
    {"a shared file to sign in for", "share@filepost.test", "File shared with accounts",
     "A secure document was shared with you. Sign in with your mailbox password to open it: "
     "http://filepost.test/d/9",
     "", "", false, Threat::phishing},
    {"a mailbox that will be blocked", "it@postamt.test", "Ihr Postfach",
     "Ihr Postfach wird heute gesperrt. Bestätigen Sie Ihr Kennwort: http://postamt.test/k", "", "",
     false, Threat::phishing},
    {"a favour in secret", "chief@somewhere.test", "Virement",
     "J'ai besoin d'un virement urgent pour une acquisition. Restez discret, répondez par mail.",
     "", "", false, Threat::phishing},
    {"a portal that tells of its password", "portal@supplierdesk.test", "Password changed",
     "The password of your account in our supplier portal was changed. If that was you there is "
     "nothing to do, otherwise call our service desk.",
     "", "", false, Threat::none},
    {"a portal that was opened", "portal@lieferanten.test", "Freischaltung",
     "Ihr Zugang zu unserem Lieferantenportal ist freigeschaltet. Das Kennwort erhalten Sie per "
     "Post.",
     "", "", false, Threat::none},
    {"a parcel", "info@paketweg.test", "Paketankündigung",
     "Ihr Paket kommt morgen zwischen 10 und 12 Uhr. Sendung verfolgen: http://paketweg.test/31",
     "", "", false, Threat::none},
    {"a newcomer's plain question", "hello@new-bakery.test", "Account",
     "Good morning, could you tell me whether you deliver to Utrecht on Saturdays?", "", "", false,
     Threat::none},
};

TEST(Threat, WhatIsSeenDecidesAndWhyIsSaid)
{
    const auto books = small_books();
    for (const auto& c : threat_cases) {
        auto reading = mail(c.from, c.subject, c.text, c.attachment);
        if (!c.reply_to.empty())
            reading.message.reply_to = {{"", std::string(c.reply_to)}};
        Understanding so_far;
        so_far.authentication.failed = c.failed;
        const auto verdict =
            judge_threat(reading, books, so_far, read_words(reading, {}, books, so_far));
        EXPECT_EQ(verdict.threat, c.expected) << c.name << ": " << verdict.why;
        EXPECT_EQ(verdict.why.empty(), c.expected == Threat::none) << c.name;
    }
}

Books books_with_account()
{
    const auto books = small_books();
    std::vector<Party> parties(books.parties().begin(), books.parties().end());
    parties[1].iban = "NL91ABNA0417164300";
    return Books(
        books.company(), parties, {books.contacts().begin(), books.contacts().end()}, {}, {}, {});
}

struct InvoiceCase {
    std::string_view name, from, iban;
    bool failed;
    Threat expected;
};

TEST(Threat, AnInvoiceThatWouldBePaidElsewhere)
{
    const auto books = books_with_account();
    for (const auto& c : {
             InvoiceCase{
                 "our vendor, the known account", "teun@kartonnage.example",
                 "NL91 ABNA 0417 1643 00", false, Threat::none},
             // A person looks at it: desk/summary.h tells them.
             InvoiceCase{
                 "our vendor, another account", "teun@kartonnage.example", "DE89370400440532013000",
                 false, Threat::none},
             InvoiceCase{
                 "forged, another account", "teun@kartonnage.example", "DE89370400440532013000",
                 true, Threat::bank_detail_fraud},
             InvoiceCase{
                 "a stranger in their name, another account", "billing@else.test",
                 "DE89370400440532013000", false, Threat::bank_detail_fraud},
             InvoiceCase{
                 "a platform that sends for them, the known account", "billing@else.test",
                 "NL91ABNA0417164300", false, Threat::none},
         }) {
        const auto reading = mail(c.from, "Invoice 4711", "Please find our invoice attached.");
        Understanding so_far;
        so_far.authentication.failed = c.failed;
        so_far.party_id = "V1";
        VendorInvoice invoice;
        invoice.invoice_number = "4711";
        invoice.iban = c.iban;
        so_far.invoices = {invoice};
        const auto verdict =
            judge_threat(reading, books, so_far, read_words(reading, {}, books, so_far));
        EXPECT_EQ(verdict.threat, c.expected) << c.name << ": " << verdict.why;
        if (c.expected != Threat::none) {
            EXPECT_NE(verdict.why.find(c.iban), std::string::npos) << verdict.why;
        }
    }
}

constexpr std::string_view new_account =
    "Our bank account has changed. Please pay all open invoices to the new account.";

Threat threat_of(const Reading& reading, const Authentication& authentication = {})
{
    const auto books = small_books();
    Understanding so_far;
    so_far.authentication = authentication;
    return judge_threat(reading, books, so_far, read_words(reading, {}, books, so_far)).threat;
}

TEST(Threat, AConversationThatAStrangerBreaksInto)
{
    auto reading = mail("teun@mailhost.test", "Re: Invoice 4711", new_account);
    QuotedMessage ours;
    ours.from = Mailbox{"Nordkai", "ap@nordkai.example"};
    ours.to = {{"Teun Bakker", "teun@kartonnage.example"}};
    ours.text = "When will you send invoice 4711?";
    reading.message.quoted = {ours};
    EXPECT_EQ(threat_of(reading), Threat::bank_detail_fraud);
    // Who was written to may answer, and what is passed on was somebody else's.
    auto& quoted = reading.message.quoted.front();
    quoted.to.push_back({"", "bookkeeping@mailhost.test"});
    EXPECT_TRUE(sender_of(reading.message, small_books()).broken_into.empty());
    quoted.to.pop_back();
    quoted.forwarded = true;
    EXPECT_TRUE(sender_of(reading.message, small_books()).broken_into.empty());
}

TEST(Threat, AStrangerWhoAnswersAMailOfOurs)
{
    auto reading = mail("teun@mailhost.test", "Re: Invoice 4711", new_account);
    reading.message.references = {"a1@nordkai.example"};
    EXPECT_TRUE(sender_of(reading.message, small_books()).answers_ours);
    EXPECT_EQ(threat_of(reading), Threat::bank_detail_fraud);
    reading.message.from.front().addr_spec = "teun@kartonnage.example";
    EXPECT_FALSE(sender_of(reading.message, small_books()).answers_ours);
    EXPECT_EQ(threat_of(reading), Threat::none);
}

TEST(Threat, AColleaguesNameOverAnotherAddress)
{
    auto reading = mail(
        "Helga Brandt <h.brandt.nordkai@mailhost.test>", "Transfer",
        "I need an urgent transfer today, please answer only by mail and tell nobody.");
    auto& message = reading.message;
    message.to = {{"Accounts", "ap@nordkai.example"}};
    message.cc = {{"Helga Brandt", "h.brandt@nordkai.example"}};
    EXPECT_EQ(sender_of(message, small_books()).borrowed_name, "Helga Brandt");
    EXPECT_EQ(threat_of(reading), Threat::phishing);
    message.cc.front().display_name = "Office";
    EXPECT_TRUE(sender_of(message, small_books()).borrowed_name.empty());
}

TEST(Threat, OurOwnNameOverAnotherAddress)
{
    EXPECT_EQ(
        sender_of(mail("Nordkai Trading <boss@mailhost.test>", "Hello", "").message, small_books())
            .borrowed_name,
        "Nordkai Trading GmbH");
    EXPECT_EQ(
        threat_of(mail("Nordkai Trading <boss@mailhost.test>", "Payment", new_account)),
        Threat::bank_detail_fraud);
    EXPECT_TRUE(sender_of(mail("Trading Post <a@b.test>", "Hello", "").message, small_books())
                    .borrowed_name.empty());
}

TEST(Threat, OneOfOursWhomNothingProves)
{
    const auto reading = mail("ceo@nordkai.example", "Payment", new_account);
    Authentication none;
    none.trusted = true;
    EXPECT_EQ(threat_of(reading, none), Threat::bank_detail_fraud);
    none.spf = "pass";
    EXPECT_EQ(threat_of(reading, none), Threat::none);
    EXPECT_EQ(threat_of(reading), Threat::none); // Our host says nothing at all.
}

TEST(Sender, AListMayDirectAnswersToItself)
{
    auto reading = mail("member@club.test", "Hello", "hello");
    reading.message.reply_to = {{"", "everybody@lists.test"}};
    EXPECT_TRUE(sender_of(reading.message, small_books()).replies_elsewhere);
    reading.message.is_mailing_list = true;
    EXPECT_FALSE(sender_of(reading.message, small_books()).replies_elsewhere);
}

TEST(Threat, ABounceThatEnclosesALureIsNoThreat)
{
    auto reading = mail("postmaster@elsewhere.test", "Undeliverable", "", "invoice.exe");
    Understanding so_far;
    so_far.auto_kind = AutoKind::bounce;
    const auto books = small_books();
    EXPECT_EQ(
        judge_threat(reading, books, so_far, read_words(reading, {}, books, so_far)).threat,
        Threat::none);
}

} // namespace
} // namespace mailroom
