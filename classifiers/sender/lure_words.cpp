#include "classifiers/sender/lure_words.h"

#include "classifiers/text/concepts.h"
#include "classifiers/text/folded_words.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"

#include <algorithm>
#include <array>

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
    }
    return found;
}

bool wants_what_lures_want(const Message& message)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"lure_secret", "lure_account", "help_access", "bank", "pay", "payment", "invoice", "card",
         "attached"});
    for (const auto& sentence : concepts_of(message.subject + "\n" + message.latest_text)) {
        for (const auto name : names) {
            if (std::find(sentence.begin(), sentence.end(), concept_named(name)) != sentence.end())
                return true;
        }
    }
    return false;
}

bool speaks_to_reader(const Message& message)
{
    constexpr auto words = std::to_array<std::string_view>(
        {"you",   "your",    "yours", "sie",    "ihr",    "ihre", "ihren", "ihrem", "ihnen", "du",
         "dein",  "deine",   "dir",   "dich",   "euch",   "vous", "votre", "vos",   "toi",   "ton",
         "usted", "ustedes", "su",    "sus",    "tu",     "te",   "tiene", "puede", "lei",   "suo",
         "sua",   "suoi",    "voi",   "vostro", "vostra", "vi",   "ti",    "u",     "uw",    "jij",
         "jouw",  "jullie",  "je",    "voce",   "voces",  "seu",  "lhe"});
    const auto said = folded_words(message.subject + "\n" + message.latest_text);
    return std::ranges::any_of(said, [&](const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    });
}

} // namespace mailroom
