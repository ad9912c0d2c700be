#include "classifiers/details/dispute_twins.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

// Whether the subject names the document.
bool is_titled(const Prose& prose, const Reference& document)
{
    return std::ranges::any_of(
        within(prose.references, 0, prose.subject_words),
        [&](const Reference* one) { return one->number == document.number; });
}

// "Please cancel 4480": of two bills the other is the one to keep.
bool is_to_go(const Prose& prose, const Reference& document)
{
    constexpr std::size_t reach = 4; // Words before its number.
    static const auto& words = word_list("bill.to_go");
    return std::ranges::any_of(
        within(prose.references, prose.subject_words, prose.words.words.size()),
        [&](const Reference* one) {
            if (one->number != document.number)
                return false;
            const auto begin = prose.words.sentence_of(one->first).first;
            const auto from = std::max(begin, one->first - std::min(one->first, reach));
            for (auto word = from; word < one->first; ++word) {
                if (words.has(prose.words.words[word].folded))
                    return true;
            }
            return false;
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
    if (is_titled(prose, a) != is_titled(prose, b))
        return is_titled(prose, a) ? &second : &first;
    return later_of({&a, &b}) == &a ? &second : &first;
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
