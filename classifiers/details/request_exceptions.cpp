#include "classifiers/details/request_exceptions.h"

#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// The words between the commas around it, or a "but".
Sentence own_part(const Prose& prose, const Reference& one)
{
    auto part = part_around(prose.words, one.first, one.last);
    for (const auto* but : prose.find_all("request.but", part.first, part.last)) {
        if (but->last <= one.first)
            part.first = but->first;
        else if (but->first >= one.last)
            part.last = std::min(part.last, but->first);
    }
    return part;
}

bool is_at_hand(const Prose& prose, const Reference& one)
{
    static constexpr std::array asking{"request.send", "request.lack", "request.copy"};
    const auto part = own_part(prose, one);
    const auto* had = hit_at(prose.hits, "request.have", one.last); // "4471 we have", and no "not"
    if (had && hit_at(prose.hits, "request.have_not", one.last) == nullptr
        && hit_at(prose.hits, "rest.only_have", one.last) == nullptr)
        return true;
    if (prose.find("request.unneeded", part.first, part.last) != nullptr)
        return true;
    const auto* at_hand = prose.find("request.at_hand", part.first, part.last);
    return at_hand != nullptr && std::ranges::none_of(asking, [&](const char* name) {
               const auto* hit = prose.find(name, part.first, part.last);
               return hit != nullptr
                   && (hit->last <= at_hand->first || hit->first >= at_hand->last);
           });
}

// A phrase of the class that ends right before the number.
const PhraseHit* phrase_before(const Prose& prose, const Reference& one, const char* phrase_class)
{
    constexpr std::size_t reach = 5;
    const auto from =
        std::max(prose.words.sentence_of(one.first).first, one.first - std::min(one.first, reach));
    for (const auto* hit : prose.find_all(phrase_class, from, one.first)) {
        if (hit->last == one.first)
            return hit;
    }
    return nullptr;
}

// "4471, not 4472", "4471 and not 4472": not "we do not have 4472".
bool is_denied(const Prose& prose, const Reference& one)
{
    const auto* hit = phrase_before(prose, one, "request.denied");
    if (hit == nullptr || hit->first == prose.words.sentence_of(one.first).first)
        return false;
    const auto before = hit->first - 1;
    const bool behind_number = std::ranges::any_of(
        prose.references, [&](const Reference& other) { return other.last == hit->first; });
    return behind_number || prose.find("period.and", before, hit->first) != nullptr
        || prose.words.gap_after(before).find_first_of(",(-") != std::string_view::npos;
}

bool all_is_well(const Prose& prose, std::size_t first, std::size_t last)
{
    return prose.find("request.all_well", first, last) != nullptr
        || prose.find("rest.all_well", first, last) != nullptr;
}

// "All but 4471", "nicht die 4471"; not "everything agrees except 4471", nor "but not the document
// (4471)".
bool is_excepted(const Prose& prose, const Reference& one)
{
    constexpr std::size_t reach = 4;
    const auto first = prose.words.sentence_of(one.first).first;
    const auto from = std::max(first, one.first - std::min(one.first, reach));
    const auto* except = prose.find("request.except", from, one.first);
    const bool in_brackets = one.first > 0 && prose.words.gap_after(one.first - 1).ends_with('(');
    return except != nullptr && !in_brackets
        && (!all_is_well(prose, first, prose.words.sentence_of(one.first).last)
            || prose.find("request.send", first, except->first) != nullptr);
}

// "Send the note for 4471 and explain why 4480 came short": nothing is asked for behind it.
bool is_to_be_explained(const Prose& prose, const Reference& one)
{
    const auto& sentence = prose.words.sentence_of(one.first);
    const auto* explain = prose.find("rest.explain", sentence.first, one.first);
    if (explain == nullptr)
        return false;
    static constexpr std::array asking{"request.hand_over", "request.copy", "request.lack"};
    return std::ranges::none_of(asking, [&](const char* name) {
        return prose.find(name, explain->last, sentence.last) != nullptr;
    });
}

// "After the transfer for 4471, what is left?"
bool is_named_in_passing(const Prose& prose, const Reference& one)
{
    return phrase_before(prose, one, "rest.passing") != nullptr;
}

// "4471 was charged twice and 4480 never came, so please mail 4480": disputed in its own part,
// where another number stands right behind the wish.
bool is_disputed_beside(const Prose& prose, const Reference& one)
{
    constexpr std::size_t reach = 3;
    const auto& sentence = prose.words.sentence_of(one.first);
    const auto is_led = [&](const Reference& other) {
        const auto from = std::max(sentence.first, other.first - std::min(other.first, reach));
        return prose.find("request.hand_over", from, other.first) != nullptr;
    };
    const auto named = within(prose.references, sentence.first, sentence.last);
    const bool other_is_led = std::ranges::any_of(named, [&](const Reference* other) {
        return other->first > one.first && other->number != one.number && is_led(*other);
    });
    const auto part = own_part(prose, one);
    return other_is_led && !is_led(one)
        && !prose.find_all("dispute.", part.first, part.last).empty()
        && prose.find("request.send", part.first, part.last) == nullptr
        && prose.find("request.lack", part.first, part.last) == nullptr;
}

// "I have just paid 4471, and send me a copy of 4480": paid in its own part, where another number
// stands right behind the wish.
bool is_paid_beside(const Prose& prose, const Reference& one)
{
    const auto part = own_part(prose, one);
    const auto& sentence = prose.words.sentence_of(one.first);
    const bool paid = prose.has("pay.made", part) || prose.has("pay.past", part);
    const bool asks = prose.has("request.send", part) || prose.has("request.copy", part);
    return paid && !asks
        && std::ranges::any_of(
               within(prose.references, sentence.first, sentence.last),
               [&](const Reference* other) {
                   const auto its = own_part(prose, *other);
                   return other->first > one.first && its.first >= part.last
                       && (prose.has("request.hand_over", its) || prose.has("request.copy", its));
               });
}

} // namespace

namespace {

// A phrase of the class that ends before the noun, or with one word between: "the signed note".
const PhraseHit*
phrase_before(const Prose& prose, const DocumentNoun& noun, const char* phrase_class)
{
    constexpr std::size_t reach = 1, phrase_words_max = 6;
    const auto first = prose.words.sentence_of(noun.first).first;
    const auto from = std::max(first, noun.first - std::min(noun.first, phrase_words_max + reach));
    const auto hits = prose.find_all(phrase_class, from, noun.first);
    const auto hit = std::ranges::find_if(
        hits, [&](const PhraseHit* one) { return one->last + reach >= noun.first; });
    return hit == hits.end() ? nullptr : *hit;
}

bool touches(const Prose& prose, const char* phrase_class, std::size_t first, std::size_t last)
{
    constexpr std::size_t phrase_words_max = 8;
    const auto from = first - std::min(first, phrase_words_max);
    return std::ranges::any_of(prose.find_all(phrase_class, from, last), [&](const PhraseHit* hit) {
        return hit->last > first;
    });
}

// "We have the delivery note, but no invoice": held, and neither denied nor wished for.
bool is_held(const Prose& prose, const DocumentNoun& noun, const DocumentNoun* next)
{
    constexpr std::size_t denied_reach = 2;
    const auto* here = phrase_before(prose, noun, "rest.have_here");
    if (here == nullptr)
        return false;
    const auto first = prose.words.sentence_of(noun.first).first;
    const auto before = std::max(first, here->first - std::min(here->first, denied_reach));
    const auto behind = std::min(noun.last + denied_reach, prose.words.words.size());
    const bool denied = prose.find("request.denied", before, noun.first) != nullptr
        || (prose.find("request.denied", noun.last, behind) != nullptr
            && (next == nullptr || next->first >= behind));
    const bool wished = touches(prose, "request.wish", before, here->last)
        || touches(prose, "request.hand_over", before, here->last);
    return !denied && !wished;
}

// Between the two what is there is set against what is not: "but", "only", "no", "is missing".
bool are_set_against(const Prose& prose, const DocumentNoun& held, const DocumentNoun& other)
{
    static constexpr std::array against{"request.but", "request.denied", "rest.lacks"};
    const auto sentence = prose.words.sentence_of(held.first);
    const auto first = std::min(held.last, other.last), last = std::max(held.first, other.first);
    const auto part = part_around(prose.words, other.first, other.last);
    return held.type != other.type && sentence.first <= other.first && other.last <= sentence.last
        && (prose.find("rest.lacks", part.first, part.last) != nullptr
            || std::ranges::any_of(against, [&](const char* name) {
                   return prose.find(name, first, last) != nullptr;
               }));
}

} // namespace

bool misses_of_all(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 3; // "except the invoice 4471"
    if (sentence.last <= prose.subject_words || !all_is_well(prose, sentence.first, sentence.last))
        return false;
    return std::ranges::any_of(
        within(prose.references, sentence.first, sentence.last), [&](const Reference* one) {
            const auto from = std::max(sentence.first, one->first - std::min(one->first, reach));
            return prose.find("request.except", from, one->first) != nullptr
                || prose.find("rest.except", from, one->first) != nullptr;
        });
}

void drop_nouns_at_hand(std::vector<DocumentNoun>& nouns, const Prose& prose)
{
    std::vector<bool> at_hand(nouns.size());
    for (std::size_t i = 0; i < nouns.size(); ++i) {
        const auto* next = i + 1 < nouns.size() ? &nouns[i + 1] : nullptr;
        at_hand[i] = phrase_before(prose, nouns[i], "rest.only_have") != nullptr
            || (is_held(prose, nouns[i], next)
                && std::ranges::any_of(nouns, [&](const DocumentNoun& other) {
                       return are_set_against(prose, nouns[i], other);
                   }));
    }
    if (std::ranges::find(at_hand, false) == at_hand.end())
        return;
    for (auto i = nouns.size(); i-- > 0;) {
        if (at_hand[i])
            nouns.erase(nouns.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

std::vector<Period> wanted_periods(std::vector<Period> periods, const Prose& prose)
{
    static const auto& within_month = word_list("request.in_month");
    constexpr std::size_t reach = 4;
    std::erase_if(periods, [&](const Period& period) {
        const auto& words = prose.words.words;
        if (period.first == 0 || !within_month.has(words[period.first - 1].folded))
            return false;
        const auto from = period.first - std::min(period.first, reach);
        const auto to = std::min(period.last + reach, words.size());
        return prose.find("rest.asked", from, to) != nullptr;
    });
    return periods;
}

std::vector<Reference> wanted_references(const Prose& prose)
{
    constexpr std::size_t joiner_words_max = 2;
    std::vector<Reference> named, wanted;
    const Reference* excepted = nullptr;
    for (const auto& one : prose.references) {
        const bool goes_on = excepted != nullptr && one.first >= excepted->last
            && one.first - excepted->last <= joiner_words_max;
        if (goes_on || is_denied(prose, one) || is_excepted(prose, one)
            || is_named_in_passing(prose, one) || is_to_be_explained(prose, one)
            || is_disputed_beside(prose, one) || is_paid_beside(prose, one))
            excepted = &one;
        else
            named.push_back(one);
    }
    const Reference* held = nullptr; // "We have 4471 and 4472, but 4473 is missing."
    for (const auto& one : named) {
        const bool goes_on = held != nullptr && one.first - held->last <= joiner_words_max
            && prose.find("period.and", held->last, one.first) != nullptr;
        held = goes_on || phrase_before(prose, one, "request.held") ? &one : nullptr;
        if (held == nullptr && !is_at_hand(prose, one))
            wanted.push_back(one);
    }
    return wanted.empty() ? named : wanted;
}

} // namespace mailroom
