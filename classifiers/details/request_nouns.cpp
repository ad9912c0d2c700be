#include "classifiers/details/request_nouns.h"

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

void add_copies(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 3;
    for (const auto* copy : prose.find_all("request.copy", sentence.first, sentence.last)) {
        for (const auto* reference : within(prose.references, copy->last, sentence.last)) {
            const bool named = std::ranges::any_of(nouns, [&](const DocumentNoun& noun) {
                return noun.first < reference->first && noun.last >= copy->first;
            });
            if (named || reference->first > copy->last + reach)
                break;
            auto bare = documents_by_number(prose, {copy->last, reference->last, false});
            nouns.insert(nouns.end(), bare.begin(), bare.end());
        }
    }
    std::ranges::sort(nouns, {}, &DocumentNoun::first);
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
        return other.first > noun.last && other.first - noun.last <= words_between_max
            && !other.references.empty() && other.type == FileType::proof_of_delivery
            && prose.find("request.joiner", noun.last, other.first) != nullptr
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

std::vector<std::string> references_near(const Prose& prose, std::size_t sentence)
{
    const auto& sentences = prose.words.sentences;
    std::vector<std::size_t> order;
    for (auto at = sentence; at-- > 0;)
        order.push_back(at);
    order.push_back(sentence + 1);
    for (const auto at : order) {
        std::vector<std::string> numbers;
        if (at < sentences.size()) {
            for (const auto* reference :
                 within(prose.references, sentences[at].first, sentences[at].last)) {
                if (reference->kind != ReferenceKind::purchase_order || !reference->labelled)
                    numbers.push_back(reference->number);
            }
        }
        if (!numbers.empty())
            return numbers;
    }
    return {};
}

std::vector<std::string> quoted_references(const Prose& prose, const Sentence& sentence)
{
    const auto& quoted = prose.quoted;
    const bool all = quoted.size() > 1
        && (prose.has("request.these", sentence)
            || (quoted.size() == 2 && prose.has("pay.all_two", sentence))
            || (quoted.size() == 3 && prose.has("pay.all_three", sentence)));
    std::vector<std::string> numbers;
    if (all) {
        for (const auto& one : quoted)
            numbers.push_back(one.number);
    } else if (prose.context && !prose.has("request.all", sentence)) {
        numbers.push_back(prose.context->number);
    }
    return numbers;
}

} // namespace mailroom
