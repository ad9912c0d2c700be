#include "classifiers/sender/lure_words.h"

#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"

namespace mailroom {

LureWords lure_words(const Message& message)
{
    const auto text = message.subject + ".\n\n" + message.latest_text;
    LureWords found;
    for (const auto& hit : find_phrases(split_words(text))) {
        found.sign_in |= hit.phrase_class == "lure.sign_in";
        found.loss |= hit.phrase_class == "lure.loss";
        found.shared |= hit.phrase_class == "lure.shared";
        found.secrecy |= hit.phrase_class == "lure.secrecy";
        found.favour |= hit.phrase_class == "lure.favour";
        found.card |= hit.phrase_class == "lure.card";
        found.harmless |= hit.phrase_class == "lure.harmless";
    }
    return found;
}

} // namespace mailroom
