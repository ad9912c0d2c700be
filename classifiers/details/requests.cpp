#include "classifiers/details/requests.h"

#include "classifiers/dates/periods.h"
#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_beside.h"
#include "classifiers/details/request_exceptions.h"
#include "classifiers/details/request_list.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/details/request_places.h"
#include "classifiers/details/request_surroundings.h"
#include "classifiers/details/request_unnamed.h"
#include "classifiers/details/request_withdrawn.h"
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
          periods_(wanted_periods(
              find_periods(prose.words, prose.hits, prose.dates, prose.written_on), prose)),
          surroundings_(prose, periods_)
    {
    }

    std::vector<DocumentRequest> read();

private:
    void read_history();
    void read_named_by_sum();
    void read_without_asking();
    void read_in_order(std::size_t index);
    bool is_row_of_list(std::size_t index, const std::vector<DocumentNoun>& nouns) const;
    void read_row(std::size_t index, std::vector<DocumentNoun> nouns);
    Asking asked_in(std::size_t index, const std::vector<DocumentNoun>& nouns) const;
    void read_asking(std::size_t index, std::vector<DocumentNoun> nouns, Asking asks, bool again);
    void read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking);
    bool has_references(const Sentence& sentence) const
    {
        return !within(prose_.references, sentence.first, sentence.last).empty();
    }

    const Prose& prose_;
    const Books& books_;
    bool meant_;
    std::vector<Period> periods_;
    RequestSurroundings surroundings_;
    std::vector<DocumentRequest> requests_;

    // What the sentences before have said.
    std::vector<DocumentNoun> subject_nouns_, list_nouns_, asked_nouns_;
    std::vector<std::string> list_periods_; // "For the period January to June:" above rows.
    bool asked_in_subject_ = false;         // For documents of which it tells no more.
    Asking asked_ = Asking::no;             // By the sentence before.
    Asking asked_lately_ = Asking::no;      // By it, or before an aside.
    bool in_list_ = false;                  // Rows below "please send:".
};

void RequestReader::read_sentence(std::size_t index, std::vector<DocumentNoun> nouns, Asking asking)
{
    const auto& sentence = prose_.words.sentences[index];
    drop_qualifying_nouns(nouns, prose_);
    give_references(nouns, prose_, books_, sentence);
    if (asking == Asking::send) {
        add_numbers_beside(nouns, prose_, sentence);
        add_documents_with_note(nouns, prose_, sentence);
    }
    give_periods(nouns, prose_, periods_, sentence);
    for (auto& noun : nouns) {
        const bool all_open = surroundings_.is_all_open(noun, index);
        const bool bill = noun.type == FileType::invoice || noun.type == FileType::credit_note;
        if (bill && (asking != Asking::send || prose_.has("request.corrected", sentence)))
            continue; // "We need the invoice corrected."
        if (is_order_of_other(prose_, noun)
            || (noun.type == FileType::purchase_order && prose_.has("request.release", sentence)))
            continue;
        if (surroundings_.complete(noun, nouns, index, list_periods_))
            add_requests(
                requests_, books_, noun, all_open && (bill || noun.type == FileType::statement));
    }
}

// "Both are missing, please send copies": what the history is about, or the subject.
void RequestReader::read_history()
{
    for (const auto& sentence : prose_.words.sentences) {
        if (!requests_.empty() || sentence.last <= prose_.subject_words
            || asking(prose_, periods_, sentence) == Asking::no)
            continue;
        auto numbers = references_of_history(prose_, sentence);
        if (numbers.empty())
            numbers = numbers_of_subject(prose_);
        for (auto& number : numbers)
            add_requests(
                requests_, books_, {FileType::invoice, 0, 0, {std::move(number)}, {}}, false);
    }
}

// "Please resend the one for 612.40": the one open invoice of that sum.
void RequestReader::read_named_by_sum()
{
    for (const auto& sentence : prose_.words.sentences) {
        if (asking(prose_, periods_, sentence) == Asking::no)
            continue;
        for (const auto* one : within(prose_.named_by_sum, sentence.first, sentence.last))
            add_requests(requests_, books_, {FileType::invoice, 0, 0, {one->number}, {}}, false);
    }
}

// It is known that documents are asked for, and no sentence says so in words that we know: each
// document that is named with its number or period, else each that is named.
void RequestReader::read_without_asking()
{
    for (const bool told_apart : {true, false}) {
        for (std::size_t i = 0; i < prose_.words.sentences.size() && requests_.empty(); ++i) {
            const auto& sentence = prose_.words.sentences[i];
            const bool thanks = prose_.has("request.thanks", sentence)
                && asking(prose_, periods_, sentence) == Asking::no;
            if (thanks
                || (prose_.has("request.not", sentence) && !prose_.has("request.lack", sentence)))
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

bool RequestReader::is_row_of_list(std::size_t index, const std::vector<DocumentNoun>& nouns) const
{
    constexpr std::size_t row_words_max = 16;
    const auto& sentence = prose_.words.sentences[index];
    return in_list_ && sentence.last - sentence.first <= row_words_max
        && !prose_.has("request.not", sentence)
        && (!nouns.empty() || (has_references(sentence) && !tells_other(prose_, sentence)));
}

void RequestReader::read_row(std::size_t index, std::vector<DocumentNoun> nouns)
{
    const auto& sentence = prose_.words.sentences[index];
    if (!nouns.empty())
        add_copies(nouns, prose_, sentence);
    else if (list_nouns_.empty())
        nouns = documents_by_number(prose_, sentence);
    read_sentence(index, nouns.empty() ? list_nouns_ : nouns, Asking::send);
}

// Whether the sentence asks, for itself or going on from the one before.
Asking RequestReader::asked_in(std::size_t index, const std::vector<DocumentNoun>& nouns) const
{
    const auto& sentence = prose_.words.sentences[index];
    if ((!prose_.has("request.send", sentence) && is_told_for_next(prose_, index))
        || (nouns.empty() && !has_references(sentence) && asks_how_much(prose_, sentence)))
        return Asking::no;
    const auto asks = asking(prose_, periods_, sentence);
    const bool goes_on = asked_lately_ != Asking::no && goes_on_asking(prose_, sentence)
        && (has_references(sentence) || !nouns.empty());
    const bool beside = meant_
        && (asks_in_passing(prose_, sentence, nouns) || misses_of_all(prose_, sentence)
            || is_listed_wish(prose_, sentence, nouns));
    return asks == Asking::no && (goes_on || beside) ? Asking::send : asks;
}

// `again`: the sentence before asks too, so that what stands there is read.
void RequestReader::read_asking(
    std::size_t index, std::vector<DocumentNoun> nouns, Asking asks, bool again)
{
    const auto& sentence = prose_.words.sentences[index];
    const bool numbered = has_references(sentence);
    if (meant_ && misses_of_all(prose_, sentence) && !prose_.has("request.copy", sentence))
        nouns = documents_by_number(prose_, sentence);
    if (nouns.empty()) {
        nouns = unnamed_documents(prose_, periods_, index, again, asked_nouns_);
        nouns = with_that_of_subject(std::move(nouns), prose_, sentence, subject_nouns_);
    } else {
        add_copies(nouns, prose_, sentence);
        nouns = with_what_is_handed_over(std::move(nouns), prose_, index);
    }
    if (nouns.empty() && !numbered && sentence.last > prose_.subject_words
        && prose_.has("request.all", sentence)
        && !surroundings_.periods_in(sentence).empty()) // "Resend everything dated August."
        nouns.push_back({FileType::invoice, sentence.first, sentence.first, {}, {}});
    if (nouns.empty() && names_what_is_open(prose_, sentence)) // "All that we have not paid."
        nouns.push_back({FileType::invoice, sentence.first, sentence.first, {}, {}});
    const bool of_history =
        meant_ && prose_.quoted.size() > 1 && !references_of_history(prose_, sentence).empty();
    const bool is_beside = nouns.empty() && !numbered && !prose_.has("request.hand_over", sentence)
        && !prose_.has("request.copy", sentence) && asks_outright_beside(prose_, sentence);
    if (nouns.empty() && requests_.empty() && !of_history && !is_beside)
        nouns = meant_ ? documents_above(prose_, index, subject_nouns_) : subject_nouns_;
    in_list_ = opens_list(prose_, sentence)
        || (meant_ && !numbered && sentence.last > prose_.subject_words
            && has_rows_below(prose_, index));
    list_nouns_ = nouns;
    asked_nouns_ = nouns;
    drop_qualifying_nouns(asked_nouns_, prose_);
    if (in_list_ && !numbered)
        list_periods_ = surroundings_.periods_in(sentence); // Its rows follow.
    else
        read_sentence(index, nouns, asks);
}

void RequestReader::read_in_order(std::size_t index)
{
    const auto& sentence = prose_.words.sentences[index];
    auto nouns = document_nouns_in(prose_, sentence);
    drop_nouns_at_hand(nouns, prose_);
    if (is_row_of_list(index, nouns)) {
        read_row(index, std::move(nouns));
        return;
    }
    if (in_list_ && is_heading_of_rows(prose_, sentence)) // "No | Document | Number"
        return;
    const bool in_row = in_list_ && asking(prose_, periods_, sentence) == Asking::no && index > 0
        && prose_.words.gap_after(sentence.first - 1).find('\n') == std::string_view::npos;
    if (in_row) // "2. Lieferschein zu 4471 (vgl. Reklamation vom Mai)"
        return;
    in_list_ = false;
    list_periods_.clear();
    const auto asks = asked_in(index, nouns);
    const bool again = asked_ == Asking::send;
    asked_ = asks;
    if (asks != Asking::no || !is_aside(prose_, sentence, nouns))
        asked_lately_ = asks;
    const bool bare_subject = sentence.last <= prose_.subject_words && !nouns.empty()
        && !has_references(sentence) && surroundings_.periods_in(sentence).empty();
    if (bare_subject) {
        subject_nouns_.insert(subject_nouns_.end(), nouns.begin(), nouns.end());
        asked_in_subject_ = asked_in_subject_ || asks != Asking::no;
    } else if (asks != Asking::no)
        read_asking(index, std::move(nouns), asks, again);
    else if (sentence.last <= prose_.subject_words)
        subject_nouns_.insert(subject_nouns_.end(), nouns.begin(), nouns.end());
}

std::vector<DocumentRequest> RequestReader::read()
{
    for (std::size_t i = 0; i < prose_.words.sentences.size(); ++i)
        read_in_order(i);
    if (asked_in_subject_ && requests_.empty())
        read_sentence(0, subject_nouns_, Asking::send);
    if (meant_ && requests_.empty())
        read_history();
    if (meant_ && requests_.empty())
        read_named_by_sum();
    if (meant_ && requests_.empty())
        read_without_asking();
    drop_withdrawn(requests_, prose_);
    return std::move(requests_);
}

using Requests = std::vector<DocumentRequest>;

Requests read_requests(const Prose& prose, const Books& books, bool meant)
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
    return answers_with_thanks(prose) ? Requests() : read_requests(prose, books, false);
}

std::vector<DocumentRequest> find_meant_requests(const Prose& prose, const Books& books)
{
    return answers_with_thanks(prose) ? Requests() : read_requests(prose, books, true);
}

} // namespace mailroom
