#include "classifiers/details/requests.h"

#include "classifiers/dates/periods.h"
#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_exceptions.h"
#include "classifiers/details/request_list.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/details/request_places.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/numbers/noun_details.h"
#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

class RequestReader {
public:
    // `meant`: it is known that something is asked for.
    RequestReader(const Prose& prose, const Books& books, bool meant)
        : prose_(prose),
          books_(books),
          meant_(meant),
          periods_(find_periods(prose.words, prose.hits, prose.dates, prose.written_on))
    {
    }

    std::vector<DocumentRequest> read();

private:
    std::vector<std::string> periods_near(std::size_t sentence) const;
    std::vector<DocumentNoun> nouns_for(std::size_t index, bool has_references, bool again) const;
    void read_history();
    void read_without_asking();
    void read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking);
    std::vector<std::string> periods_in(const Sentence& sentence) const;

    const Prose& prose_;
    const Books& books_;
    bool meant_;
    std::vector<Period> periods_;
    std::vector<std::string> list_periods_; // "For the period January to June:" above rows.
    std::vector<DocumentRequest> requests_;
};

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

void RequestReader::read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking)
{
    const auto& sentence = prose_.words.sentences[index];
    drop_qualifying_nouns(nouns, prose_);
    give_references(nouns, prose_, books_, sentence);
    give_periods(nouns, prose_, periods_, sentence);
    // "What do we owe? A statement, please."
    const auto is_open = [&](const DocumentNoun& noun) {
        if (tells_all_open(prose_, sentence))
            return true;
        if (!prose_.is_note() || index == 0)
            return false;
        const auto& before = prose_.words.sentences[index - 1];
        return (!has_numbers(noun.type) || before.last > prose_.subject_words)
            && tells_all_open(prose_, before);
    };
    for (auto& noun : nouns) {
        const bool open = is_open(noun);
        const bool bill = noun.type == FileType::invoice || noun.type == FileType::credit_note;
        if (bill && (asking != Asking::send || prose_.has("request.corrected", sentence)))
            continue; // "We need the invoice corrected."
        if (noun.type == FileType::purchase_order && prose_.has("request.release", sentence))
            continue;
        bool bare = noun.references.empty() && noun.periods.empty();
        const bool before = noun.last <= sentence.first; // Named in the sentence before.
        const bool has_no_period =
            noun.type == FileType::contract || noun.type == FileType::tax_form;
        if (bare && !has_no_period && !list_periods_.empty()) {
            noun.periods = list_periods_;
            bare = false;
        }
        if (bare && !has_no_period && (prose_.is_note() || before)) {
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
        if (bare && has_numbers(noun.type) && noun.type != FileType::contract
            && (!open || noun.type == FileType::proof_of_delivery)) {
            noun.references = references_near(prose_, index);
            if (noun.references.empty() && !prose_.has("request.all", sentence))
                noun.references = references_of_history(prose_, sentence);
        }
        add_requests(requests_, books_, noun, open && (bill || noun.type == FileType::statement));
    }
}

// What a sentence asks for that names no document: the numbers in it, those of the sentence
// before, or the documents named there or in the subject.
std::vector<DocumentNoun>
RequestReader::nouns_for(std::size_t index, bool has_references, bool again) const
{
    const auto& sentences = prose_.words.sentences;
    const bool copy = prose_.has("request.copy", sentences[index]);
    const bool meant_alone = prose_.is_note() && !tells_other(prose_, sentences[index])
        && !prose_.has("request.corrected", sentences[index]) && !is_told_for_next(prose_, index);
    if (has_references
        && (copy || meant_alone || prose_.has("request.hand_over", sentences[index])))
        return documents_by_number(prose_, sentences[index]);
    if (index == 0 || again)
        return {};
    auto nouns = nouns_before(prose_, index);
    const bool statement_alone = std::all_of(nouns.begin(), nouns.end(), [](const auto& noun) {
        return !has_numbers(noun.type); // "All on the statement but 6681. Send a copy."
    });
    if (!copy || !statement_alone)
        return nouns;
    const auto numbered = documents_by_number(prose_, sentences[index - 1]);
    return numbered.empty() ? nouns : numbered;
}

// "Both are missing, please send copies": what the history is about.
void RequestReader::read_history()
{
    for (const auto& sentence : prose_.words.sentences) {
        if (!requests_.empty() || sentence.last <= prose_.subject_words
            || asking(prose_, periods_, sentence) == Asking::no)
            continue;
        for (auto& number : references_of_history(prose_, sentence))
            add_requests(
                requests_, books_, {FileType::invoice, 0, 0, {std::move(number)}, {}}, false);
    }
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

std::vector<DocumentRequest> RequestReader::read()
{
    const auto& sentences = prose_.words.sentences;
    std::vector<DocumentNoun> subject_nouns, list_nouns;
    auto asked = Asking::no; // By the sentence before.
    bool in_list = false;    // Rows below "please send:".
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        const bool in_subject = sentence.last <= prose_.subject_words;
        auto asks = asking(prose_, periods_, sentence);
        constexpr std::size_t row_words_max = 16;
        const bool is_row = sentence.last - sentence.first <= row_words_max;
        auto nouns = document_nouns_in(prose_, sentence);
        const bool has_references =
            !within(prose_.references, sentence.first, sentence.last).empty();
        if (in_list && is_row && !prose_.has("request.not", sentence)
            && (has_references || !nouns.empty())) {
            if (!nouns.empty())
                add_copies(nouns, prose_, sentence);
            else if (list_nouns.empty())
                nouns = documents_by_number(prose_, sentence);
            read_sentence(i, nouns.empty() ? list_nouns : nouns, Asking::send);
            continue;
        }
        const bool in_row = in_list && asks == Asking::no && i > 0
            && prose_.words.gap_after(sentence.first - 1).find('\n') == std::string_view::npos;
        if (in_row) // "2. Lieferschein zu 4471 (vgl. Reklamation vom Mai)"
            continue;
        in_list = false;
        list_periods_.clear();
        if (asks == Asking::no && asked != Asking::no && goes_on_asking(prose_, sentence)
            && (has_references || !nouns.empty()))
            asks = Asking::send;
        if (!prose_.has("request.send", sentence) && is_told_for_next(prose_, i))
            asks = Asking::no;
        const bool again = asked == Asking::send; // What stands there is read.
        asked = asks;
        if (in_subject && asks == Asking::no)
            subject_nouns.insert(subject_nouns.end(), nouns.begin(), nouns.end());
        if (asks == Asking::no)
            continue;
        if (nouns.empty())
            nouns = nouns_for(i, has_references, again);
        else
            add_copies(nouns, prose_, sentence);
        if (nouns.empty() && names_what_is_open(prose_, sentence)) // "All that we have not paid."
            nouns.push_back({FileType::invoice, sentence.first, sentence.first, {}, {}});
        const bool of_history =
            meant_ && prose_.quoted.size() > 1 && !references_of_history(prose_, sentence).empty();
        if (nouns.empty() && requests_.empty() && !of_history)
            nouns = subject_nouns;
        in_list = opens_list(prose_, sentence);
        list_nouns = nouns;
        const bool rows_follow = in_list && !has_references;
        if (!rows_follow)
            read_sentence(i, nouns, asks);
        else
            list_periods_ = periods_in(sentence);
    }
    if (meant_ && requests_.empty())
        read_history();
    if (meant_ && requests_.empty())
        read_without_asking();
    return std::move(requests_);
}

std::vector<DocumentRequest> read_requests(const Prose& prose, const Books& books, bool meant)
{
    auto references = wanted_references(prose);
    if (references.size() == prose.references.size())
        return RequestReader(prose, books, meant).read();
    auto without_others = prose;
    without_others.references = std::move(references);
    return RequestReader(without_others, books, meant).read();
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
