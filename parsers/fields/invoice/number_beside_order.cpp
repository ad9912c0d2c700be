#include "parsers/fields/invoice/number_beside_order.h"

#include <algorithm>
#include <initializer_list>

namespace mailroom::fields {
namespace {

// How surely a label of one of these senses names the value.
double labelled(
    const std::vector<Candidate>& candidates,
    const Value& value,
    std::initializer_list<Sense> senses)
{
    double best = 0;
    for (const auto& candidate : candidates) {
        if (candidate.value == value && std::ranges::find(senses, candidate.sense) != senses.end())
            best = std::max(best, candidate.score);
    }
    return best;
}

const Candidate* surest_order(const std::vector<Candidate>& candidates, LabelOwner owner)
{
    constexpr double labelled_least = 0.5;
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates) {
        if (candidate.sense == Sense::purchase_order && candidate.owner == owner
            && candidate.score >= (best == nullptr ? labelled_least : best->score))
            best = &candidate;
    }
    return best;
}

} // namespace

void settle_whose_order(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    const auto* order = document.fields.find(Term::purchase_order);
    if (order == nullptr)
        return;
    const auto is_labelled = [&](LabelOwner owner) {
        return std::ranges::any_of(candidates, [&](const Candidate& candidate) {
            return candidate.value == order->value && candidate.owner == owner;
        });
    };
    if (is_labelled(LabelOwner::reader))
        return;
    const auto* readers = surest_order(candidates, LabelOwner::reader);
    if (readers == nullptr && is_labelled(LabelOwner::writer))
        readers = surest_order(candidates, LabelOwner::unsaid);
    if (readers != nullptr)
        document.fields.set(fact_of(analysis, Term::purchase_order, *readers, order->confidence));
}

void settle_number_beside_order(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    constexpr double labelled_least = 0.5, doubtful = 0.5;
    const auto* order = document.fields.find(Term::purchase_order);
    const auto* number = document.fields.find(Term::invoice_number);
    if (order == nullptr || number == nullptr || order->value != number->value)
        return;
    const auto both = number->value;
    if (labelled(candidates, both, {Sense::purchase_order})
        <= labelled(candidates, both, {Sense::invoice_number, Sense::credit_note_number}))
        return;
    auto others = candidates;
    std::erase_if(others, [&](const Candidate& one) { return one.value == both; });
    const auto other = choose(
        others, {{Sense::invoice_number, 1}, {Sense::credit_note_number, 1}}, labelled_least);
    auto settled =
        other ? fact_of(analysis, Term::invoice_number, other->best, other->confidence) : *number;
    settled.confidence = std::min(settled.confidence, doubtful);
    document.fields.set(std::move(settled));
}

void doubt_number_beside_invoice(const std::vector<Candidate>& candidates, Document& document)
{
    constexpr double labelled_least = 0.6, doubtful = 0.5;
    const auto* number = document.fields.find(Term::invoice_number);
    if (number == nullptr
        || labelled(
               candidates, number->value,
               {Sense::invoice_number, Sense::credit_note_number, Sense::title_invoice,
                Sense::title_credit_note})
            > 0)
        return;
    const bool other = std::ranges::any_of(candidates, [&](const Candidate& one) {
        return one.sense == Sense::invoice_number && one.score >= labelled_least
            && !(one.value == number->value);
    });
    if (!other)
        return;
    auto doubted = *number;
    doubted.confidence = std::min(doubted.confidence, doubtful);
    document.fields.set(std::move(doubted));
}

} // namespace mailroom::fields
