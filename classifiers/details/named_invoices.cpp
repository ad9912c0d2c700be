#include "classifiers/details/named_invoices.h"

#include <algorithm>

namespace mailroom {
namespace {

int standing(const Reference& reference)
{
    const bool invoice = reference.kind == ReferenceKind::invoice;
    if (reference.known || (invoice && reference.labelled))
        return 2;
    return invoice || reference.kind == ReferenceKind::unknown ? 1 : 0;
}

} // namespace

NamedInvoices::NamedInvoices(const Prose& prose) : prose_(prose)
{
    for (const auto& reference : prose.references) {
        auto& best = standings_[reference.number];
        best = std::max(best, standing(reference));
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
