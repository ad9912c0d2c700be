#include "classifiers/numbers/noun_details.h"

#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

// What a number is in the books; nothing where they do not know it.
std::optional<FileType> type_in_books(const Books& books, const std::string& number)
{
    if (const auto items = books.open_items_by_number(number); !items.empty())
        return items.front()->type == OpenItemType::credit_note ? FileType::credit_note
                                                                : FileType::invoice;
    if (!books.purchase_order(number).empty())
        return FileType::purchase_order;
    const auto filed = books.documents_by_reference(number);
    return filed.empty() ? std::nullopt : std::optional(filed.front()->type);
}

} // namespace

void give_references(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const Books& books,
    const Sentence& sentence)
{
    for (const auto* reference : within(prose.references, sentence.first, sentence.last)) {
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (has_numbers(noun.type) && (owner == nullptr || noun.first < reference->first))
                owner = &noun;
        }
        const auto known =
            reference->known ? type_in_books(books, reference->number) : std::nullopt;
        if (owner && known && owner->type != FileType::proof_of_delivery && owner->type != *known) {
            // The books say what it is; a noun of that type may stand elsewhere in the sentence.
            const auto right = std::find_if(
                nouns.begin(), nouns.end(), [&](const auto& noun) { return noun.type == *known; });
            if (right != nouns.end())
                owner = &*right;
            else if (owner->references.empty())
                owner->type = *known;
        }
        const bool order_of_delivery = reference->kind == ReferenceKind::purchase_order && owner
            && owner->type == FileType::proof_of_delivery && !owner->references.empty();
        if (owner && !order_of_delivery)
            owner->references.push_back(reference->number);
    }
    for (std::size_t i = 1; i < nouns.size(); ++i) { // "invoice 4471 with its delivery note"
        if (nouns[i].references.empty() && nouns[i].type == FileType::proof_of_delivery)
            nouns[i].references = nouns[i - 1].references;
    }
}

void give_periods(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence)
{
    for (const auto& period : periods) {
        if (period.first < sentence.first || period.last > sentence.last)
            continue;
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (noun.references.empty() && (owner == nullptr || noun.first <= period.first))
                owner = &noun;
        }
        for (auto& noun : nouns) { // "the July invoice"
            if (noun.first == period.last && noun.references.empty())
                owner = &noun;
        }
        if (owner == nullptr)
            continue;
        owner->periods.push_back(period.text);
        // "invoices and credit notes for July": of both.
        constexpr std::size_t joiner_words_max = 2;
        for (auto* before = owner; before != nouns.data() && before->first <= period.first;
             --before) {
            auto* other = before - 1;
            if (before->first - other->last > joiner_words_max || !other->references.empty()
                || !other->periods.empty()
                || !prose.find("request.joiner", other->last, before->first))
                break;
            other->periods.push_back(period.text);
        }
    }
    for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
        // "statement for the period ended 31 August"
        for (auto& noun : nouns) {
            if (noun.type == FileType::statement && noun.periods.empty() && date->from_scan
                && date->value <= prose.written_on)
                noun.periods.push_back(to_string(date->value).substr(0, 7));
        }
    }
}

} // namespace mailroom
