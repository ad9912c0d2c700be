#include "classifiers/details/promise_scope.h"

#include "classifiers/details/promise_sums.h"
#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailroom {
namespace {

// Whether the sentence before these words tells of a part that was paid of a document.
bool follows_part(const Prose& prose, const PromisedDocuments& documents, std::size_t word)
{
    if (word <= prose.subject_words)
        return false;
    const auto& before = prose.words.sentence_of(word - 1);
    return prose.has("pay.part", before) && !money_in(prose, before).empty()
        && !documents.in(before).empty();
}

// "Re: 4471, second reminder" above "we pay the full amount on the 20th".
bool is_all_of_subject(
    const Prose& prose, const PromisedDocuments& documents, const Sentence& sentence)
{
    return prose.has("rest.full_amount", sentence)
        && documents.in({0, prose.subject_words}).size() == 1;
}

// "4471 is late, I know. You'll have the whole thing on Friday."
bool is_all_of_one(const Prose& prose, const PromisedDocuments& documents, const Sentence& sentence)
{
    if (prose.has("rest.account", sentence) || sentence.first <= prose.subject_words)
        return false;
    const auto named = documents.in({prose.subject_words, sentence.first});
    return !named.empty() && std::ranges::all_of(named, [&](const Reference& one) {
        return one.number == named.front().number;
    });
}

} // namespace

bool is_about_all(
    const Prose& prose,
    const PromisedDocuments& documents,
    const Sentence& sentence,
    const std::vector<const AmountMention*>& amounts)
{
    const auto hits = prose.find_all("pay.all", sentence.first, sentence.last);
    const auto their_account = prose.find_all("pay.your_account", sentence.first, sentence.last);
    const bool all = std::ranges::any_of(hits, [&](const PhraseHit* hit) {
        return hit->phrase_class == "pay.all"
            && std::ranges::none_of(their_account, [&](const PhraseHit* account) {
                   return account->first <= hit->first && hit->last <= account->last;
               });
    });
    if (!all || is_all_of_one(prose, documents, sentence)
        || is_all_of_subject(prose, documents, sentence))
        return false;
    const auto end = sentence.last;
    const bool of_named = !amounts.empty() && prose.has("pay.rest", sentence)
        && !documents.in({0, sentence.first}).empty(); // "4471 was short. Balance 580.00 follows."
    // "Today 5,000 went towards 4471. The balance follows on Friday."
    const bool of_paid_part =
        prose.has("pay.rest", sentence) && follows_part(prose, documents, sentence.first);
    const bool rest = of_named || of_paid_part || amounts.size() > 1
        || (!amounts.empty()
            && (prose.find("pay.past", 0, end) != nullptr
                || prose.find("pay.part", 0, end) != nullptr));
    return !rest;
}

const PhraseHit*
rest_in(const Prose& prose, const Sentence& said, const std::vector<Reference>& references)
{
    const auto hits = prose.find_all("pay.rest", said.first, said.last);
    const auto found = std::ranges::find_if(hits, [&](const PhraseHit* hit) {
        return std::ranges::none_of(references, [&](const Reference& one) {
            return one.first <= hit->first && hit->last <= one.last;
        });
    });
    return found == hits.end() ? nullptr : *found;
}

void drop_paid(std::vector<Reference>& references, const Prose& prose)
{
    const auto is_paid = [&](const Reference& one) {
        const auto part = part_around(prose.words, one.first, one.last);
        const bool to_come = std::ranges::any_of(
            within(prose.dates, part.first, part.last),
            [&](const DateExpression* day) { return day->value >= prose.written_on; });
        return prose.has("pay.made", part) && !to_come;
    };
    if (!std::ranges::all_of(references, is_paid))
        std::erase_if(references, is_paid);
}

void drop_put_off(std::vector<Reference>& references, const Prose& prose)
{
    static const auto& put_off = word_list("promise.put_off");
    const auto is_put_off = [&](const Reference& one) {
        const auto part = part_around(prose.words, one.first, one.last);
        if (!within(prose.dates, part.first, part.last).empty())
            return false;
        if (prose.has("rest.has_to_go", part))
            return true;
        const auto& words = prose.words.words;
        const bool talks = std::any_of(
            words.begin() + static_cast<std::ptrdiff_t>(part.first),
            words.begin() + static_cast<std::ptrdiff_t>(part.last),
            [](const TextWord& word) { return put_off.has(word.folded); });
        return talks || prose.has("pay.if", part) || prose.has("pay.condition", part);
    };
    if (!std::ranges::all_of(references, is_put_off))
        std::erase_if(references, is_put_off);
}

bool goes_along(const Prose& prose, const Sentence& said, const Reference& first)
{
    static const auto& beside = word_list("promise.beside");
    constexpr std::size_t words_max = 3;
    std::string led;
    for (auto at = first.first; at > said.first && first.first - at < words_max; --at) {
        led = prose.words.words[at - 1].folded + (led.empty() ? "" : " ") + led;
        if (beside.has(led))
            return at - 1 > said.first; // "It goes along with 4480", not "Together with 4480 ...".
    }
    return false;
}

const PhraseHit* all_else_in(const Prose& prose, const Sentence& said)
{
    const auto* hit = prose.find("rest.all_else", said.first, said.last);
    const bool of_sum = hit && std::ranges::any_of(prose.amounts, [&](const AmountMention& sum) {
                            return sum.first == hit->last;
                        });
    return of_sum ? nullptr : hit;
}

void keep_all_else(
    std::vector<Reference>& references,
    const PhraseHit& all_else,
    const PromisedDocuments& documents)
{
    const auto named_here = references;
    std::erase_if(references, [&](const Reference& one) { return one.last <= all_else.first; });
    if (!references.empty())
        return;
    for (const auto& one : documents.in({0, all_else.first})) {
        const auto is_same = [&](const Reference& other) { return other.number == one.number; };
        if (std::ranges::none_of(named_here, is_same) && std::ranges::none_of(references, is_same))
            references.push_back(one);
    }
}

std::optional<std::size_t>
begin_of_rest(const Prose& prose, const PromisedDocuments& documents, const Sentence& said)
{
    const auto* rest = all_else_in(prose, said);
    if (rest == nullptr)
        rest = rest_in(prose, said, documents.in(said));
    if (rest == nullptr || rest->first == said.first)
        return std::nullopt;
    const Sentence before{said.first, rest->first}, behind{rest->first, said.last};
    const auto has_day_to_come = [&](const Sentence& part) {
        return std::ranges::any_of(
            within(prose.dates, part.first, part.last),
            [&](const DateExpression* day) { return day->value >= prose.written_on; });
    };
    const bool whole = money_in(prose, before).empty() && !prose.has("pay.part", before)
        && !prose.has("pay.past", before);
    const bool apart = !documents.in(before).empty() && documents.in(behind).empty()
        && has_day_to_come(before) && has_day_to_come(behind);
    return whole && apart ? std::optional(rest->first) : std::nullopt;
}

namespace {

bool says_other(const Prose& prose, const Sentence& sentence)
{
    static constexpr std::array other{"pay.not", "pay.past", "request.send"};
    return sentence.question
        || std::ranges::any_of(other, [&](const char* name) { return prose.has(name, sentence); })
        || !prose.find_all("dispute.", sentence.first, sentence.last).empty();
}

} // namespace

bool names_what_is_in(const Prose& prose, const Sentence& next)
{
    return prose.has("promise.in_it", next) && !says_other(prose, next);
}

bool is_likewise(const Prose& prose, const Sentence& next)
{
    constexpr std::size_t words_max = 6;
    return next.last - next.first <= words_max && prose.has("rest.likewise", next)
        && within(prose.dates, next.first, next.last).empty() && !says_other(prose, next);
}

} // namespace mailroom
