#include "classifiers/details/request_withdrawn.h"

#include "classifiers/details/request_asking.h"
#include "classifiers/numbers/document_nouns.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailroom {
namespace {

// What words name: types of documents, and numbers.
struct Named {
    std::vector<FileType> types;
    std::vector<std::string> numbers;

    bool empty() const { return types.empty() && numbers.empty(); }
    bool has(FileType type) const { return std::ranges::find(types, type) != types.end(); }
    bool has(const std::string& number) const
    {
        return std::ranges::find(numbers, number) != numbers.end();
    }
};

Named named_in(const Prose& prose, const Sentence& words)
{
    Named named;
    for (const auto& noun : document_nouns_in(prose, words))
        named.types.push_back(noun.type);
    for (const auto* one : within(prose.references, words.first, words.last))
        named.numbers.push_back(one->number);
    return named;
}

// "Please don't forget the statement", "no olviden el extracto", "vergessen Sie die Kopie nicht".
bool is_denied(const Prose& prose, const PhraseHit& hit, const Sentence& sentence)
{
    static constexpr std::array words{"not", "t",   "dont", "nicht", "no",
                                      "non", "pas", "niet", "não",   "nao"};
    constexpr std::size_t reach = 3;
    const auto from = std::max(sentence.first, hit.first - std::min(hit.first, reach));
    for (auto at = from; at < sentence.last; ++at) {
        const bool apart = at < hit.first // "Ach nein, vergessen Sie das"
            && prose.words.gap_after(hit.first - 1).find_first_of(",.;:-")
                != std::string_view::npos;
        if ((at < hit.first || at >= hit.last) && !apart
            && std::ranges::find(words, prose.words.words[at].folded) != words.end())
            return true;
    }
    return false;
}

// What is still wanted behind these words: "just the delivery note please".
Named alone_wanted(const Prose& prose, std::size_t from)
{
    constexpr std::size_t reach = 4;
    for (const auto* hit : prose.find_all("clause.only", from, prose.words.words.size())) {
        const auto last = prose.words.sentence_of(hit->first).last;
        auto named = named_in(prose, {hit->first, std::min(last, hit->last + reach)});
        if (!named.empty())
            return named;
    }
    return {};
}

void keep_only(std::vector<DocumentRequest>& requests, const Named& wanted)
{
    std::vector<std::string> dropped; // Their numbers tell of nothing else.
    std::erase_if(requests, [&](const DocumentRequest& request) {
        const bool other = (!wanted.types.empty() && !wanted.has(request.type))
            || (!wanted.numbers.empty() && !request.reference.empty()
                && !wanted.has(request.reference));
        if (other && !request.reference.empty())
            dropped.push_back(request.reference);
        return other;
    });
    const auto is_of_dropped = [&](const DocumentRequest& request) {
        return std::ranges::find(dropped, request.reference) != dropped.end();
    };
    if (!std::ranges::all_of(requests, is_of_dropped))
        std::erase_if(requests, is_of_dropped);
}

void drop(std::vector<DocumentRequest>& requests, const Named& unwanted)
{
    Named wanted;
    for (const auto& request : requests) {
        const bool taken =
            unwanted.numbers.empty() ? unwanted.has(request.type) : unwanted.has(request.reference);
        if (!taken) {
            wanted.types.push_back(request.type);
            if (!request.reference.empty())
                wanted.numbers.push_back(request.reference);
        }
    }
    if (!wanted.empty())
        keep_only(requests, wanted);
    else
        requests.clear();
}

// "Forget that claim. I still need the statement.": asked for after what is taken back.
bool asks_behind(const Prose& prose, const Sentence& taken_back)
{
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        return sentence.first >= taken_back.last && prose.has("request.send", sentence)
            && !document_nouns_in(prose, sentence).empty();
    });
}

} // namespace

void drop_withdrawn(std::vector<DocumentRequest>& requests, const Prose& prose)
{
    for (const auto* hit :
         prose.find_all("clause.takes_back", prose.subject_words, prose.words.words.size())) {
        const auto& sentence = prose.words.sentence_of(hit->first);
        if (sentence.question || is_denied(prose, *hit, sentence))
            continue;
        const auto wanted = alone_wanted(prose, hit->last);
        const auto unwanted = named_in(prose, {hit->first, sentence.last});
        if (!wanted.empty())
            keep_only(requests, wanted);
        else if (!unwanted.empty() || sentence.first == prose.subject_words)
            drop(requests, unwanted);
        else if (!asks_behind(prose, sentence))
            requests.clear();
    }
}

namespace {

// Whether any sentence asks, in whatever words.
bool asks_for_documents(const Prose& prose)
{
    const auto periods = find_periods(prose.words, prose.hits, prose.dates, prose.written_on);
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        return sentence.question || prose.has("request.not", sentence)
            || asking(prose, periods, sentence) != Asking::no;
    });
}

// "The PO on 4471 is wrong, send it again please": what is wrong stands on the bill itself.
bool asks_for_it_anew(const Prose& prose, const Sentence& sentence)
{
    static constexpr std::array misprints{"dispute.wrong_purchase_order", "rest.misprinted"};
    const bool is_wrong = std::ranges::any_of(misprints, [&](const char* name) {
        return prose.find(name, 0, prose.words.words.size()) != nullptr;
    });
    return is_wrong && prose.has("rest.anew", sentence);
}

// "Please send us an invoice with the right number": one that is to be made.
bool asks_for_correction_alone(const Prose& prose)
{
    const auto periods = find_periods(prose.words, prose.hits, prose.dates, prose.written_on);
    bool corrects = false;
    for (const auto& sentence : prose.words.sentences) {
        const auto nouns = document_nouns_in(prose, sentence);
        const bool other = std::ranges::any_of(
            nouns, [](const DocumentNoun& noun) { return noun.type != FileType::invoice; });
        const bool asks =
            sentence.last > prose.subject_words && asking(prose, periods, sentence) != Asking::no;
        const bool anew =
            prose.has("request.corrected", sentence) || asks_for_it_anew(prose, sentence);
        const bool names_paper = !nouns.empty() // "Our head office needs 88-20 on it"
            || std::ranges::any_of(
                within(prose.references, sentence.first, sentence.last), &Reference::known);
        if (sentence.question || (asks && (other || (!anew && names_paper))))
            return false;
        corrects = corrects || (asks && anew);
    }
    return corrects;
}

} // namespace

void drop_request_that_complains(Understanding& meant, const Prose& prose)
{
    if (!meant.has(Intent::dispute)
        || (asks_for_documents(prose) && !asks_for_correction_alone(prose)))
        return;
    std::erase_if(meant.intents, [](const IntentScore& one) {
        return one.intent == Intent::document_request;
    });
}

} // namespace mailroom
