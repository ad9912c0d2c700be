#pragma once

// Labelled mail as the model of spam is learnt from (classifiers/train/spam_trainer.h).

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"

#include <cstddef>
#include <vector>

namespace mailroom {

inline constexpr std::size_t spam_folds = 10;

struct SpamCorpus {
    std::vector<LabelledMail> mail;
    std::vector<float> rarity;                     // By bucket (feature_rows.h).
    std::vector<std::size_t> fold;                 // Below spam_folds, by sender.
    std::vector<std::vector<WeighedFeature>> rows; // Words and build.
    std::vector<std::vector<WeighedFeature>> rows_of_words;
};

// Real mail, not one that is words alone.
bool has_build(const LabelledMail& mail);
bool is_spam(const LabelledMail& mail);
bool is_lure(const LabelledMail& mail);

// Sentences are left out. Messages without a build borrow that of another: some of `mail` must have
// one.
SpamCorpus spam_corpus(std::vector<LabelledMail> mail);

} // namespace mailroom
