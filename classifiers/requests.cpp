#include "classifiers/requests.h"

#include "classifiers/document_nouns.h"
#include "classifiers/periods.h"
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
    const auto key = normalized_number(number);
    for (const auto& document : books.documents()) {
        if (normalized_number(document.reference) == key)
            return document.type;
    }
    return std::nullopt;
}

class RequestReader {
public:
    RequestReader(const Prose& prose, const Books& books)
        : prose_(prose),
          books_(books),
          periods_(find_periods(prose.words, prose.hits, prose.dates, prose.written_on))
    {
    }

    std::vector<DocumentRequest> read();

private:
    enum class Asking { no, wish, send };
    Asking asking(const Sentence& sentence) const;
    std::vector<DocumentNoun> nouns_before(std::size_t index) const;
    void give_references(std::vector<DocumentNoun>& nouns, const Sentence& sentence) const;
    void give_periods(std::vector<DocumentNoun>& nouns, const Sentence& sentence) const;
    std::vector<std::string> references_near(std::size_t sentence) const;
    void read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking);
    void add(const DocumentNoun& noun, bool all_open);
    void add(DocumentRequest fresh);

    const Prose& prose_;
    const Books& books_;
    std::vector<Period> periods_;
    std::vector<DocumentRequest> requests_;
};

RequestReader::Asking RequestReader::asking(const Sentence& sentence) const
{
    if (prose_.has("request.not", sentence))
        return Asking::no;
    if (prose_.has("request.send", sentence))
        return Asking::send;
    constexpr std::size_t short_words_max = 10; // "All open invoices, please."
    if (!prose_.has("request.wish", sentence))
        return Asking::no;
    return sentence.last - sentence.first <= short_words_max ? Asking::send : Asking::wish;
}

// "I miss invoice 4471. Please send it." Not "the link for invoice 4471".
std::vector<DocumentNoun> RequestReader::nouns_before(std::size_t index) const
{
    const auto& sentence = prose_.words.sentences[index - 1];
    if (prose_.has("request.not", sentence))
        return {};
    auto nouns = document_nouns_in(prose_, sentence);
    std::erase_if(nouns, [&](const DocumentNoun& noun) {
        constexpr std::size_t reach = 3;
        const auto from = std::max(sentence.first, noun.first - std::min(noun.first, reach));
        return prose_.find("request.connector", from, noun.first) != nullptr;
    });
    return nouns;
}

void RequestReader::give_references(
    std::vector<DocumentNoun>& nouns, const Sentence& sentence) const
{
    for (const auto* reference : within(prose_.references, sentence.first, sentence.last)) {
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (has_numbers(noun.type) && (owner == nullptr || noun.first < reference->first))
                owner = &noun;
        }
        const auto known =
            reference->known ? type_in_books(books_, reference->number) : std::nullopt;
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

void RequestReader::give_periods(std::vector<DocumentNoun>& nouns, const Sentence& sentence) const
{
    for (const auto& period : periods_) {
        if (period.first < sentence.first || period.last > sentence.last)
            continue;
        DocumentNoun* owner = nullptr;
        for (auto& noun : nouns) {
            if (noun.references.empty() && (owner == nullptr || noun.first <= period.first))
                owner = &noun;
        }
        if (owner)
            owner->periods.push_back(period.text);
    }
    for (const auto* date : within(prose_.dates, sentence.first, sentence.last)) {
        // "statement for the period ended 31 August"
        for (auto& noun : nouns) {
            if (noun.type == FileType::statement && noun.periods.empty() && date->from_scan
                && date->value <= prose_.written_on)
                noun.periods.push_back(to_string(date->value).substr(0, 7));
        }
    }
}

// The numbers of the sentences before, nearest first, or of the one behind.
std::vector<std::string> RequestReader::references_near(std::size_t sentence) const
{
    const auto& sentences = prose_.words.sentences;
    std::vector<std::size_t> order;
    for (auto at = sentence; at-- > 0;)
        order.push_back(at);
    order.push_back(sentence + 1);
    for (const auto at : order) {
        std::vector<std::string> numbers;
        if (at < sentences.size()) {
            for (const auto* reference :
                 within(prose_.references, sentences[at].first, sentences[at].last)) {
                if (reference->kind != ReferenceKind::purchase_order || !reference->labelled)
                    numbers.push_back(reference->number);
            }
        }
        if (!numbers.empty())
            return numbers;
    }
    return {};
}

void RequestReader::add(DocumentRequest fresh)
{
    const auto tells_no_more = [](const DocumentRequest& request) {
        return request.reference.empty() && request.period.empty() && !request.all_open;
    };
    for (auto& request : requests_) {
        if (request.type != fresh.type)
            continue;
        const bool same = request.reference == fresh.reference && request.period == fresh.period
            && request.all_open == fresh.all_open;
        if (same || tells_no_more(fresh))
            return;
        if (tells_no_more(request)) { // Now we know which one.
            request = std::move(fresh);
            return;
        }
    }
    requests_.push_back(std::move(fresh));
}

void RequestReader::add(const DocumentNoun& noun, bool all_open)
{
    for (const auto& reference : noun.references)
        add({.type = noun.type, .reference = reference, .period = {}});
    for (const auto& period : noun.periods)
        add({.type = noun.type, .reference = {}, .period = period});
    if (noun.references.empty() && noun.periods.empty())
        add({.type = noun.type, .reference = {}, .period = {}, .all_open = all_open});
}

void RequestReader::read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking)
{
    const auto& sentence = prose_.words.sentences[index];
    drop_qualifying_nouns(nouns, prose_);
    give_references(nouns, sentence);
    give_periods(nouns, sentence);
    const bool open = prose_.find("doc.all_open", sentence.first, sentence.last) != nullptr;
    for (auto& noun : nouns) {
        const bool bill = noun.type == FileType::invoice || noun.type == FileType::credit_note;
        if (bill && asking != Asking::send)
            continue; // "We need the invoice corrected."
        const bool bare = noun.references.empty() && noun.periods.empty();
        if (bare && noun.type == FileType::credit_note)
            continue; // One that is to be made, not sent again.
        if (bare && noun.type == FileType::purchase_order)
            continue;
        const bool other_is_named = std::any_of(nouns.begin(), nouns.end(), [](const auto& other) {
            return !other.references.empty();
        });
        if (bare && noun.type == FileType::invoice && other_is_named && !open)
            continue; // "Send order 4471, so that we can write the invoice."
        if (bare && has_numbers(noun.type) && !open)
            noun.references = references_near(index);
        add(noun, open && bill);
    }
}

std::vector<DocumentRequest> RequestReader::read()
{
    const auto& sentences = prose_.words.sentences;
    std::vector<DocumentNoun> subject_nouns, list_nouns;
    bool in_list = false; // Rows below "please send:".
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        const bool in_subject = sentence.last <= prose_.subject_words;
        const auto asks = asking(sentence);
        auto nouns = document_nouns_in(prose_, sentence);
        const bool has_references =
            !within(prose_.references, sentence.first, sentence.last).empty();
        if (in_list && asks == Asking::no && (has_references || !nouns.empty())) {
            read_sentence(i, nouns.empty() ? list_nouns : nouns, Asking::send);
            continue;
        }
        in_list = false;
        if (in_subject && asks == Asking::no)
            subject_nouns.insert(subject_nouns.end(), nouns.begin(), nouns.end());
        if (asks == Asking::no)
            continue;
        if (nouns.empty() && i > 0)
            nouns = nouns_before(i);
        if (nouns.empty() && (has_references || requests_.empty()))
            nouns = subject_nouns;
        if (nouns.empty() && has_references && prose_.has("request.copy", sentence))
            nouns.push_back({FileType::invoice, sentence.first, sentence.first, {}, {}});
        in_list = prose_.words.gap_after(sentence.last - 1).find(':') != std::string_view::npos;
        list_nouns = nouns;
        const bool rows_follow = in_list && !has_references;
        if (!rows_follow)
            read_sentence(i, nouns, asks);
    }
    return std::move(requests_);
}

} // namespace

std::vector<DocumentRequest> find_requests(const Prose& prose, const Books& books)
{
    return RequestReader(prose, books).read();
}

} // namespace mailroom
