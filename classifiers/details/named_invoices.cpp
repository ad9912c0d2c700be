#include "classifiers/details/named_invoices.h"

#include <algorithm>

namespace mailroom {
namespace {

// What is called an invoice by chance is short: "it bills 12 months", "invoice 2 of 3".
constexpr std::size_t unknown_number_bytes_min = 4;

int standing(const Reference& reference)
{
    const bool invoice = reference.kind == ReferenceKind::invoice;
    if (reference.kind == ReferenceKind::purchase_order)
        return 0;
    if (reference.known)
        return 2;
    if (invoice && reference.labelled)
        return reference.number.size() < unknown_number_bytes_min ? 1 : 2;
    return invoice || reference.kind == ReferenceKind::unknown ? 1 : 0;
}

// "Our framework agreement 88-20 says 9.80": right behind the word for it.
bool is_contract(const Prose& prose, const Reference& reference)
{
    constexpr std::size_t reach = 4, words_between_max = 1;
    const auto from = reference.first - std::min(reference.first, reach);
    return std::ranges::any_of(
        prose.find_all("doc.contract", from, reference.first),
        [&](const PhraseHit* hit) { return hit->last + words_between_max >= reference.first; });
}

} // namespace

NamedInvoices::NamedInvoices(const Prose& prose) : prose_(prose)
{
    for (const auto& reference : prose.references) {
        const bool is_item = reference.open_amount.has_value();
        auto& best = standings_[reference.number];
        best = std::max(best, is_contract(prose, reference) && !is_item ? 0 : standing(reference));
        least_ = std::max(least_, best);
    }
}

std::vector<const Reference*> NamedInvoices::in(const Sentence& sentence) const
{
    auto found = within(prose_.references, sentence.first, sentence.last);
    std::erase_if(found, [&](const auto* one) { return standings_.at(one->number) < least_; });
    return found;
}

} // namespace mailroom
