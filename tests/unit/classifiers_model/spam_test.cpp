#include "classifiers/spam/foreign_language.h"
#include "classifiers/spam/letters.h"
#include "classifiers/spam/links.h"
#include "classifiers/spam/program_marks.h"
#include "classifiers/spam/spam.h"
#include "classifiers/spam/spam_traits.h"
#include "classifiers/train/spam_trainer.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::mail;

bool has(const std::vector<std::string>& traits, std::string_view name)
{
    return std::ranges::find(traits, name) != traits.end();
}

TEST(Spam, LettersThatShoutAndHide)
{
    EXPECT_GT(share_of_capitals("BUY NOW, PAY LATER"), 0.99);
    EXPECT_EQ(share_of_capitals("OK"), 0);                            // Too few to tell.
    EXPECT_TRUE(disguises_letters("V\u0456agra"));                    // A Cyrillic i.
    EXPECT_TRUE(disguises_letters("cre\u200Bdit"));                   // A blank of no width.
    EXPECT_FALSE(disguises_letters("\u0421\u0447\u0435\u0442 IBAN")); // Russian beside Latin words.
    EXPECT_TRUE(spaces_letters_out("a f.r.e.e.d.o.m offer"));
    EXPECT_FALSE(spaces_letters_out("e.g. the U.S. office"));
}

TEST(Spam, LanguagesThatNobodyHereSpeaks)
{
    EXPECT_EQ(
        foreign_language(
            "Kampanya",
            "Bu hafta sonuna kadar bütün halılarda yüzde elli indirim var. Mağazamıza "
            "gelin ya da siparişinizi telefonla verin, kapınıza kadar getirelim."),
        "tr");
    EXPECT_EQ(
        foreign_language("", "本店全部商品五折优惠，欢迎光临，数量有限，先到先得，请速来电咨询"),
        "zh");
    EXPECT_EQ(foreign_language("", "谢谢"), ""); // Too little to tell.
    EXPECT_EQ(foreign_language("Ödeme", "Teşekkürler"), "");
    EXPECT_EQ(
        foreign_language(
            "Rechnung",
            "Bitte senden Sie uns die Rechnung über die Ladung vom Dienstag noch "
            "einmal, der Anhang ließ sich leider nicht öffnen."),
        "");
    EXPECT_TRUE(is_spoken_by_parties(
        Books({}, {{.party_id = "V1", .language = "tr"}}, {}, {}, {}, {}), "tr"));
    EXPECT_FALSE(is_spoken_by_parties({}, "tr"));
}

TEST(Spam, WhatNobodyHereReadsIsJudgedByItsBuild)
{
    constexpr auto text =
        "Bu hafta sonuna kadar bütün halılarda yüzde elli indirim var. Mağazamıza gelin ya da "
        "siparişinizi telefonla verin, kapınıza kadar getirelim. Ayrıntılar: http://hali.test/x";
    auto sample = spam_sample(mail("a@hali.test", "Kampanya", text));
    auto known = sample;
    pass_over_foreign_words(known, Books({.language = "tr"}, {}, {}, {}, {}, {}));
    EXPECT_EQ(known.text, sample.text);
    pass_over_foreign_words(sample, {});
    EXPECT_TRUE(sample.text.empty() && sample.subject.empty());
    EXPECT_FALSE(sample.findings.empty());
    EXPECT_FALSE(sample.traits.empty());
    const auto judged = judge_spam(mail("a@hali.test", "Kampanya", text), {});
    EXPECT_TRUE(judged.applies()) << judged.score.probability;
    EXPECT_TRUE(judged.why.starts_with("a language that nobody here speaks")) << judged.why;
}

TEST(Spam, LinksAndTheirHosts)
{
    Message message;
    message.text =
        "see <https://User@Shop.test:8080/a?b> or http://192.0.2.7/x and mailto:a@b.test";
    const auto hosts = link_hosts(links_of(message));
    EXPECT_EQ(hosts, (std::vector<std::string>{"shop.test", "192.0.2.7"}));
    EXPECT_TRUE(is_ip_address(hosts[1]));
    message.links = {"https://html.test/"};
    EXPECT_EQ(links_of(message), message.links);
}

TEST(Spam, TraitsOfAMailingToEverybody)
{
    auto reading = mail("win4u2003@prizes.test", "RE: YOU HAVE WON!", "Click http://192.0.2.7/now");
    auto& message = reading.message;
    message.to = message.from;
    message.reply_to = {{"", "claims@elsewhere.test"}};
    const auto traits = spam_traits(reading);
    for (const auto* name :
         {"the subject is shouted", "the subject exclaims", "it pretends to be an answer",
          "few words and a link", "a link to a bare IP address", "its sender is a number",
          "it is addressed to its sender", "answers go to another domain", "it has no Message-ID"})
        EXPECT_TRUE(has(traits, name)) << name;
}

TEST(Spam, TraitsOfAnAnswer)
{
    auto reading = mail("odile@pellerinfreres.example", "Re: Facture", "Merci, bien recu.");
    auto& message = reading.message;
    message.in_reply_to = {"1@nordkai.example"};
    message.message_id = "2@pellerinfreres.example";
    message.to = {{"Nordkai", "ar@nordkai.example"}};
    const auto traits = spam_traits(reading);
    EXPECT_TRUE(has(traits, "it is an answer"));
    for (const auto* name :
         {"it pretends to be an answer", "the subject is shouted", "answers go to another domain",
          "it is addressed to nobody", "it has no Message-ID"})
        EXPECT_FALSE(has(traits, name)) << name;
}

TEST(Spam, WhatIsSoldToEverybodyIsToldWithItsReasons)
{
    auto reading = mail(
        "deals2244@bargains.test", "Lose weight FAST!!!",
        "Dear friend, this is a one time offer! Order now and get your FREE bottle of our amazing "
        "herbal pills, 100% guaranteed, no risk, no prescription! Click here to order: "
        "http://192.0.2.9/order . To be removed from our mailing list click here: "
        "http://192.0.2.9/remove");
    const auto judged = judge_spam(reading, {});
    EXPECT_TRUE(judged.score.applies()) << judged.score.probability;
    EXPECT_NE(judged.why.find("words: "), std::string::npos) << judged.why;
}

// What business writes is ham, in whatever build it comes.
TEST(Spam, BusinessInABadCoatIsNoSpam)
{
    for (const auto* text :
         {"Please find attached our invoice 4711 over 1,240.00 EUR, due on 30 November. Click here "
          "to see it in our portal: http://portal.billing.test/4711",
          "Bitte senden Sie uns die Rechnung 88123 noch einmal zu, wir haben sie nicht erhalten.",
          "Nous avons vire 3.204,50 EUR hier, merci de confirmer la reception du paiement.",
          "Price list 2027: from 1 January our prices rise by 3 %. See the new list attached."}) {
        auto reading = mail("accounts99@portal.test", "INVOICE!", text);
        reading.message.reply_to = {{"", "billing@elsewhere.test"}};
        const auto judged = judge_spam(reading, {});
        EXPECT_FALSE(judged.applies()) << text << ": " << judged.why;
    }
}

// What is offered to firms one by one comes in no build of its own.
TEST(Spam, WhatIsOfferedToFirms)
{
    for (const auto* text :
         {"Good afternoon, our studio has looked at your homepage and found several mistakes that "
          "keep new customers from finding you on Google. Shall I send our packages and prices?",
          "Guten Tag, wir vermitteln Firmenkredite ohne Sicherheiten, Auszahlung in zwei Tagen. "
          "Fordern Sie noch heute Ihr Angebot an.",
          "Bonjour, toners compatibles pour toutes imprimantes, remise de 60 % cette semaine, "
          "livraison gratuite. Commandez avant vendredi."}) {
        const auto judged = judge_spam(mail("lena@studio.test", "Your company", text), {});
        EXPECT_TRUE(judged.offered.applies()) << text << ": " << judged.offered.probability;
        EXPECT_NE(judged.why.find("words: "), std::string::npos);
    }
}

TEST(Spam, TraitsOfProgramsAndPeople)
{
    auto reading = mail("a@b.test", "Offer kx83hfqz", "THIS IS YOUR CHANCE\nBUY THE HOUSE NOW\n");
    auto& message = reading.message;
    message.message_id = "4711@localhost";
    message.fields = {
        {"Date", "Mon, 6 Jul 2026 10:15:00 GMT"},
        {"Received", "from mail.b.test (dial.c.test [192.0.2.1] (may be forged))"},
        {"List-Unsubscribe", "<https://b.test/u>"}};
    const auto traits = spam_traits(reading);
    for (const auto* name :
         {"letters at random at its end", "it shouts whole lines", "its Message-ID names no host",
          "its date has no zone", "a relay is not who it says", "its header says how to leave"})
        EXPECT_TRUE(has(traits, name)) << name;
    for (const auto* name : {"it names its program", "it is of a list with members"})
        EXPECT_FALSE(has(traits, name)) << name;
}

TEST(SpamTraits, OfTheWayAndTheProgram)
{
    auto reading = mail("office@b.test", "Big News For Your Business", "Read this.");
    reading.message.fields = {
        {"Received", "from 198.51.100.7 (dsl-7.pool.c.test [198.51.100.7]) by mx.a.test"},
        {"Received", "from b (unknown [192.0.2.1]) by c.test"},
        {"X-Mailer", "Microsoft Outlook Express 6.00"},
        {"To", "undisclosed-recipients:;"}};
    const auto traits = spam_traits(reading);
    for (const auto* name :
         {"a relay calls itself by a number", "it comes from a home line", "a relay has no name",
          "it comes by few relays", "it pretends to be of another program",
          "it is addressed to anybody", "the subject writes every word large",
          "it names no version of MIME"})
        EXPECT_TRUE(has(traits, name)) << name;
    reading.message.fields.push_back({"X-MimeOLE", "Produced By Microsoft MimeOLE"});
    EXPECT_FALSE(has(spam_traits(reading), "it pretends to be of another program"));
}

TEST(SpamTraits, OfWhatRelaysCallThemselves)
{
    auto reading = mail("office@bank.test", "News", "Read this.");
    reading.message.fields = {
        {"Received", "from winxp (p12-34-56.lines.test [192.0.2.1]) by mx.a.test"},
        {"Received", "from bank.test (mail.other.test [198.51.100.7]) by mx.a.test"},
        {"Received", "from desk (desk [192.168.1.5]) by mx.a.test"}};
    const auto traits = spam_traits(reading);
    for (const auto* name :
         {"a relay calls itself by a bare word", "a relay's name is numbered",
          "a relay is of another name than it says", "a relay borrows its sender's domain"})
        EXPECT_TRUE(has(traits, name)) << name;
    EXPECT_FALSE(has(traits, "a relay is of its sender's domain"));
    reading.message.fields = {
        {"Received", "from mx.bank.test (mx.bank.test [198.51.100.7]) by mx.a.test"},
        {"Received", "from desk (desk [192.168.1.5]) by mx.bank.test"}}; // Within the house.
    const auto honest = spam_traits(reading);
    EXPECT_TRUE(has(honest, "a relay is of its sender's domain"));
    for (const auto* name :
         {"a relay calls itself by a bare word", "a relay borrows its sender's domain",
          "a relay is of another name than it says"})
        EXPECT_FALSE(has(honest, name)) << name;
}

TEST(Spam, TheOrderOfFieldsIsThatOfTheProgram)
{
    Message message;
    message.fields = {
        {"Received", "from a by b"},
        {"Message-Id", "<1@a.test>"},
        {"X-Filter", "clean"},
        {"FROM", "a@a.test"},
        {"Subject", "Hello"}};
    EXPECT_EQ(
        program_marks(message), (std::vector<std::string>{"Message-Id>FROM", "FROM>Subject"}));
}

TEST(Spam, SignsAndShoutedWordsAreSeenAsWritten)
{
    TextSample plain, loud;
    plain.text = "it is free, now";
    loud.text = "it is FREE!!! now";
    const auto spaces = [](const TextSample& sample) {
        std::set<FeatureSpace> found;
        for (const auto& feature : features_of(sample))
            found.insert(feature.space);
        return found;
    };
    EXPECT_FALSE(spaces(loud).contains(FeatureSpace::signs)); // Only where that is asked for.
    plain.signs = loud.signs = true;
    EXPECT_FALSE(spaces(plain).contains(FeatureSpace::signs));
    EXPECT_TRUE(spaces(loud).contains(FeatureSpace::signs));
    EXPECT_TRUE(spaces(loud).contains(FeatureSpace::shouts));
}

LabelledMail example(int i, bool spam)
{
    const auto number = std::to_string(i);
    auto reading = mail(
        (spam ? "x@offers" : "y@friends") + number + ".test", spam ? "Buy" : "Meeting",
        spam ? "buy our wonderful pills today " + number
             : "the meeting about the harbour is on monday " + number);
    return spam_example(reading, (spam ? "spam " : "ham ") + number, spam);
}

TEST(Spam, IsLearntAndMakesTheSameBytesTwice)
{
    std::vector<LabelledMail> mails;
    for (int i = 0; i < 40; ++i)
        mails.push_back(example(i, i % 2 == 0));
    const auto trained = train_spam(mails);
    ASSERT_TRUE(trained) << trained.error().what;
    EXPECT_EQ(to_bytes(trained->data), to_bytes(train_spam(mails)->data));
    for (const auto& figures : trained->figures)
        EXPECT_EQ(figures.called_spam, figures.is ? figures.messages : 0U);
    EXPECT_FALSE(train_spam({mails.begin(), mails.begin() + 2})); // Too few to hold any out.
}

} // namespace
} // namespace mailroom
