#include "classifiers/numbers/noun_details.h"

#include "classifiers/numbers/contract_numbers.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {

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

namespace {

// "4471 with its signed", "4471 and also the": not "4471 does not agree with what came, send the".
bool is_joined_behind(const Prose& prose, const Reference& number, const DocumentNoun& noun)
{
    constexpr std::size_t reach = 2, words_between_max = 6;
    return noun.first - number.last <= words_between_max
        && prose.find("request.joiner", number.last, std::min(number.last + reach, noun.first));
}

// "81210 and 81211 with their delivery notes": the numbers before the joined noun are invoices of
// which the notes are wanted too.
void give_both(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    auto& noun = nouns.front();
    const auto references = within(prose.references, sentence.first, sentence.last);
    if (noun.type != FileType::proof_of_delivery || noun.references.empty() || references.empty()
        || references.back()->last > noun.first
        || !is_joined_behind(prose, *references.back(), noun))
        return;
    const bool all_bare = std::all_of(references.begin(), references.end(), [](const auto* one) {
        return one->kind == ReferenceKind::unknown || one->kind == ReferenceKind::invoice;
    });
    if (all_bare)
        nouns.insert(
            nouns.begin(),
            {FileType::invoice,
             references.front()->first,
             references.front()->first,
             noun.references,
             {}});
}

// A contract has its own number behind it; one that a word calls something else is not its.
bool may_have(const DocumentNoun& noun, const Reference& reference)
{
    constexpr std::size_t reach = 8;
    if (noun.type == FileType::contract)
        return reference.kind == ReferenceKind::unknown && !reference.known && !reference.labelled
            && reference.first >= noun.last && reference.first - noun.last <= reach;
    return has_numbers(noun.type);
}

// Numbers that are not of the noun beside them become documents of their own.
DocumentNoun on_its_own(const Reference& reference, FileType type)
{
    return {type, reference.first, reference.first, {reference.number}, {}};
}

FileType type_of(const Reference& reference)
{
    return reference.kind == ReferenceKind::credit_note ? FileType::credit_note : FileType::invoice;
}

// "812 and the signed note of 847": the noun has its own number behind it, so that the one before
// is an invoice, or what the books say.
bool is_before_joined(
    const Prose& prose,
    const std::vector<const Reference*>& references,
    const Reference& reference,
    const DocumentNoun& noun,
    const Sentence& sentence)
{
    constexpr std::size_t reach = 3, own_reach = 6;
    const auto next = std::ranges::find_if(
        references, [&](const Reference* other) { return other->first >= reference.last; });
    const bool has_own = next != references.end() && (*next)->first >= noun.last
        && (*next)->first - noun.last <= own_reach;
    return reference.last <= noun.first && has_own && noun.last > noun.first
        && noun.first - reference.last <= reach && noun.last <= sentence.last
        && prose.find("request.joiner", reference.last, noun.first) != nullptr
        && (reference.kind == ReferenceKind::invoice || reference.kind == ReferenceKind::unknown
            || reference.kind == ReferenceKind::credit_note);
}

// "our order form for 4471 (4505981922)": an order's own number tells which one.
void keep_order_numbers(DocumentNoun& noun, const std::vector<const Reference*>& references)
{
    const auto is_order = [&](const std::string& number) {
        return std::ranges::any_of(references, [&](const Reference* one) {
            return one->number == number && one->kind == ReferenceKind::purchase_order;
        });
    };
    if (noun.type == FileType::purchase_order && std::ranges::any_of(noun.references, is_order))
        std::erase_if(noun.references, [&](const auto& number) { return !is_order(number); });
}

// Whose a number is.
struct Owner {
    DocumentNoun* noun = nullptr;
    std::optional<FileType> own_type; // Of a document that the sentence calls something else.
};

class OwnerFinder {
public:
    OwnerFinder(
        std::vector<DocumentNoun>& nouns,
        const Prose& prose,
        const Books& books,
        const std::vector<const Reference*>& references,
        const Sentence& sentence)
        : nouns_(nouns),
          prose_(prose),
          books_(books),
          references_(references),
          sentence_(sentence)
    {
    }

    Owner owner_of(const Reference& reference) const
    {
        auto* noun = noun_of(reference);
        if (noun == nullptr)
            return {};
        if (is_before_joined(prose_, references_, reference, *noun, sentence_))
            return {nullptr, type_of(reference)};
        const auto known = reference.known ? type_in_books(books_, reference.number) : std::nullopt;
        const bool may_be_other = noun->type != FileType::proof_of_delivery
            && !(noun->type == FileType::purchase_order && known == FileType::invoice);
        if (noun->type == FileType::credit_note && known == FileType::invoice
            && noun->last < reference.first
            && prose_.find("request.connector", noun->last, reference.first) != nullptr
            && std::ranges::find(nouns_, FileType::invoice, &DocumentNoun::type) == nouns_.end())
            return {}; // "the credit note for invoice 4471": a bill is what it is of.
        if (may_be_other && known && noun->type != *known) {
            const auto owner = owner_by_books(reference, *noun, *known);
            if (owner.own_type)
                return owner;
            noun = owner.noun;
        }
        const bool has_own = noun->type == FileType::proof_of_delivery && !noun->references.empty();
        if (reference.kind == ReferenceKind::credit_note // "invoice 4471 and CN-881"
            && (has_own || (noun->type == FileType::invoice && !reference.known)))
            return {nullptr, FileType::credit_note};
        const bool order_of_delivery = reference.kind == ReferenceKind::purchase_order && has_own;
        return order_of_delivery ? Owner{} : Owner{noun, {}};
    }

private:
    // The last that stands before the number, else the first.
    DocumentNoun* noun_of(const Reference& reference) const
    {
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns_) {
            if (may_have(noun, reference) && (owner == nullptr || noun.first <= reference.first))
                owner = &noun;
        }
        return owner;
    }

    // The books say what it is; a noun of that type may stand elsewhere in the sentence.
    Owner owner_by_books(const Reference& reference, DocumentNoun& noun, FileType known) const
    {
        constexpr std::size_t beside = 2;
        const auto right = std::ranges::find(nouns_, known, &DocumentNoun::type);
        if (right != nouns_.end())
            return {&*right, {}};
        const bool far_before = reference.last + beside < noun.first;
        const auto is_as_called = [&](const Reference* one) {
            return one->known && type_in_books(books_, one->number) == noun.type;
        };
        if (far_before || std::ranges::any_of(references_, is_as_called))
            return {nullptr, known}; // "1398 and the credit 237"
        if (noun.references.empty())
            noun.type = known;
        return {&noun, {}};
    }

    std::vector<DocumentNoun>& nouns_;
    const Prose& prose_;
    const Books& books_;
    const std::vector<const Reference*>& references_;
    const Sentence& sentence_;
};

} // namespace

void keep_pointed_at(std::vector<std::string>& numbers, const Prose& prose, const Sentence& among)
{
    if (numbers.size() < 2)
        return;
    for (const auto* hit : prose.find_all("which.", among.first, among.last)) {
        const auto which = hit->phrase_class.substr(hit->phrase_class.find('.') + 1);
        const bool other = hit->last < prose.words.words.size() // "the last two", "the first week"
            && (hit_at(prose.hits, "other_than_document", hit->last) != nullptr
                || hit_at(prose.hits, "request.both", hit->first) != nullptr
                || prose.words.words[hit->last].has_digit);
        const bool second = hit_at(prose.hits, "which.2", hit->first) != nullptr;
        const auto place = which == "1" || which == "first" ? 0
            : second                                        ? 1
            : which == "last"                               ? numbers.size() - 1
                                                            : numbers.size();
        if (!other && place < numbers.size()) {
            numbers = std::vector{numbers[place]};
            return;
        }
    }
}

namespace {

// "81210, 81211 and 81212 as PDF, and the signed note of the last": all of them, and one's note.
bool give_note_of_one(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    auto& note = nouns.front();
    const auto references = within(prose.references, sentence.first, sentence.last);
    if (note.type != FileType::proof_of_delivery || note.references.size() < 2
        || references.back()->last > note.first)
        return false;
    const auto behind = references.back()->last;
    auto all = note.references;
    keep_pointed_at(note.references, prose, {behind, sentence.last, false});
    const bool of_one = note.references.size() < all.size()
        && (prose.find("request.copy", sentence.first, note.first) != nullptr
            || prose.find("request.joiner", behind, note.first) != nullptr);
    const auto first = references.front()->first;
    if (of_one)
        nouns.insert(nouns.begin(), {FileType::invoice, first, first, std::move(all), {}});
    return of_one;
}

} // namespace

void give_references(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const Books& books,
    const Sentence& sentence)
{
    std::vector<DocumentNoun> others;
    const auto references = within(prose.references, sentence.first, sentence.last);
    const OwnerFinder owners(nouns, prose, books, references, sentence);
    for (const auto* reference : references) {
        const auto owner = owners.owner_of(*reference);
        if (owner.own_type)
            others.push_back(on_its_own(*reference, *owner.own_type));
        else if (owner.noun)
            owner.noun->references.push_back(reference->number);
    }
    nouns.insert(nouns.end(), others.begin(), others.end());
    for (auto& noun : nouns) {
        if (noun.type == FileType::contract && noun.references.empty())
            give_contract_number(noun, prose, sentence);
        keep_order_numbers(noun, references);
    }
    if (nouns.size() == 1 && !give_note_of_one(nouns, prose, sentence))
        give_both(nouns, prose, sentence);
    for (std::size_t i = 1; i < nouns.size(); ++i) { // "invoice 4471 with its delivery note"
        if (nouns[i].references.empty() && nouns[i].type == FileType::proof_of_delivery) {
            constexpr std::size_t reach = 6; // "that belongs to the latter"
            nouns[i].references = nouns[i - 1].references;
            const auto last = std::min(nouns[i].last + reach, sentence.last);
            keep_pointed_at(nouns[i].references, prose, {nouns[i].last, last, false});
        }
    }
}

} // namespace mailroom
