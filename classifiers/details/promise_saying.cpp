#include "classifiers/details/promise_saying.h"

#include "classifiers/details/promise_days.h"
#include "classifiers/details/promise_denied.h"
#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool has_money(const Prose& prose, const Sentence& sentence)
{
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    return std::ranges::any_of(sums, &AmountMention::is_money);
}

bool has_day_to_come(const Prose& prose, const Sentence& sentence)
{
    return std::ranges::any_of(
        within(prose.dates, sentence.first, sentence.last),
        [&](const DateExpression* day) { return day->value > prose.written_on; });
}

bool names_document(const Prose& prose, const Sentence& sentence)
{
    const auto named = within(prose.references, sentence.first, sentence.last);
    return std::ranges::any_of(named, [](const Reference* one) {
        return one->kind != ReferenceKind::purchase_order && one->kind != ReferenceKind::delivery;
    });
}

// "4471 clears on Friday": what we owe beside a word that moves money, and nothing that is wanted
// of the other side. In a note the number or the sum alone will do: "4471 by Friday".
bool is_settled_in_time(const Prose& prose, const Sentence& sentence)
{
    if (prose.has("pay.other", sentence) || prose.has("pay.made", sentence))
        return false;
    const bool in_parts = prose.is_note() && prose.has("pay.part", sentence);
    if (!in_parts && !has_day_to_come(prose, sentence))
        return false;
    const bool numbered = names_document(prose, sentence), money = has_money(prose, sentence);
    constexpr std::size_t few_words = 7;
    const bool few = prose.is_note() && sentence.last - sentence.first <= few_words;
    if ((numbered && (in_parts || few)) || (money && few))
        return true;
    return prose.has("pay.moves", sentence)
        && (numbered || money || (prose.is_note() && prose.has("pay.hint", sentence)));
}

// "Das wird nach Freigabe durch die Leitung am 12. überwiesen": the two ends of a verb.
bool will_be_paid(const Prose& prose, const Sentence& sentence)
{
    return prose.has("pay.will", sentence) && prose.has("pay.past", sentence);
}

// "4471 goes on sunday. is that ok?": a sentence that ends in small letters, and what is asked.
bool stops_before_question(const Prose& prose, const Sentence& sentence)
{
    const auto days = within(prose.dates, sentence.first, sentence.last);
    if (days.empty())
        return false;
    const auto last = days.back()->last; // "am 30.10. reichen?"
    for (auto at = last - (prose.words.words[last - 1].has_digit ? 0 : 1); at + 1 < sentence.last;
         ++at) {
        if (prose.words.gap_after(at) == ". ")
            return true;
    }
    return false;
}

// "..., va bene?": what is said before it is no question.
bool asks(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t tag_words_max = 5;
    const auto end = prose.words.sentence_of(sentence.first).last; // The clause may end before.
    const auto tail = end - std::min(end - sentence.first, tag_words_max);
    const auto tags = prose.find_all("pay.tag", tail, end);
    return sentence.question && !stops_before_question(prose, sentence)
        && std::ranges::none_of(tags, [&](const PhraseHit* tag) {
               return tag->last == end && tag->first > sentence.first
                   && prose.words.gap_after(tag->first - 1).find_first_of(",-")
                   != std::string_view::npos;
           });
}

bool is_ours(const Reference& one)
{
    return one.known && one.kind == ReferenceKind::invoice;
}

// "Please send 4471 once more. It will be paid on the 9th.": the one document of all words before.
bool points_at_one_of_ours(const Prose& prose, const Sentence& sentence)
{
    const auto before = within(prose.references, 0, sentence.first);
    return within(prose.references, sentence.first, sentence.last).empty() && !before.empty()
        && std::ranges::all_of(before, [&](const Reference* one) {
               return is_ours(*one) && one->number == before.front()->number;
           });
}

// "Our next run is on 16 July; 4471 and 4480 are in it": names the day of a run before those.
bool tells_run_of_next(const Prose& prose, const Sentence& sentence)
{
    const auto next = std::ranges::find(prose.clauses, sentence.last, &Sentence::first);
    return prose.has("promise.run", sentence) && next != prose.clauses.end() && !next->question
        && prose.has("promise.in_it", *next)
        && std::ranges::any_of(
               within(prose.references, next->first, next->last),
               [](const Reference* one) { return is_ours(*one); });
}

// "4471 will be paid on the 9th": of a document of the books or of the rest.
bool says_plainly(const Prose& prose, const Sentence& sentence)
{
    if (tells_run_of_next(prose, sentence))
        return has_day_to_come(prose, sentence) && !prose.has("request.lack", sentence);
    const auto named = within(prose.references, sentence.first, sentence.last);
    const bool ours = std::ranges::any_of(named, [](const Reference* one) { return is_ours(*one); })
        || !within(prose.named_by_sum, sentence.first, sentence.last).empty()
        || points_at_one_of_ours(prose, sentence);
    const bool rest = prose.has("pay.rest", sentence) || prose.has("rest.missing", sentence);
    const bool rest_follows =
        rest && prose.has("rest.follows", sentence) && has_money(prose, sentence);
    return (rest_follows || prose.has("promise.plain", sentence))
        && has_day_to_come(prose, sentence) && (ours || rest)
        && !prose.has("request.lack", sentence);
}

// "We can't do it all: 1,000 on Monday ..."
bool parts_sentence(std::string_view gap)
{
    return gap.find_first_of(",;") != gap.npos || gap.find(": ") != gap.npos || gap == " - "
        || gap == " \u2013 ";
}

bool promises_payment(const Prose& prose, const Sentence& sentence, PromiseProof proof)
{
    // "Can you give me till Tuesday for the 341.25?"
    const bool grace = proof == PromiseProof::day && prose.has("pay.until", sentence);
    if ((asks(prose, sentence) && !grace) || is_payment_denied(prose, sentence)
        || prose.has("pay.condition", sentence))
        return false;
    if (proof == PromiseProof::plain)
        return !prose.has("pay.if", sentence) && says_plainly(prose, sentence);
    if (proof == PromiseProof::whole)
        return !prose.has("pay.if", sentence)
            && (prose.has("pay.future", sentence) || will_be_paid(prose, sentence)
                || is_settled_in_time(prose, sentence));
    if (proof == PromiseProof::day) // "Our offices are closed on Monday."
        return has_money(prose, sentence) || names_document(prose, sentence)
            || !prose.has("pay.away", sentence);
    return has_money(prose, sentence) || prose.has("pay.future", sentence)
        || prose.has("pay.past", sentence) || prose.has("pay.hint", sentence);
}

// "4471 stays blocked until you credit it, but the rest will be paid on the 14th": what stands
// behind the last "but" is said by itself.
std::optional<Sentence> plain_contrast(const Prose& prose, const Sentence& sentence)
{
    static const auto& contrasts = word_list("promise.contrast");
    for (auto first = sentence.last; first-- > sentence.first + 1;) {
        const Sentence part{first, sentence.last};
        if (contrasts.has(prose.words.words[first].folded))
            return promises_payment(prose, part, PromiseProof::plain) ? std::optional(part)
                                                                      : std::nullopt;
    }
    return std::nullopt;
}

// "The 612.00 goes out on the 9th, 4480 only when the part has come": what stands before
// a condition of another document.
std::optional<Sentence> before_condition(const Prose& prose, const Sentence& sentence)
{
    for (auto first = sentence.first + 1; first < sentence.last; ++first) {
        if (!parts_sentence(prose.words.gap_after(first - 1)))
            continue;
        const Sentence behind{first, sentence.last};
        const bool other = !within(prose.references, behind.first, behind.last).empty()
            || !prose.find_all("which.", behind.first, behind.last).empty();
        const bool conditional = prose.has("pay.if", behind) || prose.has("pay.condition", behind);
        const Sentence before{sentence.first, first};
        if (other && conditional && has_day_to_come(prose, before)
            && !has_day_to_come(prose, behind) && !prose.has("pay.if", before)
            && !prose.has("pay.condition", before))
            return before;
    }
    return std::nullopt;
}

// "4480 on the 9th once it is booked": what is done in one's own books waits for nobody.
bool waits_for_own_books(const Prose& prose, const Sentence& sentence)
{
    static const auto& booked = word_list("promise.booked");
    constexpr std::size_t reach = 8;
    const auto conditions = prose.find_all("pay.if", sentence.first, sentence.last);
    return !conditions.empty() && std::ranges::all_of(conditions, [&](const PhraseHit* hit) {
        for (auto at = hit->first; at < std::min(sentence.last, hit->first + reach); ++at) {
            if (booked.has(prose.words.words[at].folded))
                return true;
        }
        return false;
    });
}

} // namespace

std::optional<Sentence>
promised_part(const Prose& prose, const Sentence& sentence, PromiseProof proof)
{
    if (const auto before = before_condition(prose, sentence))
        return promises_payment(prose, *before, proof) ? before : std::nullopt;
    if (promises_payment(prose, sentence, proof))
        return sentence;
    if (proof == PromiseProof::plain)
        return plain_contrast(prose, sentence);
    if (asks(prose, sentence) || proof != PromiseProof::of_payment
        || prose.has("pay.condition", sentence))
        return std::nullopt;
    for (auto first = sentence.first; first < sentence.last;) {
        auto last = first + 1;
        while (last < sentence.last && !parts_sentence(prose.words.gap_after(last - 1)))
            ++last;
        const Sentence part{first, last};
        const bool moves = prose.has("pay.moves", part) && !prose.has("pay.not", part);
        if (has_day_to_come(prose, part) && (moves || promises_payment(prose, part, proof)))
            return part;
        first = last;
    }
    return std::nullopt;
}

bool is_promised_under_condition(const Prose& prose, const Sentence& sentence)
{
    return !asks(prose, sentence) && !is_payment_denied(prose, sentence)
        && !prose.has("pay.condition", sentence) && says_plainly(prose, sentence);
}

bool is_promised_row(const Prose& prose, const Sentence& row)
{
    constexpr std::size_t words_max = 16;
    if (asks(prose, row) || row.last - row.first > words_max || !names_document(prose, row)
        || !has_day_to_come(prose, row))
        return false;
    if (waits_for_own_books(prose, row))
        return !prose.has("pay.not", row);
    static constexpr std::array other{"pay.not", "pay.if", "pay.made", "pay.past", "pay.other"};
    if (std::ranges::any_of(other, [&](const char* said) { return prose.has(said, row); }))
        return false;
    return std::ranges::all_of(
        prose.find_all("dispute.", row.first, row.last), [&](const PhraseHit* hit) {
            return hit->phrase_class == "dispute.clear" || hit->phrase_class == "dispute.deny"
                || is_before_day(prose, *hit);
        });
}

} // namespace mailroom
