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
        && (prose.find("request.all_well", first, except->first) == nullptr
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

void drop_nouns_at_hand(std::vector<DocumentNoun>& nouns, const Prose& prose)
{
    constexpr std::size_t reach = 1; // "the signed delivery note"
    const auto is_at_hand = [&](const DocumentNoun& noun) {
        constexpr std::size_t phrase_words_max = 5;
        const auto from = noun.first - std::min(noun.first, phrase_words_max + reach);
        const auto held = prose.find_all("rest.only_have", from, noun.first);
        return std::ranges::any_of(
            held, [&](const PhraseHit* hit) { return hit->last + reach >= noun.first; });
    };
    if (!std::ranges::all_of(nouns, is_at_hand))
        std::erase_if(nouns, is_at_hand);
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
