#include "classifiers/details/faultless.h"

#include "classifiers/details/dispute_reasons.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

bool speaks_of_goods(const Prose& prose)
{
    static const auto& goods = word_list("dispute.goods");
    return std::ranges::any_of(
        prose.words.words, [](const TextWord& word) { return goods.has(word.folded); });
}

// The bill, or the number of one, or where it was seen.
bool names_a_bill(const Prose& prose, const Sentence& sentence)
{
    return !within(prose.references, sentence.first, sentence.last).empty()
        || prose.has("doc.invoice", sentence);
}

bool says_lost(const Prose& prose, const Sentence& sentence)
{
    return prose.has("rest.never_came", sentence) && names_a_bill(prose, sentence);
}

// "It never came" has more than one meaning; the rest of what disputes tell has not.
bool finds_other_fault(const Prose& prose)
{
    constexpr int hint = 3;
    const auto is_fault = [](const auto& score) {
        return score.first != DisputeReason::not_received
            && score.first != DisputeReason::already_paid && score.first != DisputeReason::duplicate
            && score.first != DisputeReason::other && score.second >= hint;
    };
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        if (sentence.first < prose.subject_words) // "Missing bill"
            return false;
        const bool is_lost = says_lost(prose, sentence);
        const auto doubt = is_lost ? Doubt::whether : Doubt::why_alone;
        const auto sums = within(prose.amounts, sentence.first, sentence.last);
        if (!is_lost && std::ranges::any_of(sums, &AmountMention::is_money))
            return true; // What is claimed besides.
        return prose.has("rest.plain_fault", sentence) || prose.has("sum.withheld", sentence)
            || prose.has("why.refusal", sentence)
            || std::ranges::any_of(dispute_reasons_in(prose, sentence, doubt), is_fault);
    });
}

// "D'en avoir une autre" asks for no credit.
bool wants_remedy(const Prose& prose)
{
    const auto all = prose.words.words.size();
    const auto mentions = prose.find_all("request.mention", 0, all);
    return std::ranges::any_of(prose.find_all("remedy.", 0, all), [&](const PhraseHit* hit) {
        return std::ranges::none_of(mentions, [&](const PhraseHit* mention) {
            return mention->first <= hit->first && hit->last <= mention->last;
        });
    });
}

} // namespace

bool asks_for_lost_paper(const Prose& prose)
{
    constexpr std::size_t words_max = 60; // Who writes more has more to say.
    const auto all = prose.words.words.size();
    if (all > words_max || prose.find("request.copy", 0, all) == nullptr
        || wants_remedy(prose)
        || prose.find("doc.proof_of_delivery", 0, all) != nullptr || speaks_of_goods(prose))
        return false;
    const bool is_lost = std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        return says_lost(prose, sentence);
    });
    return is_lost && !finds_other_fault(prose);
}

bool asks_who_signed(const Prose& prose)
{
    const auto all = prose.words.words.size();
    return prose.is_note() && prose.find("doc.proof_of_delivery", 0, all) != nullptr
        && prose.find("rest.remembers", 0, all) != nullptr
        && (prose.find("request.send", 0, all) || prose.find("request.wish", 0, all))
        && prose.find("rest.plain_fault", 0, all) == nullptr
        && prose.find("sum.withheld", 0, all) == nullptr
        && prose.find("why.refusal", 0, all) == nullptr;
}

bool only_awaits_answer(const Prose& prose)
{
    constexpr std::size_t words_of_greeting_max = 4;
    bool promises = false, awaits = false;
    for (const auto& sentence : prose.words.sentences) {
        if (sentence.last <= prose.subject_words)
            continue;
        const bool awaits_here = prose.has("rest.awaits_answer", sentence);
        const bool promises_here = !within(prose.references, sentence.first, sentence.last).empty()
            && !within(prose.dates, sentence.first, sentence.last).empty()
            && dispute_reasons_in(prose, sentence, Doubt::whether).empty();
        if (!awaits_here && !promises_here
            && sentence.last - sentence.first > words_of_greeting_max)
            return false;
        awaits |= awaits_here;
        promises |= promises_here;
    }
    return awaits && promises;
}

} // namespace mailroom
