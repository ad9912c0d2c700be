#include "classifiers/train/spam_corpus.h"

#include "classifiers/spam/spam.h"
#include "classifiers/train/feature_rows.h"
#include "classifiers/train/sender_folds.h"

namespace mailroom {
namespace {

void lend_builds(std::vector<LabelledMail>& mail)
{
    std::vector<const LabelledMail*> lenders, lenders_of[2];
    for (auto& one : mail) {
        if (one.sample.traits.empty()) // Some labelled mail tells its sender, and has none.
            one.sender.clear();
        if (has_build(one)) {
            lenders.push_back(&one);
            lenders_of[is_spam(one) ? 1 : 0].push_back(&one);
        }
    }
    for (auto& one : mail) {
        if (has_build(one))
            continue;
        // Whoever writes to anybody does so in a build of that kind; business may come in any.
        const auto& from = one.of_anybody ? lenders_of[is_spam(one) ? 1 : 0] : lenders;
        const auto& lent = from[stable_hash(one.id) % from.size()]->sample;
        one.sample.traits = lent.traits;
        one.sample.programs = lent.programs;
    }
}

} // namespace

bool has_build(const LabelledMail& mail)
{
    return !mail.sender.empty();
}

bool is_spam(const LabelledMail& mail)
{
    return mail.intents.test(static_cast<std::size_t>(Intent::spam));
}

bool is_lure(const LabelledMail& mail)
{
    return mail.intents.test(static_cast<std::size_t>(Intent::phishing));
}

SpamCorpus spam_corpus(std::vector<LabelledMail> mail)
{
    SpamCorpus corpus;
    std::erase_if(mail, [](const LabelledMail& one) { return one.is_sentence; });
    lend_builds(mail);
    const auto senders = senders_of(mail);
    corpus.fold = folds_by_sender(mail, spam_folds);
    std::vector<std::vector<Feature>> features;
    for (auto& one : mail) {
        one.sample.writer = Writer::unknown; // Who is in the books is not asked.
        one.sample.quoted.clear();
        one.sample.concepts = false;
        one.sample.signs = true;
        pass_over_foreign_words(one.sample, {});
        features.push_back(features_of(one.sample));
    }
    corpus.rarity = rarities(features, senders);
    for (const auto& one : features)
        corpus.rows.push_back(weighed_row(one, corpus.rarity));
    for (const auto& one : mail) {
        auto words = one.sample;
        forget_build(words);
        corpus.rows_of_words.push_back(weighed_row(features_of(words), corpus.rarity));
    }
    corpus.mail = std::move(mail);
    return corpus;
}

} // namespace mailroom
