#include "classifiers/details/dispute_twins.h"

#include "classifiers/details/fault_in_passing.h"
#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Whether the subject names the document.
bool is_titled(const Prose& prose, const Reference& document)
{
    return std::ranges::any_of(
        within(prose.references, 0, prose.subject_words),
        [&](const Reference* one) { return one->number == document.number; });
}

// "Please cancel 4480", "4480 to be cancelled": of two bills the other is the one to keep.
bool is_to_go(const Prose& prose, const Reference& document)
{
    constexpr std::size_t reach = 4; // Words from its number.
    static const auto& words = word_list("bill.to_go");
    const auto all = prose.words.words.size();
    const auto mentions = within(prose.references, prose.subject_words, all);
    const auto is_beside = [&](const Reference& one) {
        const auto part = part_around(prose.words, one.first, one.last);
        const auto others = within(prose.references, part.first, part.last);
        auto from = std::max(part.first, one.first - std::min(one.first, reach));
        auto to = std::min(part.last, one.last + reach);
        for (const auto* other : others) {
            if (other->last <= one.first)
                from = std::max(from, other->last);
            else if (other->first >= one.last)
                to = std::min(to, other->first);
        }
        for (auto word = from; word < to; ++word) {
            if (words.has(prose.words.words[word].folded))
                return true;
        }
        return false;
    };
    return std::ranges::any_of(mentions, [&](const Reference* one) {
        return one->number == document.number && is_beside(*one);
    });
}

// "Please cancel the later one", "the first may go": which of two by its place; null where nothing
// says so.
const Reference* to_go_by_place(const Prose& prose, const Reference& a, const Reference& b)
{
    constexpr std::size_t reach = 6; // Words between the place and what is to become of it.
    static const auto& goes = word_list("bill.to_go");
    const auto* later = later_of({&a, &b});
    const auto is_to_go = [&](const PhraseHit& place) {
        const auto& sentence = prose.words.sentence_of(place.first);
        const auto from = std::max(sentence.first, place.first - std::min(place.first, reach));
        const auto to = std::min(sentence.last, place.last + reach);
        for (auto word = from; word < to; ++word) {
            if (goes.has(prose.words.words[word].folded))
                return true;
        }
        return false;
    };
    for (const auto* name : {"which.later", "which.last"}) {
        for (const auto* place : prose.find_all(name, 0, prose.words.words.size())) {
            if (is_to_go(*place))
                return later;
        }
    }
    return nullptr;
}

// "We pay the older one only (4471)"
bool is_to_keep(const Prose& prose, const Reference& document)
{
    return std::ranges::any_of(prose.clauses, [&](const Sentence& clause) {
        const auto named = within(prose.references, clause.first, clause.last);
        return prose.has("rest.pays_only", clause) && named.size() == 1
            && named.front()->number == document.number;
    });
}

// Each scope that is about one of these documents alone.
std::vector<JudgedScope*>
alone_of(const std::vector<const Reference*>& documents, std::vector<JudgedScope>& judged)
{
    std::vector<JudgedScope*> found;
    for (auto& one : judged) {
        const auto& own = one.scope->documents;
        if (own.size() == 1 && std::ranges::any_of(documents, [&](const Reference* document) {
                return document->number == own.front()->number;
            }))
            found.push_back(&one);
    }
    return found;
}

} // namespace

const Reference* repeated_of(const Prose& prose, const std::vector<const Reference*>& two)
{
    const bool first = is_to_go(prose, *two.front()), second = is_to_go(prose, *two.back());
    return first == second ? later_of(two) : first ? two.front() : two.back();
}

const Reference* later_of(const std::vector<const Reference*>& two)
{
    const auto &first = two.front()->number, &second = two.back()->number;
    return first.size() == second.size() && first > second ? two.front() : two.back();
}

const DisputeScope*
original_of(const Prose& prose, const DisputeScope& first, const DisputeScope& second)
{
    const auto &a = *first.documents.front(), &b = *second.documents.front();
    const auto repeats = [](const DisputeScope& scope, const Reference& other) {
        return std::ranges::any_of(
            scope.compared, [&](const Reference* one) { return one->number == other.number; });
    };
    if (repeats(first, b) != repeats(second, a))
        return repeats(first, b) ? &second : &first;
    if (!first.compared.empty() || !second.compared.empty())
        return nullptr;
    if (is_to_go(prose, a) != is_to_go(prose, b))
        return is_to_go(prose, a) ? &second : &first;
    if (const auto* goes = to_go_by_place(prose, a, b))
        return goes == &a ? &second : &first;
    if (is_to_keep(prose, a) != is_to_keep(prose, b))
        return is_to_keep(prose, a) ? &first : &second;
    if (is_titled(prose, a) != is_titled(prose, b))
        return is_titled(prose, a) ? &second : &first;
    return later_of({&a, &b}) == &a ? &second : &first;
}

bool is_for_one_thing(const Prose& prose, const DisputeScope& scope)
{
    return (scope.documents.size() == 2 || scope.is_remainder)
        && std::ranges::any_of(scope.clauses, [&](const Sentence& clause) {
               return prose.has("rest.one_thing", clause);
           });
}

bool says_one_thing(const Prose& prose)
{
    return prose.find("rest.one_thing", 0, prose.words.words.size()) != nullptr;
}

bool says_again(const Prose& prose)
{
    if (std::ranges::any_of(
            prose.clauses, [&](const Sentence& clause) { return awaits_mending(prose, clause); }))
        return false; // "The other one when the right pump is here"
    static constexpr std::array names{
        "dispute.duplicate", "hint.duplicate", "dispute.same_as", "dispute.both_for",
        "rest.one_thing"};
    return std::ranges::any_of(names, [&](const char* name) {
        return prose.find(name, 0, prose.words.words.size()) != nullptr;
    });
}

bool has_own_fault(const JudgedScope* judged)
{
    constexpr int proof = 5;
    const auto score_of = [&](DisputeReason reason) {
        const auto found = judged->scores.find(reason);
        return found == judged->scores.end() ? 0 : found->second;
    };
    return std::ranges::any_of(judged->scores, [&](const auto& score) {
        const auto& [reason, proved] = score;
        return reason != DisputeReason::duplicate && reason != DisputeReason::other
            && proved >= proof && proved > score_of(DisputeReason::duplicate);
    });
}

std::vector<JudgedScope*> billed_for_one_thing(
    const Prose& prose, const NamedInvoices& invoices, std::vector<JudgedScope>& judged)
{
    for (const auto& sentence : prose.words.sentences) {
        if (!prose.has("dispute.both_for", sentence))
            continue;
        if (auto bills = alone_of(invoices.in(sentence), judged); bills.size() == 2)
            return bills;
    }
    return {};
}

void spare_the_original(const Prose& prose, JudgedScope& first, JudgedScope& second)
{
    const auto* original = original_of(prose, *first.scope, *second.scope);
    if (original == nullptr)
        return;
    auto& kept = original == first.scope ? first : second;
    auto& repeated = original == first.scope ? second : first;
    kept.scores.clear();
    kept.is_spared = true;
    repeated.scores = {{DisputeReason::duplicate, 1}};
    repeated.is_duplicate = true;
}

} // namespace mailroom
