#include "classifiers/numbers/noun_details.h"

#include "classifiers/numbers/number_shapes.h"
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

// "contract K-2025/044", "Rahmenvertrag Nr. RV 2024/17": numbers of contracts are no references of
// payments, so that they are looked for where a contract is asked for.
void give_contract_number(DocumentNoun& noun, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 3, bracket_reach = 8; // "of supply of this year (K-2025-07)"
    for (auto at = noun.last; at < std::min(noun.last + bracket_reach, sentence.last); ++at) {
        const auto& word = prose.words.words[at];
        const bool bracket = prose.words.gap_after(at - 1).ends_with('(');
        const bool number = (bracket || at < noun.last + reach) && word.has_digit
            && word.folded.size() >= tail_digits_min && has_number_shape(prose.words, at);
        if (!number)
            continue;
        noun.references.push_back(
            without_misread_letters(std::string(prose.words.source(at, at + 1))));
        return;
    }
}

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

// What is signed in May or valid for a year is asked for by its kind alone.
bool may_have_period(const DocumentNoun& noun)
{
    return noun.references.empty() && noun.type != FileType::contract
        && noun.type != FileType::tax_form;
}

// "statement for the period ended 31 August", "to pay October's rent: statement at 30/09"
void give_ends(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence)
{
    // "the statement from 1 July till 31 October, for reconciliation"
    const bool told = std::ranges::any_of(nouns, [](const DocumentNoun& noun) {
        return noun.type == FileType::statement && !noun.periods.empty();
    });
    for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
        constexpr std::size_t reach = 3;
        for (auto& noun : nouns) {
            const auto stands_before = [&](const Period& period) { // The period that it has.
                return period.text == noun.periods.front() && period.last <= noun.first;
            };
            const bool better = !noun.periods.empty() && date->first >= noun.last
                && date->first - noun.last <= reach && std::ranges::any_of(periods, stands_before);
            if (noun.type == FileType::statement && ((noun.periods.empty() && !told) || better)
                && date->from_scan && date->value <= prose.written_on)
                noun.periods = {to_string(date->value).substr(0, 7)};
        }
    }
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

} // namespace

void give_references(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const Books& books,
    const Sentence& sentence)
{
    std::vector<DocumentNoun> others; // That the sentence calls nothing, or something else.
    const auto references = within(prose.references, sentence.first, sentence.last);
    for (const auto* reference : references) {
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (may_have(noun, *reference) && (owner == nullptr || noun.first <= reference->first))
                owner = &noun;
        }
        if (owner && is_before_joined(prose, references, *reference, *owner, sentence)) {
            others.push_back(on_its_own(*reference, type_of(*reference)));
            continue;
        }
        const auto known =
            reference->known ? type_in_books(books, reference->number) : std::nullopt;
        const bool may_be_other = owner && owner->type != FileType::proof_of_delivery
            && !(owner->type == FileType::purchase_order && known == FileType::invoice);
        if (may_be_other && known && owner->type != *known) {
            // The books say what it is; a noun of that type may stand elsewhere in the sentence.
            const auto right = std::find_if(
                nouns.begin(), nouns.end(), [&](const auto& noun) { return noun.type == *known; });
            const auto is_as_called = [&](const Reference* one) {
                return one->known && type_in_books(books, one->number) == owner->type;
            };
            constexpr std::size_t beside = 2;
            const bool far_before = reference->last + beside < owner->first;
            if (right != nouns.end()) {
                owner = &*right;
            } else if (far_before || std::ranges::any_of(references, is_as_called)) {
                others.push_back(on_its_own(*reference, *known)); // "1398 and the credit 237"
                continue;
            } else if (owner->references.empty()) {
                owner->type = *known;
            }
        }
        const bool credit = reference->kind == ReferenceKind::credit_note;
        const bool other_credit = owner && credit // "invoice 4471 and CN-881"
            && ((owner->type == FileType::invoice && !reference->known)
                || (owner->type == FileType::proof_of_delivery && !owner->references.empty()));
        if (other_credit) {
            others.push_back(on_its_own(*reference, FileType::credit_note));
            continue;
        }
        const bool order_of_delivery = reference->kind == ReferenceKind::purchase_order && owner
            && owner->type == FileType::proof_of_delivery && !owner->references.empty();
        if (owner && !order_of_delivery)
            owner->references.push_back(reference->number);
    }
    nouns.insert(nouns.end(), others.begin(), others.end());
    for (auto& noun : nouns) {
        if (noun.type == FileType::contract && noun.references.empty())
            give_contract_number(noun, prose, sentence);
        keep_order_numbers(noun, references);
    }
    if (nouns.size() == 1)
        give_both(nouns, prose, sentence);
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
    std::size_t told_before = 0; // Where a period ends that stands before what has it.
    for (const auto& period : periods) {
        const bool deadline = period.first > sentence.first // "nothing is due before August"
            && hit_at(prose.hits, "period.before", period.first - 1) != nullptr;
        if (period.first < sentence.first || period.last > sentence.last || deadline)
            continue;
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (may_have_period(noun) && (owner == nullptr || noun.first <= period.first))
                owner = &noun;
        }
        for (auto& noun : nouns) { // "the July invoice"
            if (noun.first == period.last && may_have_period(noun))
                owner = &noun;
        }
        if (owner == nullptr)
            continue;
        const bool behind = period.first >= owner->last;
        if (behind && owner->first >= told_before && told_before > 0) // Of the audit, not of it.
            owner->periods.clear();
        told_before = behind ? 0 : period.last;
        owner->periods.push_back(period.text);
    }
    give_ends(nouns, prose, periods, sentence);
    for (std::size_t i = 1; i < nouns.size(); ++i) { // "and the statement of that month"
        constexpr std::size_t reach = 5;
        const auto to = std::min(nouns[i].last + reach, sentence.last);
        if (nouns[i].periods.empty() && may_have_period(nouns[i])
            && prose.find("period.same", nouns[i].last, to) != nullptr)
            nouns[i].periods = nouns[i - 1].periods;
    }
    // "invoices and credit notes for July", "from July on neither invoices nor credit notes"; not
    // "all open invoices and a statement to the end of July".
    constexpr std::size_t joiner_words_max = 2;
    const auto joined = [&](const DocumentNoun& a, const DocumentNoun& b) {
        return b.first - a.last <= joiner_words_max
            && prose.find("request.joiner", a.last, b.first) != nullptr && a.references.empty()
            && b.references.empty();
    };
    for (std::size_t i = 1; i < nouns.size(); ++i) {
        if (nouns[i].periods.empty() && joined(nouns[i - 1], nouns[i]))
            nouns[i].periods = nouns[i - 1].periods;
    }
    for (auto i = nouns.size(); i-- > 1;) {
        const auto from = i > 1 ? nouns[i - 2].last : sentence.first;
        if (prose.find("doc.all_open", from, nouns[i].first) != nullptr)
            continue;
        if (nouns[i - 1].periods.empty() && joined(nouns[i - 1], nouns[i]))
            nouns[i - 1].periods = nouns[i].periods;
    }
}

} // namespace mailroom
