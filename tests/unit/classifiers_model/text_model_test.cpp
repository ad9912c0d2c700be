#include "classifiers/text/concepts.h"
#include "classifiers/text/folded_words.h"
#include "classifiers/text/sentences.h"
#include "classifiers/text/text_features.h"
#include "classifiers/text/text_model.h"
#include "core/understanding.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(TextFeatures, NumbersAndAddressesBecomeTheNameOfTheirClass)
{
    const std::vector<std::string> expected{
        "pay", "<number>", "<amount>", "by", "<date>", "<percent>", "ask",   "<address>",
        "see", "<link>",   "?",        "!",  "<iban>", "<small>",   "<time>"};
    EXPECT_EQ(
        folded_words("Pay RE-2026-4471: 1.284,60 by 14/10/2026, 2% (ask ap@a.example) "
                     "see https://x.example/q ? ! NL91ABNA0417164300 12 16:40"),
        expected);
}

TEST(TextFeatures, SignsPartWordsAndCurrenciesAreOneWord)
{
    EXPECT_EQ(
        folded_words("\u201cPrélèvement\u201d £5 $ 7\u20ac l\u2019avis Zah\u00adlung"),
        (std::vector<std::string>{
            "prelevement", "\u20ac", "<small>", "\u20ac", "<small>", "\u20ac", "l", "avis",
            "zahlung"}));
}

TEST(TextFeatures, TheSameWordsWithOtherNumbersAreTheSameText)
{
    TextSample a, b;
    a.text = "Rechnung 4471 über 12,50 EUR bitte nochmal";
    b.text = "RECHNUNG 99812 UBER 7,80 EUR BITTE NOCHMAL";
    const auto one = features_of(a), other = features_of(b);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_EQ(one[i].bucket, other[i].bucket);
}

TEST(Sentences, CutAtMarksAndShortLinesButNotInNumbersOrAbbreviations)
{
    const std::vector<std::string_view> expected{
        "Hi Tom,", "we paid 1.250,00 on Mr. Day's order.", "Did it arrive?", "Thanks"};
    EXPECT_EQ(
        sentences_of("Hi Tom,\nwe paid 1.250,00 on Mr. Day's order. Did it arrive?\nThanks\n"),
        expected);
}

TEST(Sentences, ACutNeverHalvesACharacter)
{
    EXPECT_EQ(cut_utf8("añb", 2), "a");
    EXPECT_EQ(cut_utf8("añb", 3), "añ");
    EXPECT_EQ(cut_utf8("añb", 9), "añb");
}

TEST(Concepts, WordsOfSevenLanguagesMeanTheSame)
{
    const auto means = [](std::string_view text, std::string_view name) {
        for (const auto& sentence : concepts_of(text)) {
            if (std::find(sentence.begin(), sentence.end(), concept_named(name)) != sentence.end())
                return true;
        }
        return false;
    };
    for (const auto text :
         {"the invoice", "Rechnungen", "la facture", "las facturas", "le fatture", "de facturen",
          "a fatura", "Schlussrechnung"})
        EXPECT_TRUE(means(text, "invoice")) << text;
    EXPECT_TRUE(means("when is your next payment run?", "payment_run"));
    EXPECT_FALSE(means("when is your next payment run?", "payment"));
    EXPECT_TRUE(means("in welke week?", "?"));
    EXPECT_TRUE(means("1.250,00", "<amount>"));
    EXPECT_TRUE(concepts_of("xyzzy").empty());
}

TEST(Concepts, LongSentencesAreCut)
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "invoice ";
    for (const auto& sentence : concepts_of(text))
        EXPECT_LE(sentence.size(), sentence_concepts_max + 1); // A word may mean two.
}

// One label; the words "please send" speak for it.
ModelData tiny_model()
{
    TextSample sample;
    sample.text = "please send";
    ModelData data;
    data.labels.push_back({"request", 0.05F, -1, 2, 0, std::vector<float>(signal_count, 0), 0.5F});
    data.labels[0].signals[static_cast<std::size_t>(IntentSignal::vendor)] = -200;
    for (const auto& feature : features_of(sample)) {
        data.buckets.push_back(feature.bucket);
        data.rarities += '\x10';
        data.weights += '\x40';
    }
    return data;
}

TEST(TextModel, SpeaksForTheWordsItKnowsAndQuotesThem)
{
    const auto model = TextModel::from(tiny_model());
    ASSERT_TRUE(model);
    TextSample request, other;
    request.text = "please send";
    other.text = "thank you for the coffee";
    EXPECT_TRUE(model->predict(request, {})[0].applies());
    EXPECT_FALSE(model->predict(other, {})[0].applies());
    IntentSignals vendor;
    vendor.set(static_cast<std::size_t>(IntentSignal::vendor));
    EXPECT_FALSE(model->predict(request, vendor)[0].applies());
    EXPECT_EQ(
        model->evidence("Thank you. Please send it soon. The weather is fine.", 0),
        "Please send it soon.");
    EXPECT_EQ(model->label("request"), 0U);
    EXPECT_EQ(model->label("nothing"), 1U);
}

TEST(TextModel, ModelsThatDoNotFitAreRefused)
{
    const auto whole = to_bytes(tiny_model());
    ASSERT_TRUE(TextModel::over(whole));
    for (std::size_t size = 0; size < whole.size(); size += size < 200 ? 1 : 997)
        EXPECT_FALSE(TextModel::over(std::string_view(whole).substr(0, size))) << size;
    EXPECT_FALSE(TextModel::over(whole + 'x'));
    auto other_version = whole;
    ++other_version[sizeof(std::uint32_t)]; // The head's first member, behind its size.
    EXPECT_FALSE(TextModel::over(other_version));
}

TEST(TextModel, TheProgramCarriesOneForEveryIntent)
{
    for (const auto name : enum_names<Intent>)
        EXPECT_LT(intent_model().label(name), intent_model().labels().size()) << name;
}

} // namespace
} // namespace mailroom
