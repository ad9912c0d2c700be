#include "classifiers/release_ownership.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mailroom {
namespace {

// A number told by its digits alone, as the numbers of the party's own documents would have it:
// "30444" beside "NP-30422" is NP-30444.
std::vector<std::string> in_full(const ReleaseQuestion& question, std::string_view digits)
{
    std::vector<std::string> numbers;
    if (digits.size() < Books::number_tail_min || !std::ranges::all_of(digits, is_digit))
        return numbers;
    const auto add = [&](const std::string& own) {
        if (own.size() <= digits.size())
            return;
        const auto head = own.substr(0, own.size() - digits.size());
        auto number = normalized_number(head + std::string(digits));
        if (std::ranges::find(numbers, number) == numbers.end())
            numbers.push_back(std::move(number));
    };
    for (const auto* item : question.books.open_items_of(question.understanding.party_id))
        add(item->number);
    for (const auto* document : question.books.documents_of(question.understanding.party_id))
        add(document->reference);
    return numbers;
}

} // namespace

std::string why_not_theirs(const ReleaseQuestion& question)
{
    const auto& party_id = question.understanding.party_id;
    for (const auto& request : question.understanding.documents_requested) {
        if (request.reference.empty())
            continue;
        bool ours = false, of_others = false;
        const auto ask = [&](std::string_view key) {
            for (const auto* item : question.books.open_items_by_number(key))
                (item->party_id == party_id ? ours : of_others) = true;
            for (const auto* document : question.books.documents_by_reference(key))
                (document->party_id.empty() || document->party_id == party_id ? ours : of_others) =
                    true;
            for (const auto* line : question.books.purchase_order(key))
                (line->party_id == party_id ? ours : of_others) = true;
        };
        const auto key = normalized_number(request.reference);
        ask(key);
        if (!ours && !of_others)
            std::ranges::for_each(in_full(question, key), ask);
        if (of_others && !ours)
            return request.reference + " belongs to another party";
    }
    return "";
}

namespace {

// Of a bill that is wrong in itself: whoever has returned or never got the goods may want a copy.
bool calls_for_another_bill(DisputeReason reason)
{
    constexpr std::array reasons{DisputeReason::pricing,   DisputeReason::quantity,
                                 DisputeReason::freight,   DisputeReason::tax,
                                 DisputeReason::promotion, DisputeReason::wrong_purchase_order,
                                 DisputeReason::other};
    return std::ranges::find(reasons, reason) != reasons.end();
}

} // namespace

std::string why_another_is_wanted(const ReleaseQuestion& question)
{
    for (const auto& request : question.understanding.documents_requested) {
        if (request.reference.empty()
            || (request.type != FileType::invoice && request.type != FileType::credit_note))
            continue;
        const auto key = normalized_number(request.reference);
        const bool disputed =
            std::ranges::any_of(question.understanding.disputes, [&](const Dispute& dispute) {
                return calls_for_another_bill(dispute.reason)
                    && normalized_number(dispute.document_number) == key;
            });
        if (disputed)
            return request.reference + " is disputed: a copy of it is not what is wanted";
    }
    return "";
}

} // namespace mailroom
