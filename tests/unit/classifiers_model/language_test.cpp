#include "classifiers/text/language.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using test::mail;
using test::small_books;

struct LanguageCase {
    std::string_view subject, text, party_id, expected;
};

TEST(Language, OfTheNewestWordsElseOfWhatIsKnown)
{
    for (const auto& c : {
             LanguageCase{"", "Bitte schicken Sie uns die Rechnung noch einmal.", "", "de"},
             LanguageCase{"", "Merci de nous envoyer le relevé du mois d'août.", "", "fr"},
             LanguageCase{"", "Kunt u de factuur nog een keer sturen?", "", "nl"},
             LanguageCase{"", "Por favor, envíenos una copia de la factura.", "", "es"},
             LanguageCase{"", "Potete rimandarci la fattura di giugno?", "", "it"},
             LanguageCase{"", "Segue em anexo o comprovante da transferência.", "", "pt"},
             LanguageCase{"", "Proszę o przesłanie kopii faktury za sierpień.", "", "pl"},
             LanguageCase{
                 "R: copia", "Arrivata, grazie mille.", "", "it"}, // Few words, but telling.
             LanguageCase{"", "El jueves sin falta.", "", "es"},
             LanguageCase{"", "Tratam disto, por favor?", "", "pt"},
             LanguageCase{"Re: Mahnung", "Please see the attached remittance advice.", "", "en"},
             LanguageCase{"", "ok", "C1", "fr"}, // Too little to tell: the party's language.
             LanguageCase{"", "", "", "en"},     // And at last our own.
         })
        EXPECT_EQ(
            detect_language(mail("a@b.example", c.subject, c.text), small_books(), c.party_id),
            c.expected)
            << c.text;
}

TEST(Language, IsToldBesideControlCharacters)
{
    using namespace std::string_view_literals;
    EXPECT_EQ(
        guess_language("Bitte schicken Sie uns \0\1 die Rechnung noch einmal."sv, "").language,
        "de");
    EXPECT_EQ(guess_language("\0\1\2"sv, "").language, "");
    EXPECT_EQ(guess_language("\xff\xfe\xfd"sv, "").language, "");
}

TEST(Language, AForwardedLetterCountsBeforeTheHistory)
{
    auto reading = mail("a@nordkai.example", "FW", "fyi");
    QuotedMessage forwarded;
    forwarded.forwarded = true;
    forwarded.text = "Anbei erhalten Sie unsere Rechnung mit der Bitte um Begleichung.";
    reading.message.quoted.push_back(forwarded);
    EXPECT_EQ(detect_language(reading, small_books(), ""), "de");
}

} // namespace
} // namespace mailroom
