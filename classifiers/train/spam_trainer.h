#pragma once

// Makes classifiers/data/spam.model out of labelled mail: messages with their build (sender and
// traits, as spam_example() makes them of real mail) and messages that are words alone (the
// labelled mail that the intents are learnt from).
//
// The model has three labels. "spam" is learnt from mail with a build, and looks at it beside the
// words. "offer", what is offered to firms one by one, is learnt from the words of labelled mail:
// it comes in no build of its own. So is "lure", phishing that wants no account changed; it is left
// out of the other two.
//
// Business mail is ham in any build: messages without one borrow that of another message, so that
// no build alone makes a customer's words spam.
//
// The threshold comes from cross-validation in which all messages of a sender, and all that are
// nearly alike, are in one fold; that of the figures by time, from the older messages alone. The
// same data makes the same bytes.

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"
#include "core/reading.h"
#include "core/result.h"

#include <string>
#include <vector>

namespace mailroom {

struct SpamFigures {
    std::string label, set;
    std::size_t messages = 0, called_spam = 0, called_spam_by_time = 0, messages_by_time = 0;
    bool is = false; // What the label says.
};

struct TrainedSpam {
    ModelData data;
    // By label of the model, set and kind. Held out by sender; and, of the newest third, by a model
    // of the older two.
    std::vector<SpamFigures> figures;
};

// A message of a corpus that says of whole folders whether they are spam.
LabelledMail spam_example(const Reading& reading, std::string id, bool spam);

// Needs examples of both kinds, with their build.
Result<TrainedSpam> train_spam(std::vector<LabelledMail> mail);

std::string to_text(const TrainedSpam& trained);

} // namespace mailroom
