#include "classifiers/details/request_nouns.h"

#include "classifiers/details/request_exceptions.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {

std::vector<DocumentNoun> documents_by_number(const Prose& prose, const Sentence& sentence)
{
    std::vector<DocumentNoun> nouns;
    for (const auto* reference : within(prose.references, sentence.first, sentence.last)) {
        const auto type = reference->kind == ReferenceKind::credit_note ? FileType::credit_note
            : reference->kind == ReferenceKind::delivery       ? FileType::proof_of_delivery
            : reference->kind == ReferenceKind::purchase_order ? FileType::purchase_order
                                                               : FileType::invoice;
        if (type != FileType::purchase_order && (nouns.empty() || nouns.back().type != type))
            nouns.push_back({type, reference->first, reference->first, {}, {}});
    }
    return nouns;
}

namespace {

// "A copy please, with the signed note", "a copy, along with a statement": of the document that was
// named before.
void add_copy_with_note(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 4;
    if (nouns.size() != 1
        || (nouns.front().type != FileType::proof_of_delivery && has_numbers(nouns.front().type)))
        return;
    const auto note = nouns.front().first;
    const auto from = std::max(sentence.first, note - std::min(note, reach));
    const auto* copy = prose.find("request.copy", from, note);
    const bool joined = copy != nullptr
        && std::ranges::any_of(
                            prose.find_all("request.joiner", copy->last, note),
                            [&](const PhraseHit* hit) { return hit->last + 2 >= note; });
    if (joined && within(prose.references, copy->last, note).empty())
        nouns.insert(nouns.begin(), {FileType::invoice, copy->first, copy->first, {}, {}});
}

} // namespace

// "4471 with its signed note": the document, and the note.
void add_documents_with_note(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    static const auto& with = word_list("request.with_note");
    constexpr std::size_t words_between_max = 4;
    std::vector<DocumentNoun> found;
    for (const auto& noun : nouns) {
        if (noun.type != FileType::proof_of_delivery)
            continue;
        for (const auto* one : within(prose.references, sentence.first, noun.first)) {
            const bool beside =
                one->last < noun.first && noun.first - one->last <= words_between_max;
            const bool named = std::ranges::any_of(nouns, [&](const DocumentNoun& other) {
                return has_numbers(other.type) && other.first < one->first
                    && other.last + words_between_max > one->first;
            });
            if (beside && !named && with.has(prose.words.words[one->last].folded)
                && one->kind == ReferenceKind::invoice)
                found.push_back({FileType::invoice, one->first, one->first, {one->number}, {}});
        }
    }
    nouns.insert(nouns.end(), found.begin(), found.end());
}

void add_copies(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    add_copy_with_note(nouns, prose, sentence);
    constexpr std::size_t reach = 4; // "PDF and XML of the"
    for (const auto* copy : prose.find_all("request.copy", sentence.first, sentence.last)) {
        for (const auto* reference : within(prose.references, copy->last, sentence.last)) {
            const bool named = std::ranges::any_of(nouns, [&](const DocumentNoun& noun) {
                const bool beside = noun.last == copy->first && noun.last > noun.first
                    && prose.words.gap_after(noun.last - 1) == " "; // "invoice copy 4471"
                return noun.first < reference->first && (beside || noun.last > copy->first);
            });
            if (named || reference->first > copy->last + reach)
                break;
            auto bare = documents_by_number(prose, {copy->last, reference->last, false});
            constexpr std::size_t order_reach = 1; // "copy of PO-4471"
            if (reference->kind == ReferenceKind::purchase_order
                && reference->first <= copy->last + order_reach)
                bare.push_back(
                    {FileType::purchase_order, reference->first, reference->first, {}, {}});
            nouns.insert(nouns.end(), bare.begin(), bare.end());
        }
    }
    std::ranges::sort(nouns, {}, &DocumentNoun::first);
}

std::vector<DocumentNoun> nouns_before(const Prose& prose, std::size_t index)
{
    const auto& sentence = prose.words.sentences[index - 1];
    if (prose.has("request.not", sentence))
        return {};
    auto nouns = document_nouns_in(prose, sentence);
    drop_nouns_at_hand(nouns, prose);
    std::erase_if(nouns, [&](const DocumentNoun& noun) {
        constexpr std::size_t reach = 3;
        const auto from = std::max(sentence.first, noun.first - std::min(noun.first, reach));
        return prose.find("request.connector", from, noun.first) != nullptr
            && prose.find("request.want_of", from, noun.first) == nullptr;
    });
    return nouns;
}

bool is_copy_of_same(const Prose& prose, const DocumentNoun& noun)
{
    constexpr std::size_t reach = 4;
    const auto from = noun.first - std::min(noun.first, reach);
    const auto to = std::min(noun.last + reach, prose.words.words.size());
    return prose.find("request.copy", from, noun.first) != nullptr
        || prose.find("request.itself", from, to) != nullptr;
}

std::vector<std::string> references_of_joined(
    const Prose& prose, const DocumentNoun& noun, const std::vector<DocumentNoun>& nouns)
{
    constexpr std::size_t words_between_max = 3; // "and the signed"
    const auto joined = std::ranges::find_if(nouns, [&](const DocumentNoun& other) {
        return other.first >= noun.last && other.first - noun.last <= words_between_max
            && !other.references.empty() && other.type == FileType::proof_of_delivery
            && (prose.find("request.joiner", noun.last, other.first) != nullptr
                || prose.words.gap_after(noun.last - 1).find_first_of("+&,/")
                    != std::string_view::npos)
            && prose.find("request.send", noun.last, other.first) == nullptr;
    });
    return joined == nouns.end() ? std::vector<std::string>() : joined->references;
}

std::vector<std::string> references_of_note(const std::vector<DocumentNoun>& nouns)
{
    const auto named = std::ranges::find_if(nouns, [](const DocumentNoun& noun) {
        return noun.type == FileType::proof_of_delivery && !noun.references.empty();
    });
    return named == nouns.end() ? std::vector<std::string>() : named->references;
}

} // namespace mailroom
