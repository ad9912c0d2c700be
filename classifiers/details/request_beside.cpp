#include "classifiers/details/request_beside.h"

#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_nouns.h"
#include "classifiers/details/request_places.h"
#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

FileType type_of(const Reference& reference)
{
    return reference.kind == ReferenceKind::credit_note ? FileType::credit_note : FileType::invoice;
}

std::vector<std::string> numbers_of(const std::vector<const Reference*>& references)
{
    std::vector<std::string> numbers;
    for (const auto* one : references)
        numbers.push_back(one->number);
    return numbers;
}

bool is_document(const Reference& reference)
{
    return reference.kind == ReferenceKind::invoice || reference.kind == ReferenceKind::credit_note
        || reference.known;
}

// "4471 goes on 12 May and can you send a statement?": what is said between the two is a promise.
bool is_promised_before(const Prose& prose, const Reference& one, std::size_t noun)
{
    const auto days = within(prose.dates, one.last, noun);
    return std::ranges::any_of(days, [&](const DateExpression* day) {
        return day->value > prose.written_on
            && prose.find("request.copy", one.last, noun) == nullptr;
    });
}

} // namespace

std::vector<DocumentNoun>
with_those_before(std::vector<DocumentNoun> nouns, const Prose& prose, std::size_t index)
{
    constexpr std::size_t back_max = 2;
    const auto& sentences = prose.words.sentences;
    const auto& sentence = sentences[index];
    const auto own = within(prose.references, sentence.first, sentence.last);
    const auto* several =
        own.empty() ? nullptr : prose.find("request.both", sentence.first, own.front()->first);
    if (several == nullptr)
        return nouns;
    for (std::size_t back = 1; back <= std::min(back_max, index); ++back) {
        const auto& before = sentences[index - back];
        const auto named = within(prose.references, before.first, before.last);
        for (const auto* one : named)
            nouns.push_back({type_of(*one), several->first, several->first, {one->number}, {}});
        if (!named.empty())
            break;
    }
    std::ranges::stable_sort(nouns, {}, &DocumentNoun::first);
    return nouns;
}

std::vector<DocumentNoun> with_that_of_subject(
    std::vector<DocumentNoun> nouns,
    const Prose& prose,
    const Sentence& sentence,
    const std::vector<DocumentNoun>& subject_nouns)
{
    const auto own = within(prose.references, sentence.first, sentence.last);
    if (own.empty() || nouns.empty() || own.front()->first <= sentence.first + 1)
        return nouns;
    const auto joiner = own.front()->first - 1;
    const bool joined = prose.find("request.joiner", joiner, joiner + 1) != nullptr
        && prose.find("request.hand_over", sentence.first, joiner) != nullptr;
    const auto without_number = std::ranges::find_if(
        subject_nouns, [](const DocumentNoun& noun) { return !has_numbers(noun.type); });
    if (!joined || without_number == subject_nouns.end() || nouns.front().first < joiner)
        return nouns;
    nouns.insert(nouns.begin(), {without_number->type, sentence.first, sentence.first, {}, {}});
    return nouns;
}

bool tells_period_of_one(const Prose& prose, const std::vector<Period>& periods, std::size_t index)
{
    const auto& sentence = prose.words.sentences[index];
    const auto& before = prose.words.sentences[index - 1];
    return within(prose.references, before.first, before.last).empty()
        && std::ranges::any_of(periods, [&](const Period& period) {
               return period.first >= sentence.first && period.last <= sentence.last;
           });
}

namespace {

bool are_signed_notes(const std::vector<DocumentNoun>& nouns)
{
    return !nouns.empty() && std::ranges::all_of(nouns, [](const DocumentNoun& noun) {
        return noun.type == FileType::proof_of_delivery;
    });
}

// "for 4471": no more than the word that joins it stands before the number.
bool has_joined_number(const Prose& prose, const Sentence& sentence)
{
    const auto named = within(prose.references, sentence.first, sentence.last);
    if (named.empty())
        return false;
    const auto before = prose.find_all("request.connector", sentence.first, named.front()->first);
    return std::ranges::any_of(
        before, [&](const PhraseHit* hit) { return hit->last == named.front()->first; });
}

} // namespace

bool is_same_for(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& asked)
{
    return are_signed_notes(asked) && goes_on_asking(prose, sentence)
        && has_joined_number(prose, sentence);
}

bool is_short_for(const Prose& prose, const Sentence& sentence, std::size_t index)
{
    constexpr std::size_t words_max = 5;
    return sentence.last - sentence.first <= words_max && has_joined_number(prose, sentence)
        && are_signed_notes(document_nouns_in(prose, prose.words.sentences[index - 1]));
}

namespace {

bool complains(const Prose& prose, const Sentence& sentence)
{
    static constexpr std::array no_fault{
        "dispute.not", "dispute.cue", "dispute.deny", "dispute.clear", "dispute.if"};
    const auto hits = prose.find_all("dispute.", sentence.first, sentence.last);
    return std::ranges::any_of(hits, [](const PhraseHit* hit) {
        return std::ranges::find(no_fault, hit->phrase_class) == no_fault.end();
    });
}

} // namespace

bool asks_in_passing(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns)
{
    constexpr std::size_t words_max = 25;
    if (nouns.empty() || sentence.last <= prose.subject_words
        || sentence.last - sentence.first > words_max || prose.has("request.not", sentence)
        || (prose.has("request.thanks", sentence) && !sentence.question)
        || prose.has("request.corrected", sentence) || prose.has("rest.explain", sentence)
        || tells_other(prose, sentence) || prose.has("rest.asks_other", sentence)
        || complains(prose, sentence))
        return false;
    return sentence.question || prose.has("rest.wished_beside", sentence);
}

bool is_listed_wish(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns)
{
    constexpr std::size_t words_max = 14, digits_max = 2;
    const auto& number = prose.words.words[sentence.first];
    const auto mark = prose.words.gap_after(sentence.first);
    const auto before =
        sentence.first > 0 ? prose.words.gap_after(sentence.first - 1) : std::string_view();
    const bool numbered = number.has_digit && number.folded.size() <= digits_max
        && (mark.starts_with('.') || mark.starts_with(')'));
    const bool bullet = before.find("\n- ") != before.npos || before.find("\n* ") != before.npos
        || before.find("\u2022") != before.npos;
    const bool named = !within(prose.references, sentence.first, sentence.last).empty();
    const bool wanted = !nouns.empty() || (named && prose.has("request.copy", sentence));
    return (numbered || bullet) && wanted && sentence.last > prose.subject_words
        && sentence.last - sentence.first <= words_max && !prose.has("request.not", sentence)
        && !prose.has("request.thanks", sentence) && !tells_other(prose, sentence)
        && (!named || !complains(prose, sentence));
}

std::vector<DocumentNoun>
with_what_is_handed_over(std::vector<DocumentNoun> nouns, const Prose& prose, std::size_t index)
{
    const auto& sentence = prose.words.sentences[index];
    const bool other = !nouns.empty() && std::ranges::none_of(nouns, [](const DocumentNoun& noun) {
        return noun.type == FileType::invoice || noun.type == FileType::credit_note;
    });
    const auto* handed =
        other ? prose.find("rest.hand_it", sentence.first, nouns.front().first) : nullptr;
    if (handed == nullptr || sentence.last <= prose.subject_words
        || prose.find("request.joiner", handed->last, nouns.front().first) == nullptr)
        return nouns;
    auto numbers = numbers_of(within(prose.references, sentence.first, handed->first));
    if (numbers.empty() && within(prose.references, sentence.first, sentence.last).empty())
        numbers = references_near(prose, index);
    if (!numbers.empty())
        nouns.insert(
            nouns.begin(),
            {FileType::invoice, handed->first, handed->first, std::move(numbers), {}});
    return nouns;
}

bool is_order_of_other(const Prose& prose, const DocumentNoun& noun)
{
    static const auto& right = word_list("request.right_order");
    if (noun.type != FileType::purchase_order || noun.first == 0)
        return false;
    const auto& before = prose.words.words[noun.first - 1];
    return right.has(before.folded)
        || (prose.words.gap_after(noun.first - 1).ends_with('(')
            && before.sentence == prose.words.words[noun.first].sentence);
}

bool asks_how_much(const Prose& prose, const Sentence& sentence)
{
    static const auto& how_much = word_list("request.how_much"); // "How much is left to pay?"
    const auto& words = prose.words.words;
    const auto at = [&](std::size_t word) { return words.begin() + static_cast<long>(word); };
    return sentence.question
        && std::any_of(at(sentence.first), at(sentence.last), [&](const TextWord& word) {
               return how_much.has(word.folded);
           });
}

bool is_aside(const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns)
{
    constexpr std::size_t words_max = 14;
    return nouns.empty() && sentence.last - sentence.first <= words_max
        && within(prose.references, sentence.first, sentence.last).empty()
        && !prose.has("request.not", sentence) && sentence.last > prose.subject_words;
}

void add_numbers_beside(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t joiner_reach = 2;
    const bool none_has_numbers = std::ranges::none_of(nouns, [](const DocumentNoun& noun) {
        return has_numbers(noun.type) && noun.type != FileType::contract
            && noun.type != FileType::purchase_order;
    });
    if (nouns.empty() || !none_has_numbers)
        return;
    const auto first = nouns.front().first;
    std::vector<DocumentNoun> beside;
    for (const auto* one : within(prose.references, sentence.first, sentence.last)) {
        const auto from = std::max(sentence.first, one->first - std::min(one->first, joiner_reach));
        const bool joined = prose.find("request.joiner", from, one->first) != nullptr
            || (one->last <= first && prose.find("request.joiner", one->last, first) != nullptr);
        const auto part = part_around(prose.words, one->first, one->last);
        if (is_document(*one) && joined && !tells_other(prose, part)
            && !is_promised_before(prose, *one, first))
            beside.push_back({type_of(*one), one->first, one->first, {one->number}, {}});
    }
    nouns.insert(nouns.end(), beside.begin(), beside.end());
}

} // namespace mailroom
