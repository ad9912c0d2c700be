#include "classifiers/requests.h"

#include "classifiers/periods.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

struct NamedType {
    std::string_view phrase_class;
    FileType type;
};
constexpr std::array named_types{
    NamedType{"doc.invoice", FileType::invoice},
    NamedType{"doc.credit_note", FileType::credit_note},
    NamedType{"doc.statement", FileType::statement},
    NamedType{"doc.proof_of_delivery", FileType::proof_of_delivery},
    NamedType{"doc.tax_form", FileType::tax_form},
    NamedType{"doc.contract", FileType::contract},
    NamedType{"doc.purchase_order", FileType::purchase_order},
};

struct Noun { // A document's name in a sentence.
    FileType type{};
    std::size_t first = 0, last = 0;
    std::vector<std::string> references;
    std::vector<std::string> periods;
};

bool has_numbers(FileType type)
{
    return type != FileType::statement && type != FileType::tax_form;
}

std::vector<Noun> nouns_in(const Prose& prose, const Sentence& sentence)
{
    std::vector<Noun> nouns;
    for (const auto* hit : prose.find_all("doc.", sentence.first, sentence.last)) {
        const auto named = std::find_if(named_types.begin(), named_types.end(), [&](const auto& n) {
            return n.phrase_class == hit->phrase_class;
        });
        if (named == named_types.end())
            continue;
        // Of names that overlap ("credit note", "note") the longer.
        if (!nouns.empty() && hit->first < nouns.back().last) {
            if (hit->last - hit->first > nouns.back().last - nouns.back().first)
                nouns.back() = {named->type, hit->first, hit->last, {}, {}};
            continue;
        }
        nouns.push_back({named->type, hit->first, hit->last, {}, {}});
    }
    return nouns;
}

// "the delivery note for invoice 4471": the invoice only tells which one. Where both are wanted, a
// joining word stands between them.
void drop_qualifying_nouns(std::vector<Noun>& nouns, const Prose& prose)
{
    for (std::size_t i = 1; i < nouns.size();) {
        const auto& before = nouns[i - 1];
        auto& noun = nouns[i];
        const bool qualifies =
            noun.type == FileType::invoice || noun.type == FileType::purchase_order;
        const bool connected = prose.find("request.connector", before.last, noun.first) != nullptr
            && prose.find("ref.and", before.last, noun.first) == nullptr
            && noun.first - before.last <= 6;
        if (before.type != noun.type && qualifies && connected)
            nouns.erase(nouns.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
    // "Invoice 4471: please send the delivery note": what stands before the asking is the matter.
    const bool other = std::any_of(nouns.begin(), nouns.end(), [](const auto& noun) {
        return noun.type != FileType::invoice;
    });
    if (!other || nouns.size() < 2 || nouns.front().type != FileType::invoice)
        return;
    const auto& next = nouns[1];
    if (prose.find("request.ask", nouns.front().last, next.first)
        && !prose.find("ref.and", next.first - 1, next.first))
        nouns.erase(nouns.begin());
}

FileType type_of(OpenItemType type)
{
    return type == OpenItemType::credit_note ? FileType::credit_note : FileType::invoice;
}

class RequestReader {
public:
    RequestReader(const Prose& prose, const Books& books)
        : prose_(prose),
          books_(books),
          periods_(find_periods(prose.words, prose.hits, prose.written_on))
    {
    }

    std::vector<DocumentRequest> read();

private:
    bool asks(const Sentence& sentence) const;
    void give_references(std::vector<Noun>& nouns, const Sentence& sentence) const;
    void give_periods(std::vector<Noun>& nouns, const Sentence& sentence) const;
    std::vector<std::string> references_near(std::size_t sentence) const;
    void add(const Noun& noun);
    void add(FileType type, std::string reference, std::string period);

    const Prose& prose_;
    const Books& books_;
    std::vector<Period> periods_;
    std::vector<DocumentRequest> requests_;
};

bool RequestReader::asks(const Sentence& sentence) const
{
    return prose_.has("request.ask", sentence) && !prose_.has("request.not", sentence);
}

void RequestReader::give_references(std::vector<Noun>& nouns, const Sentence& sentence) const
{
    for (const auto* reference : within(prose_.references, sentence.first, sentence.last)) {
        Noun* owner = nullptr;
        for (auto& noun : nouns) {
            if (has_numbers(noun.type) && (owner == nullptr || noun.first < reference->first))
                owner = &noun;
        }
        for (auto& noun : nouns) { // A number that the books know says itself what it is.
            const auto items = books_.open_items_by_number(reference->number);
            if (reference->known && !items.empty() && noun.type == type_of(items.front()->type)
                && (!owner || owner->type == FileType::invoice
                    || owner->type == FileType::credit_note))
                owner = &noun;
        }
        if (owner)
            owner->references.push_back(reference->number);
    }
    for (std::size_t i = 1; i < nouns.size(); ++i) { // "invoice 4471 with its delivery note"
        if (nouns[i].references.empty() && nouns[i].type == FileType::proof_of_delivery)
            nouns[i].references = nouns[i - 1].references;
    }
}

void RequestReader::give_periods(std::vector<Noun>& nouns, const Sentence& sentence) const
{
    for (const auto& period : periods_) {
        if (period.first < sentence.first || period.last > sentence.last)
            continue;
        Noun* owner = nullptr;
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

// The numbers of the sentence before, of the subject, or of the sentence behind.
std::vector<std::string> RequestReader::references_near(std::size_t sentence) const
{
    const auto& sentences = prose_.words.sentences;
    for (const std::size_t at : {sentence - 1, std::size_t{0}, sentence + 1}) {
        if (at >= sentences.size())
            continue;
        std::vector<std::string> numbers;
        for (const auto* reference :
             within(prose_.references, sentences[at].first, sentences[at].last))
            numbers.push_back(reference->number);
        if (!numbers.empty())
            return numbers;
    }
    return {};
}

void RequestReader::add(FileType type, std::string reference, std::string period)
{
    for (auto& request : requests_) {
        if (request.type != type)
            continue;
        const bool same = request.reference == reference && request.period == period;
        const bool tells_no_more = reference.empty() && period.empty();
        if (same || tells_no_more)
            return;
        if (request.reference.empty() && request.period.empty()) { // Now we know which one.
            request.reference = std::move(reference);
            request.period = std::move(period);
            return;
        }
    }
    requests_.push_back({type, std::move(reference), std::move(period)});
}

void RequestReader::add(const Noun& noun)
{
    for (const auto& reference : noun.references)
        add(noun.type, reference, {});
    for (const auto& period : noun.periods)
        add(noun.type, {}, period);
    if (noun.references.empty() && noun.periods.empty())
        add(noun.type, {}, {});
}

std::vector<DocumentRequest> RequestReader::read()
{
    const auto& sentences = prose_.words.sentences;
    std::vector<Noun> subject_nouns;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        auto nouns = nouns_in(prose_, sentence);
        if (sentence.last <= prose_.subject_words && !asks(sentence)) {
            subject_nouns.insert(subject_nouns.end(), nouns.begin(), nouns.end());
            continue;
        }
        if (!asks(sentence))
            continue;
        const bool has_details = !within(prose_.references, sentence.first, sentence.last).empty();
        if (nouns.empty() && i > 0 && asks(sentence)) {
            nouns = nouns_in(prose_, sentences[i - 1]); // "I miss invoice 4471. Please send it."
            if (nouns.empty() && (has_details || requests_.empty()))
                nouns = subject_nouns;
        }
        drop_qualifying_nouns(nouns, prose_);
        give_references(nouns, sentence);
        give_periods(nouns, sentence);
        for (auto& noun : nouns) {
            const bool open = prose_.find("doc.all_open", sentence.first, sentence.last) != nullptr;
            if (noun.references.empty() && noun.periods.empty() && has_numbers(noun.type) && !open)
                noun.references = references_near(i);
            add(noun);
        }
    }
    return std::move(requests_);
}

} // namespace

std::vector<DocumentRequest> find_requests(const Prose& prose, const Books& books)
{
    return RequestReader(prose, books).read();
}

} // namespace mailroom
