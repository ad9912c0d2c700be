#include "classifiers/details/requests.h"

#include "classifiers/dates/periods.h"
#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_exceptions.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/numbers/noun_details.h"
#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

class RequestReader {
public:
    RequestReader(const Prose& prose, const Books& books)
        : prose_(prose),
          books_(books),
          periods_(find_periods(prose.words, prose.hits, prose.dates, prose.written_on))
    {
    }

    // `meant`: it is known that something is asked for.
    std::vector<DocumentRequest> read(bool meant);

private:
    std::vector<std::string> periods_near(std::size_t sentence) const;
    std::vector<DocumentNoun> nouns_before(std::size_t index) const;
    std::vector<DocumentNoun> nouns_for(std::size_t index, bool has_references) const;
    void read_without_asking();
    void read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking);
    std::vector<std::string> periods_in(const Sentence& sentence) const;
    void add(const DocumentNoun& noun, bool all_open);
    void add(DocumentRequest fresh);

    const Prose& prose_;
    const Books& books_;
    std::vector<Period> periods_;
    std::vector<std::string> list_periods_; // "For the period January to June:" above rows.
    std::vector<DocumentRequest> requests_;
};

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

std::vector<std::string> RequestReader::periods_in(const Sentence& sentence) const
{
    std::vector<std::string> found;
    for (const auto& period : periods_) {
        if (period.first >= sentence.first && period.last <= sentence.last)
            found.push_back(period.text);
    }
    return found;
}

// "How did we stand in August? Send the statement."
std::vector<std::string> RequestReader::periods_near(std::size_t sentence) const
{
    if (sentence == 0)
        return {};
    const auto& before = prose_.words.sentences[sentence - 1];
    if (!within(prose_.references, before.first, before.last).empty())
        return {}; // "I miss invoice 4471 (August). Can you send it?"
    return periods_in(before);
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
    give_references(nouns, prose_, books_, sentence);
    give_periods(nouns, prose_, periods_, sentence);
    // "What do we owe? A statement, please."
    const bool open = prose_.has("doc.all_open", sentence)
        || (prose_.is_note() && index > 0
            && prose_.has("doc.all_open", prose_.words.sentences[index - 1]));
    for (auto& noun : nouns) {
        const bool bill = noun.type == FileType::invoice || noun.type == FileType::credit_note;
        if (bill && (asking != Asking::send || prose_.has("request.corrected", sentence)))
            continue; // "We need the invoice corrected."
        if (noun.type == FileType::purchase_order && prose_.has("request.release", sentence))
            continue;
        bool bare = noun.references.empty() && noun.periods.empty();
        const bool before = noun.last <= sentence.first; // Named in the sentence before.
        if (bare && noun.type != FileType::contract && !list_periods_.empty()) {
            noun.periods = list_periods_;
            bare = false;
        }
        if (bare && (prose_.is_note() || before)) {
            noun.periods = periods_near(index);
            bare = noun.periods.empty();
        }
        if (bare && noun.type == FileType::credit_note)
            continue; // One that is to be made, not sent again.
        if (bare && noun.type == FileType::purchase_order)
            continue;
        const bool other_is_named = std::any_of(nouns.begin(), nouns.end(), [](const auto& other) {
            return !other.references.empty();
        });
        if (bare && noun.type == FileType::invoice && other_is_named && !open) {
            noun.references = references_of_joined(prose_, noun, nouns);
            if (noun.references.empty() && !is_copy_of_same(prose_, noun))
                continue; // "Send order 4471, so that we can write the invoice."
            if (noun.references.empty())
                noun.references = references_of_note(nouns);
            bare = noun.references.empty();
        }
        if (bare && has_numbers(noun.type) && noun.type != FileType::contract && !open) {
            noun.references = references_near(prose_, index);
            if (noun.references.empty())
                noun.references = quoted_references(prose_, sentence);
        }
        add(noun, open && (bill || noun.type == FileType::statement));
    }
}

// What a sentence asks for that names no document: the numbers in it, those of the sentence
// before, or the documents named there or in the subject.
std::vector<DocumentNoun> RequestReader::nouns_for(std::size_t index, bool has_references) const
{
    const auto& sentences = prose_.words.sentences;
    const bool copy = prose_.has("request.copy", sentences[index]);
    if (has_references
        && (copy || prose_.is_note() || prose_.has("request.hand_over", sentences[index])))
        return documents_by_number(prose_, sentences[index]);
    if (index == 0)
        return {};
    auto nouns = nouns_before(index);
    const bool statement_alone = std::all_of(nouns.begin(), nouns.end(), [](const auto& noun) {
        return !has_numbers(noun.type); // "All on the statement but 6681. Send a copy."
    });
    if (!copy || !statement_alone)
        return nouns;
    const auto numbered = documents_by_number(prose_, sentences[index - 1]);
    return numbered.empty() ? nouns : numbered;
}

// It is known that documents are asked for, and no sentence says so in words that we know: each
// document that is named with its number or period, else each that is named.
void RequestReader::read_without_asking()
{
    for (const bool told_apart : {true, false}) {
        for (std::size_t i = 0; i < prose_.words.sentences.size() && requests_.empty(); ++i) {
            const auto& sentence = prose_.words.sentences[i];
            if (prose_.has("request.not", sentence) && !prose_.has("request.lack", sentence))
                continue;
            auto nouns = document_nouns_in(prose_, sentence);
            const bool numbered = !within(prose_.references, sentence.first, sentence.last).empty()
                || std::any_of(periods_.begin(), periods_.end(), [&](const auto& period) {
                       return period.first >= sentence.first && period.last <= sentence.last;
                   });
            if (!nouns.empty() && (numbered || !told_apart))
                read_sentence(i, std::move(nouns), Asking::send);
        }
    }
}

std::vector<DocumentRequest> RequestReader::read(bool meant)
{
    const auto& sentences = prose_.words.sentences;
    std::vector<DocumentNoun> subject_nouns, list_nouns;
    bool in_list = false;                // Rows below "please send:".
    std::optional<std::size_t> asked_at; // The last sentence that asks.
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        const bool in_subject = sentence.last <= prose_.subject_words;
        auto asks = asking(prose_, periods_, sentence);
        constexpr std::size_t row_words_max = 16;
        const bool is_row = sentence.last - sentence.first <= row_words_max;
        auto nouns = document_nouns_in(prose_, sentence);
        const bool has_references =
            !within(prose_.references, sentence.first, sentence.last).empty();
        if (in_list && asks == Asking::no && is_row && !prose_.has("request.not", sentence)
            && (has_references || !nouns.empty())) {
            read_sentence(i, nouns.empty() ? list_nouns : nouns, Asking::send);
            continue;
        }
        in_list = false;
        list_periods_.clear();
        if (asks == Asking::no && is_row && asked_at && *asked_at + 1 == i
            && (has_references || !nouns.empty()) && goes_on_asking(prose_, sentence))
            asks = Asking::send; // "We need every ticket of March. Also invoice 4471."
        if (in_subject && asks == Asking::no)
            subject_nouns.insert(subject_nouns.end(), nouns.begin(), nouns.end());
        if (asks == Asking::no)
            continue;
        asked_at = i;
        if (nouns.empty())
            nouns = nouns_for(i, has_references);
        else
            add_copies(nouns, prose_, sentence);
        if (nouns.empty() && names_what_is_open(prose_, sentence)) // "All that we have not paid."
            nouns.push_back({FileType::invoice, sentence.first, sentence.first, {}, {}});
        if (nouns.empty() && requests_.empty())
            nouns = subject_nouns;
        in_list = prose_.words.gap_after(sentence.last - 1).find(':') != std::string_view::npos;
        list_nouns = nouns;
        const bool rows_follow = in_list && !has_references;
        if (!rows_follow)
            read_sentence(i, nouns, asks);
        else
            list_periods_ = periods_in(sentence);
    }
    if (meant && requests_.empty())
        read_without_asking();
    if (meant && requests_.empty() && asked_at) { // "Can't find that one. Send it over again."
        for (const auto& reference : quoted_references(prose_, sentences[*asked_at]))
            add({.type = FileType::invoice, .reference = reference, .period = {}});
    }
    return std::move(requests_);
}

std::vector<DocumentRequest> read_requests(const Prose& prose, const Books& books, bool meant)
{
    auto references = wanted_references(prose);
    if (references.size() == prose.references.size())
        return RequestReader(prose, books).read(meant);
    auto without_others = prose;
    without_others.references = std::move(references);
    return RequestReader(without_others, books).read(meant);
}

} // namespace

std::vector<DocumentRequest> find_requests(const Prose& prose, const Books& books)
{
    return read_requests(prose, books, false);
}

std::vector<DocumentRequest> find_meant_requests(const Prose& prose, const Books& books)
{
    return read_requests(prose, books, true);
}

} // namespace mailroom
