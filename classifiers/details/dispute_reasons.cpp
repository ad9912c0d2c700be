#include "classifiers/details/dispute_reasons.h"

#include "classifiers/details/stated_counts.h"
#include "core/text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {
namespace {

constexpr std::string_view prefix = "dispute.";
constexpr int general_phrase_weight = 3, special_phrase_weight = 4, special_hint_weight = 3;
constexpr int note_score_min = 3;

// How much all that phrases prove counts beside a margin of the words, which know the phrases too.
// Chosen on examples of senders that the words were not learnt from.
constexpr double proof_weight = 0.3;

// Freight, tax and the like are matters of every day until a word finds fault with them.
bool is_everyday(DisputeReason reason)
{
    switch (reason) {
    case DisputeReason::freight:
    case DisputeReason::tax:
    case DisputeReason::promotion:
    case DisputeReason::returned:
    case DisputeReason::already_paid:
    case DisputeReason::duplicate:
        return true;
    default:
        return false;
    }
}

// Words of price, number and lack stand beside every other reason ("the rebate is missing", "not
// our order number"): they count less than those that say one thing.
bool is_general(DisputeReason reason)
{
    return reason == DisputeReason::pricing || reason == DisputeReason::quantity
        || reason == DisputeReason::shortage || reason == DisputeReason::not_received;
}

int phrase_weight(DisputeReason reason)
{
    return reason == DisputeReason::other ? 1
        : is_general(reason)              ? general_phrase_weight
                                          : special_phrase_weight;
}

int hint_weight(DisputeReason reason)
{
    return reason == DisputeReason::other ? 1 : is_general(reason) ? 2 : special_hint_weight;
}

// Each word that speaks for a reason without proving it.
void add_hints(const Prose& prose, const Sentence& sentence, std::map<DisputeReason, int>& scores)
{
    constexpr std::string_view hint_prefix = "hint.";
    constexpr int hints_max = 3;
    std::map<DisputeReason, int> counts;
    for (const auto* hit : prose.find_all(hint_prefix, sentence.first, sentence.last)) {
        const auto name = hit->phrase_class.substr(hint_prefix.size());
        const auto reason = enum_from_string<DisputeReason>(name);
        if (reason && ++counts[*reason] <= hints_max)
            scores[*reason] += hint_weight(*reason);
    }
    if (tells_two_prices(prose.words, sentence))
        scores[DisputeReason::pricing] += 2 * hint_weight(DisputeReason::pricing);
}

std::map<DisputeReason, int> phrases_in(const Prose& prose, const Sentence& sentence)
{
    std::map<DisputeReason, int> scores;
    for (const auto* hit : prose.find_all(prefix, sentence.first, sentence.last)) {
        const auto name = hit->phrase_class.substr(prefix.size());
        if (const auto reason = enum_from_string<DisputeReason>(name)) {
            // Longer phrases are surer.
            const auto length = static_cast<int>(std::min<std::size_t>(hit->last - hit->first, 3));
            const bool is_told = *reason == DisputeReason::other && length > 1;
            scores[*reason] += (is_told ? special_phrase_weight : phrase_weight(*reason)) + length;
        }
    }
    return scores;
}

// Questions for their own sake, conditions, and what is settled or praised. "Why is 4471 still
// open?" disputes nevertheless.
bool leaves_undisputed(const Prose& prose, const Sentence& sentence)
{
    return denies(prose, sentence) || prose.has("dispute.if", sentence)
        || (sentence.question && !prose.has("dispute.why", sentence));
}

// Who greets and signs has room to say that something is wrong; one bare sentence has not.
bool is_one_sentence(const Prose& prose)
{
    return prose.words.sentences.size() == (prose.subject_words > 0 ? 2U : 1U);
}

} // namespace

std::map<DisputeReason, int>
dispute_reasons_in(const Prose& prose, const Sentence& sentence, Doubt doubt)
{
    auto scores = phrases_in(prose, sentence);
    if (doubt == Doubt::why_alone) {
        if (denies(prose, sentence)) // "That was settled in May" is said of what is paid, too.
            std::erase_if(scores, [](const auto& score) {
                return score.first != DisputeReason::already_paid;
            });
        add_hints(prose, sentence, scores);
        return scores;
    }
    if (leaves_undisputed(prose, sentence))
        return {};
    constexpr int proof_of_counts = 4;
    if (bills_too_many(prose.words, prose.hits, sentence))
        scores[DisputeReason::quantity] += proof_of_counts;
    const bool finds_fault = prose.has("dispute.cue", sentence);
    if (prose.is_note()) {
        add_hints(prose, sentence, scores);
        std::erase_if(scores, [](const auto& score) { return score.second < note_score_min; });
        if (is_one_sentence(prose))
            return scores;
    }
    std::erase_if(
        scores, [&](const auto& score) { return is_everyday(score.first) && !finds_fault; });
    return scores;
}

DisputeReason likeliest(std::map<DisputeReason, int> scores, const ReasonLeanings& leanings)
{
    // "Dispute" and "query" are words of all reasons; "wrong colour" tells one of no name.
    if (scores.size() > 1 && scores[DisputeReason::other] <= special_phrase_weight)
        scores.erase(DisputeReason::other);
    int all = 0;
    for (const auto& [reason, score] : scores)
        all += score;
    auto sums = leanings;
    for (const auto& [reason, score] : scores)
        sums.at(static_cast<std::size_t>(reason)) += proof_weight * score / std::max(all, 1);
    constexpr double margin_of_doubt = -0.5; // Below it no words speak for the reason.
    const auto best = std::ranges::max_element(sums);
    if (*best >= margin_of_doubt)
        return static_cast<DisputeReason>(best - sums.begin());
    const auto proved =
        std::ranges::max_element(scores, {}, [](const auto& score) { return score.second; });
    return proved == scores.end() ? DisputeReason::other : proved->first;
}

ReasonLeanings leanings_of_clauses(
    const Prose& prose,
    const std::vector<Sentence>& clauses,
    const std::optional<ReasonLeanings>& whole)
{
    constexpr std::size_t words_min = 3;
    constexpr double weight_of_surest = 0.3;
    std::string text;
    ReasonLeanings surest;
    surest.fill(-1);
    for (const auto& clause : clauses) {
        const auto words = prose.words.source(clause.first, clause.last);
        text += std::string(words) + '\n';
        if (clause.last - clause.first < words_min)
            continue;
        const auto leanings = reason_leanings({}, words);
        for (std::size_t i = 0; i < surest.size(); ++i)
            surest.at(i) = std::max(surest.at(i), leanings.at(i));
    }
    auto leanings = whole ? *whole : reason_leanings({}, text);
    for (std::size_t i = 0; i < leanings.size(); ++i)
        leanings.at(i) += weight_of_surest * (surest.at(i) - leanings.at(i));
    return leanings;
}

bool stands(const Prose& prose, const Sentence& sentence, const PhraseHit& hit)
{
    constexpr std::size_t reach = 2;
    const auto from = std::max(sentence.first, hit.first - std::min(hit.first, reach));
    return prose.find("dispute.not", from, hit.first) == nullptr;
}

bool denies(const Prose& prose, const Sentence& sentence)
{
    return std::ranges::any_of(
        prose.find_all("dispute.deny", sentence.first, sentence.last),
        [&](const PhraseHit* hit) { return stands(prose, sentence, *hit); });
}

} // namespace mailroom
