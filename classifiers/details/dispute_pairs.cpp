#include "classifiers/details/dispute_pairs.h"

#include <algorithm>

namespace mailroom {
namespace {

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
