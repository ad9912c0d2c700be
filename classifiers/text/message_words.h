#pragma once

// What the model of intents says of a message: made once, used by the passes on threats and
// intents.

#include "classifiers/text/prose.h"
#include "classifiers/text/text_model.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <vector>

namespace mailroom {

struct MessageWords {
    TextSample sample;
    Writer writer = Writer::unknown;
    const TextModel* model = nullptr;
    std::vector<LabelScore> scores; // By label of the model.
    bool awaits_credit = false;     // A credit or a refund is chased.
    bool has_own_credit = false;    // Paid too much himself, deposits, bonuses: nobody's fault.
    bool refuses_payment = false;   // Of a document that is named, whenever it may be.

    bool finds_fault = false;    // Plainly, in a document that the books know.
    bool finds_no_fault = false; // Asks which job a bill is of, thanks for putting it right.

    LabelScore score(std::string_view label) const { return scores[model->label(label)]; }
};

// What the model is asked about a message: subject, newest words, what they answer or pass on,
// names of attachments. Where there are no words at all, the letter that is attached speaks.
TextSample sample_of(const Reading& reading, Writer writer);

// `prose` is of the subject and the words that count. Uses of `so_far`: side, party_id and what
// signals_of() takes. The model must outlive the result.
MessageWords read_words(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    const Understanding& so_far,
    const TextModel& model = intent_model());

} // namespace mailroom
