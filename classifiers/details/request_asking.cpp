#include "classifiers/details/request_asking.h"

#include "classifiers/details/request_beside.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/text/word_lists.h"
#include "core/subject.h"

#include <algorithm>

namespace mailroom {
namespace {

// Whoever answers has not written the subject now.
bool is_answer(const Prose& prose)
{
    return is_answer_subject(prose.words.text.substr(0, prose.words.text.find('\n')));
}

bool is_subject_of_answer(const Prose& prose, const Sentence& sentence)
{
    return sentence.last <= prose.subject_words && is_answer(prose);
}

// "4471 will be paid on Friday": of what is promised nothing is asked for, unless in other words.
bool only_promises(const Prose& prose, const Sentence& sentence)
{
    return !sentence.question && prose.has("promise.plain", sentence)
        && std::ranges::any_of(
            within(prose.dates, sentence.first, sentence.last),
            [&](const DateExpression* date) { return date->value > prose.written_on; })
        && !prose.has("request.wish", sentence) && !prose.has("request.hand_over", sentence)
        && !prose.has("request.copy", sentence);
}

// In a note: a word of want ("mislaid", "the auditor asks for", "where is"), or all documents of a
// time ("alle creditnota's vanaf juli").
bool asks_softly(const Prose& prose, const std::vector<Period>& periods, const Sentence& sentence)
{
    if (is_subject_of_answer(prose, sentence))
        return false;
    constexpr std::size_t name_words_max = 2; // "Mai, Leipzig": which is Italian for "never".
    if (sentence.last - sentence.first <= name_words_max && !sentence.question
        && document_nouns_in(prose, sentence).empty()
        && within(prose.references, sentence.first, sentence.last).empty()
        && prose.find("request.closing", sentence.first, sentence.last) == nullptr)
        return false;
    const auto closing = prose.find_all("request.closing", sentence.first, sentence.last);
    // "Statement for August, thanks."; not "Thanks." that answers.
    const bool ends_with_thanks = std::ranges::any_of(closing, [&](const auto* hit) {
        return hit->last == sentence.last && (hit->first > sentence.first || !is_answer(prose));
    });
    if (ends_with_thanks || prose.has("request.soft", sentence)
        || (sentence.question && prose.has("request.short", sentence)))
        return true;
    const bool told_apart =
        prose.has("doc.all_open", sentence)
        || std::any_of(periods.begin(), periods.end(), [&](const auto& period) {
               return period.first >= sentence.first && period.last <= sentence.last;
           });
    return told_apart && prose.has("request.all", sentence);
}

// "We have received the notes"; not "not received", nor "could we have the notes".
const PhraseHit* thanks_in(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t denied_reach = 3, wish_reach = 4;
    for (const auto* hit : prose.find_all("request.thanks", sentence.first, sentence.last)) {
        const auto reach_back = [&](std::size_t reach) {
            return std::max(sentence.first, hit->first - std::min(hit->first, reach));
        };
        const bool denied =
            prose.find("request.denied", reach_back(denied_reach), hit->last) != nullptr;
        const bool wished =
            prose.find("request.wish", reach_back(wish_reach), hit->first) != nullptr
            || prose.find("request.hand_over", reach_back(wish_reach), hit->last) != nullptr;
        const bool is_question = sentence.question // "Do you have the contract somewhere?"
            && (prose.find("rest.has_it", hit->first, hit->last) != nullptr
                || hit_at(prose.hits, "request.wish", sentence.first) != nullptr);
        if (!denied && !wished && !is_question)
            return hit;
    }
    return nullptr;
}

// "Thanks for the copy of 4471, received": begins with thanks, and nothing behind it asks.
bool only_thanks(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t reach = 3; // "Hello Jo, thanks for"
    const auto* thanks = thanks_in(prose, sentence);
    if (thanks == nullptr || thanks->first > sentence.first + reach)
        return false;
    const auto wishes = prose.find_all("request.wish", sentence.first, sentence.last);
    return prose.find("request.hand_over", thanks->last, sentence.last) == nullptr
        && prose.find("request.but", thanks->last, sentence.last) == nullptr
        && std::ranges::all_of(wishes, [&](const PhraseHit* wish) { // "..., merci"
               return hit_at(prose.hits, "request.closing", wish->first) != nullptr;
           });
}

// "Send 4471 over": it begins with the wish, and the number stands right behind.
bool begins_with_wish(const Prose& prose, const Sentence& sentence)
{
    const auto numbers = within(prose.references, sentence.first, sentence.last);
    return std::ranges::any_of(numbers, [&](const Reference* one) {
        if (one->first <= sentence.first)
            return false;
        const auto verb = one->first - 1;
        const bool begins = verb == sentence.first
            || prose.words.gap_after(verb - 1).find(',') != std::string_view::npos;
        return begins && prose.find("request.hand_over", verb, one->first) != nullptr;
    });
}

bool names_money(const Prose& prose, const Sentence& sentence)
{
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    return std::ranges::any_of(sums, &AmountMention::is_money);
}

// "4471 again" above a mail that asks for a statement, "the bank shows 890.40 for 4471" before it:
// what a mail is about, where another sentence asks.
bool tells_what_it_is_about(const Prose& prose, const Sentence& sentence)
{
    static const auto& again = word_list("request.again");
    const bool is_subject = sentence.last <= prose.subject_words;
    const bool only_again =
        is_subject
        && std::ranges::any_of(
            prose.words.words.begin() + static_cast<std::ptrdiff_t>(sentence.first),
            prose.words.words.begin() + static_cast<std::ptrdiff_t>(sentence.last),
            [&](const TextWord& word) { return again.has(word.folded); });
    return document_nouns_in(prose, sentence).empty()
        && (only_again || (!is_subject && names_money(prose, sentence)))
        && asks_outright_beside(prose, sentence);
}

bool is_count(const Prose& prose, std::size_t word)
{
    const auto covers = [&](const auto& one) { return one.first <= word && word < one.last; };
    return word < prose.words.words.size() && std::ranges::none_of(prose.references, covers)
        && (prose.words.words[word].has_digit
            || !prose.find_all("date.count", word, word + 1).empty());
}

// "On 4471 two hinges are missing", "bei 4471 fehlen zwei Bänder": goods, and no document.
bool misses_goods(const Prose& prose, const Sentence& sentence)
{
    static const auto& missing = word_list("request.missing");
    constexpr std::size_t letters_min = 4, words_back = 3; // "two hinges are"
    const auto& words = prose.words.words;
    for (auto at = sentence.first; at < sentence.last; ++at) {
        if (!missing.has(words[at].folded))
            continue;
        const bool before = at >= sentence.first + words_back && is_count(prose, at - words_back);
        const bool behind = at + 2 < sentence.last && is_count(prose, at + 1)
            && words[at + 2].folded.size() >= letters_min && !words[at + 2].has_digit
            && prose.words.gap_after(at + 1) == " ";
        if (before || behind)
            return document_nouns_in(prose, sentence).empty()
                && !prose.has("request.hand_over", sentence)
                && !prose.has("request.copy", sentence);
    }
    return false;
}

} // namespace

Asking asking(const Prose& prose, const std::vector<Period>& periods, const Sentence& sentence)
{
    if (prose.has("request.lack", sentence))
        return Asking::send;
    if (prose.has("request.not", sentence) || only_promises(prose, sentence)
        || misses_goods(prose, sentence))
        return Asking::no;
    const bool thanks = thanks_in(prose, sentence) != nullptr;
    if (thanks && (!prose.is_note() || only_thanks(prose, sentence)))
        return Asking::no;
    if (prose.has("request.unneeded", sentence) && document_nouns_in(prose, sentence).empty())
        return Asking::no;
    const bool is_matter = tells_what_it_is_about(prose, sentence);
    if (is_matter && sentence.last <= prose.subject_words)
        return Asking::no;
    if (prose.has("request.send", sentence) || begins_with_wish(prose, sentence))
        return Asking::send;
    if (thanks || is_matter)
        return Asking::no;
    if (prose.is_note() && asks_softly(prose, periods, sentence))
        return Asking::send;
    constexpr std::size_t short_words_max = 10; // "All open invoices, please."
    if (!prose.has("request.wish", sentence))
        return Asking::no;
    return sentence.last - sentence.first <= short_words_max ? Asking::send : Asking::wish;
}

bool answers_with_thanks(const Prose& prose)
{
    bool answers = false, thanks = false;
    for (const auto& sentence : prose.words.sentences) {
        if (sentence.last <= prose.subject_words) {
            answers = answers || is_subject_of_answer(prose, sentence);
            continue;
        }
        const bool asks = sentence.question || prose.has("request.send", sentence)
            || prose.has("request.wish", sentence) || prose.has("request.but", sentence)
            || !document_nouns_in(prose, sentence).empty()
            || !within(prose.references, sentence.first, sentence.last).empty();
        thanks = thanks || prose.has("request.thanks", sentence);
        if (asks)
            return false;
    }
    return answers && thanks;
}

bool asks_outright_beside(const Prose& prose, const Sentence& sentence)
{
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& other) {
        const bool asks = prose.has("request.send", other) || prose.has("request.hand_over", other)
            || prose.has("request.wish", other);
        return other.first != sentence.first && other.last > prose.subject_words && asks
            && !document_nouns_in(prose, other).empty();
    });
}

bool tells_other(const Prose& prose, const Sentence& sentence)
{
    const auto told = prose.find_all("request.other", sentence.first, sentence.last);
    const auto nouns = document_nouns_in(prose, sentence);
    return std::ranges::any_of(told, [&](const PhraseHit* hit) {
        return std::ranges::none_of(nouns, [&](const DocumentNoun& noun) {
            return noun.first <= hit->first && hit->last <= noun.last;
        });
    });
}

bool tells_all_open(const Prose& prose, const Sentence& sentence)
{
    const auto told = prose.find_all("doc.all_open", sentence.first, sentence.last);
    const auto openable = prose.find_all("request.openable", sentence.first, sentence.last);
    return std::ranges::any_of(told, [&](const PhraseHit* hit) {
        return std::ranges::none_of(openable, [&](const PhraseHit* other) {
            return other->first <= hit->first && hit->first < other->last;
        });
    });
}

bool goes_on_asking(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t words_max = 14;
    const auto* also = hit_at(prose.hits, "request.also", sentence.first);
    return also != nullptr && sentence.last - sentence.first <= words_max
        && !prose.has("request.not", sentence) && !tells_other(prose, sentence);
}

namespace {

// A delivery note of no number of its own: of what was named before.
bool names_note_alone(const Prose& prose, const Sentence& sentence)
{
    const auto nouns = document_nouns_in(prose, sentence);
    const bool numbered =
        std::ranges::all_of(nouns, [](const DocumentNoun& noun) { return has_numbers(noun.type); });
    return numbered && !nouns.empty() && nouns.front().type == FileType::proof_of_delivery
        && within(prose.references, sentence.first, sentence.last).empty()
        && hit_at(prose.hits, "request.also", sentence.first) == nullptr;
}

} // namespace

bool is_told_for_next(const Prose& prose, std::size_t sentence)
{
    constexpr std::size_t reach = 2; // "It never came. Who signed? Show me the signature."
    const auto& sentences = prose.words.sentences;
    const auto last = std::min(sentence + reach, sentences.size() - 1);
    for (auto next = sentence + 1; next <= last && names_note_alone(prose, sentences[next]); ++next)
        if (asking(prose, {}, sentences[next]) != Asking::no)
            return true;
    return false;
}

bool names_what_is_open(const Prose& prose, const Sentence& sentence)
{
    if (asks_how_much(prose, sentence))
        return false;
    const auto nouns = prose.find_all("doc.", 0, prose.words.words.size());
    const bool document = std::any_of(nouns.begin(), nouns.end(), [](const auto* hit) {
        return hit->phrase_class != "doc.all_open";
    });
    return prose.has("doc.all_open", sentence)
        && (prose.is_note() ? !document : prose.has("request.all", sentence));
}

} // namespace mailroom
