#include "classifiers/details/documents_paid.h"

#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>

namespace mailroom {
namespace {

bool is_part_of(std::string_view payment_reference, const Reference& reference)
{
    const auto key = normalized_number(reference.number);
    return !reference.known && normalized_number(payment_reference).find(key) != std::string::npos;
}

bool comes_to(const Books& books, const Reference& reference, const std::optional<Decimal>& sum)
{
    return std::ranges::any_of(
        books.open_items_by_number(reference.number), [&](const OpenItem* item) {
            return sum && item->side == Side::receivable
                && (item->open_amount == sum || item->amount == sum);
        });
}

// "4471" in the subject, "paid 512.00; of 4480 a piece is missing": the one document that comes to
// what is paid, where the one beside the payment does not.
const Reference* document_of_sum(
    const Remittance& remittance,
    const Prose& prose,
    const Books& books,
    const std::vector<const Reference*>& told)
{
    const Reference* found = nullptr;
    if (told.size() != 1 || !told.front()->known
        || comes_to(books, *told.front(), remittance.payment_amount))
        return nullptr;
    for (const auto& reference : prose.references) {
        if (!reference.known || reference.number == told.front()->number
            || !comes_to(books, reference, remittance.payment_amount))
            continue;
        if (found && found->number != reference.number)
            return nullptr;
        found = &reference;
    }
    return found;
}

// "4471 and 4480 are paid; 4490 waits until the crane is fixed": said of a document without a sum,
// between semicolons.
bool is_said_to_wait(const Prose& prose, const Reference& reference)
{
    static const auto& waits = word_list("document.waits");
    const auto& sentence = prose.words.sentence_of(reference.first);
    const auto ends = [&](std::size_t word) {
        return prose.words.gap_after(word).find(';') != std::string_view::npos;
    };
    auto first = reference.first, last = reference.last;
    while (first > sentence.first && !ends(first - 1))
        --first;
    while (last < sentence.last && !ends(last - 1))
        ++last;
    const auto sums = within(prose.amounts, first, last);
    if (prose.find("pay.past", first, last) || prose.find("pay.made", first, last)
        || std::ranges::any_of(sums, &AmountMention::is_money))
        return false;
    const auto& words = prose.words.words;
    return std::any_of(
        words.begin() + static_cast<std::ptrdiff_t>(first),
        words.begin() + static_cast<std::ptrdiff_t>(last),
        [](const TextWord& word) { return waits.has(word.folded); });
}

// "Paid 233.60 for 4471, and send me a copy of 4480": said in its own part, between commas.
bool is_asked_for(const Prose& prose, const Reference& reference)
{
    const auto part = part_around(prose.words, reference.first, reference.last);
    const bool asks = prose.has("request.hand_over", part) || prose.has("request.copy", part);
    const auto sums = within(prose.amounts, part.first, part.last);
    return asks && !prose.has("pay.made", part) && !prose.has("pay.past", part)
        && std::ranges::none_of(sums, &AmountMention::is_money);
}

// What the subject names, or the history, where the sentences name nothing.
const Reference* document_in_view(const Prose& prose)
{
    const auto in_subject = within(prose.references, 0, prose.subject_words);
    if (in_subject.size() == 1 && in_subject.front()->known)
        return in_subject.front();
    return in_subject.empty() && prose.references.empty() && prose.context && prose.context->known
        ? &*prose.context
        : nullptr;
}

} // namespace

std::vector<const Reference*> documents_told(
    const Remittance& remittance,
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences)
{
    std::vector<const Reference*> references;
    for (const auto* sentence : sentences) {
        for (const auto* reference : within(prose.references, sentence->first, sentence->last)) {
            if (reference->kind != ReferenceKind::purchase_order
                && reference->kind != ReferenceKind::delivery
                && !is_part_of(remittance.payment_reference, *reference))
                references.push_back(reference);
        }
    }
    if (!std::ranges::all_of(
            references, [&](const auto* one) { return is_said_to_wait(prose, *one); }))
        std::erase_if(references, [&](const auto* one) { return is_said_to_wait(prose, *one); });
    if (!std::ranges::all_of(
            references, [&](const auto* one) { return is_asked_for(prose, *one); }))
        std::erase_if(references, [&](const auto* one) { return is_asked_for(prose, *one); });
    if (references.empty()) { // "100 towards the 322.92 of February"
        for (const auto* sentence : sentences)
            std::ranges::copy(
                within(prose.named_by_sum, sentence->first, sentence->last),
                std::back_inserter(references));
    }
    const auto* other = references.empty() ? document_in_view(prose)
                                           : document_of_sum(remittance, prose, books, references);
    if (other)
        references = {other};
    return references;
}

} // namespace mailroom
