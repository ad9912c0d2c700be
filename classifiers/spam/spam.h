#pragma once

// Whether a message was sent unasked to sell something: to everybody, by its words and its build
// (classifiers/spam/spam_traits.h), or to firms one by one, by its words; with a linear model that
// `mailroom train spam` makes (classifiers/train/) and that is part of the program as
// classifiers/data/spam.model.
//
// Of the books only the languages are asked here: whose mail may be called spam at all is judged in
// classifiers/sender/threat.h.

#include "classifiers/text/text_model.h"
#include "core/books.h"
#include "core/reading.h"

#include <string>

namespace mailroom {

struct SpamJudgement {
    LabelScore score{0, 1};   // Of what is sent to everybody, by words and build.
    LabelScore offered{0, 1}; // Of what is offered to firms one by one, by words alone.
    std::string why;          // Where one applies: the traits and the words that speak most for it.

    bool applies() const { return score.applies() || offered.applies(); }
};

// What the model is asked about a message, but for:
TextSample spam_sample(const Reading& reading);

// In a language that neither this program answers in nor anybody in the books speaks, words tell
// the model nothing: they make place for one feature that says so, and the build is judged.
void pass_over_foreign_words(TextSample& sample, const Books& books);

// Leaves the words alone.
void forget_build(TextSample& sample);

SpamJudgement
judge_spam(const Reading& reading, const Books& books, const TextModel& model = spam_model());

// That it is a lure (phishing), by its words alone.
LabelScore lure_score(const Reading& reading, const TextModel& model = spam_model());

} // namespace mailroom
