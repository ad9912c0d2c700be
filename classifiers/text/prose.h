#pragma once

// The words of a message with everything that stands in them: what the passes on requests,
// disputes, promises, plans, payments and master data read. Made once for a message.

#include "classifiers/dates/date_expressions.h"
#include "classifiers/numbers/amounts.h"
#include "classifiers/numbers/references.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/books.h"
#include "core/reading.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

inline constexpr std::size_t note_words_max = 30;

struct Prose {
    Date written_on{};
    Words words;
    std::vector<PhraseHit> hits;
    std::vector<DateExpression> dates;
    std::vector<AmountMention> amounts;
    std::vector<Reference> references;
    // Open invoices that a sum names, each at its sum: "the one over 612.40" where one alone of the
    // party's comes to it.
    std::vector<Reference> named_by_sum;
    std::vector<Sentence> clauses; // The sentences, cut where they go over to another document.
    std::size_t subject_words = 0; // The first ones.
    // The one document that the quoted history is about; none where it names several.
    std::optional<Reference> context;
    std::vector<Reference> quoted; // All that the message and its history name, each once.

    // A line or two, which say little beside what they are about.
    bool is_note() const { return words.words.size() <= note_words_max; }
    // A hit of this concept within the words [first, last), or null.
    const PhraseHit* find(std::string_view phrase_class, std::size_t first, std::size_t last) const;
    // The same for a family: "dispute." for "dispute.pricing".
    std::vector<const PhraseHit*>
    find_all(std::string_view prefix, std::size_t first, std::size_t last) const;
    bool has(std::string_view phrase_class, const Sentence& sentence) const
    {
        return find(phrase_class, sentence.first, sentence.last) != nullptr;
    }
};

// The sentences' things, in order.
template <typename T>
std::vector<const T*> within(const std::vector<T>& things, std::size_t first, std::size_t last)
{
    std::vector<const T*> found;
    for (const auto& thing : things) {
        if (thing.first >= first && thing.last <= last)
            found.push_back(&thing);
    }
    return found;
}

// The thing that stands nearest to the words [first, last), the earlier of two; null of none.
template <typename T>
const T* nearest(const std::vector<const T*>& things, std::size_t first, std::size_t last)
{
    const auto apart = [&](const T* thing) {
        return thing->last <= first ? first - thing->last
            : thing->first >= last  ? thing->first - last
                                    : 0;
    };
    const auto best = std::ranges::min_element(things, {}, apart);
    return best == things.end() ? nullptr : *best;
}

// `text` is what the sender wrote; `party_id` may be empty.
Prose read_prose(
    std::string_view subject,
    std::string_view text,
    const Date& written_on,
    const Books& books,
    std::string_view party_id);

// The numbers known to the books that these words name, orders apart, each once.
std::vector<Reference>
known_references(std::string_view text, const Books& books, std::string_view party_id);

// The words that count: the newest ones, and those of the inner message where one of ours, or
// nobody, says anything about what was forwarded.
std::string counted_text(const Message& message, const Company& company);

} // namespace mailroom
