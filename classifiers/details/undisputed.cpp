#include "classifiers/details/undisputed.h"

#include "classifiers/details/fault_in_passing.h"
#include "classifiers/text/word_lists.h"
#include "core/casework.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_credit(const Books& books, std::string_view number)
{
    const auto items = books.open_items_by_number(number);
    return !items.empty() && std::ranges::all_of(items, [](const OpenItem* item) {
        return item->type == OpenItemType::credit_note;
    });
}

// "Correct in price but not in number": what follows finds fault nevertheless.
bool finds_fault_behind(const Prose& prose, const Sentence& clause, const PhraseHit& praise)
{
    const auto* but = prose.find("scope.but", praise.last, clause.last);
    const bool wants_paper = but != nullptr // "The second is right but we need its note"
        && (prose.find("request.wish", but->last, clause.last)
            || prose.find("request.send", but->last, clause.last)
            || prose.find("request.copy", but->last, clause.last))
        && !prose.find_all("doc.", but->last, clause.last).empty();
    return but != nullptr && !wants_paper
        && (!prose.find_all("dispute.", but->last, clause.last).empty()
            || !prose.find_all("hint.", but->last, clause.last).empty());
}

// "The price is not as agreed; it is well 60 that you billed": what proves a reason in several
// words outweighs a word of praise somewhere beside it.
bool is_outweighed(const Prose& prose, const Sentence& clause, const PhraseHit& praise)
{
    constexpr std::string_view family = "dispute.";
    constexpr std::size_t words_min = 2;
    const auto proofs = prose.find_all(family, clause.first, clause.last);
    return std::ranges::any_of(proofs, [&](const PhraseHit* proof) {
        return enum_from_string<DisputeReason>(proof->phrase_class.substr(family.size()))
            && proof->last - proof->first >= words_min
            && (proof->last <= praise.first || proof->first >= praise.last);
    });
}

bool praises(const Prose& prose, const Sentence& clause, std::string_view phrase_class)
{
    return std::ranges::any_of(
        prose.find_all(phrase_class, clause.first, clause.last), [&](const PhraseHit* hit) {
            return stands(prose, clause, *hit) && !finds_fault_behind(prose, clause, *hit)
                && !is_outweighed(prose, clause, *hit);
        });
}

} // namespace

namespace {

// "Send it once more": again is said of what is billed twice, and of what is sent again.
bool complains(const Prose& prose, const Sentence& clause)
{
    auto reasons = dispute_reasons_in(prose, clause, Doubt::whether);
    if (!prose.has("dispute.cue", clause)) {
        reasons.erase(DisputeReason::duplicate);
        reasons.erase(DisputeReason::returned);
    }
    return !reasons.empty() || prose.has("pay.not", clause) || prose.has("sum.withheld", clause)
        || prose.has("rest.plain_fault", clause) || prose.has("remedy.cancellation", clause);
}

// "4480: ok", "first one fine": the number or its place, a word of praise and nothing else.
bool is_row_of_praise(const Prose& prose, const Sentence& clause)
{
    static const auto& fine = word_list("dispute.fine");
    constexpr std::size_t words_max = 3;
    std::size_t words = 0;
    bool praises = false;
    for (auto at = clause.first; at < clause.last; ++at) {
        const auto& word = prose.words.words[at];
        words += word.has_digit ? 0U : 1U;
        praises |= fine.has(word.folded);
    }
    std::size_t words_of_place = 0;
    for (const auto* place : prose.find_all("which.", clause.first, clause.last))
        words_of_place = std::max(words_of_place, place->last - place->first);
    // "Your credit note to 4471 is fine", to its last word.
    constexpr std::size_t words_of_sentence_max = 8;
    if (words <= words_of_sentence_max && clause.last > clause.first
        && fine.has(prose.words.words[clause.last - 1].folded) && !prose.has("scope.but", clause)
        && !prose.has("dispute.not", clause)
        && prose.find_all("hint.", clause.first, clause.last).empty())
        return true;
    const bool tells_which =
        words_of_place > 0 || !within(prose.references, clause.first, clause.last).empty();
    return praises && tells_which && words < words_max + words_of_place
        && !prose.has("dispute.not", clause);
}

} // namespace

bool only_asks(const Prose& prose, const Sentence& clause)
{
    const bool asks = prose.has("request.send", clause) || prose.has("request.lack", clause);
    const bool names_number = !within(prose.references, clause.first, clause.last).empty();
    const bool names_paper = !prose.find_all("doc.", clause.first, clause.last).empty()
        || (names_number
            && (prose.has("request.wish", clause) || prose.has("request.copy", clause)));
    return asks && names_paper && !complains(prose, clause);
}

namespace {

// "May we pay 4471 and 4480 in three instalments?": what is owed is not contested.
bool asks_for_time(const Prose& prose, const Sentence& clause)
{
    constexpr std::size_t words_min = 2; // "Rate" alone is a price as well.
    const auto asks = prose.find_all("plan.ask", clause.first, clause.last);
    return !complains(prose, clause) && std::ranges::any_of(asks, [&](const PhraseHit* hit) {
        return clause.question || hit->last - hit->first > words_min;
    });
}

// "We pay the older one only (4471)": and not "only when the credit is here", nor a part of it.
bool pays_it_only(const Prose& prose, const Sentence& clause)
{
    return prose.has("rest.pays_only", clause) && !prose.has("pay.if", clause)
        && !prose.has("pay.until", clause) && !prose.has("dispute.not", clause)
        && within(prose.references, clause.first, clause.last).size() == 1
        && within(prose.amounts, clause.first, clause.last).empty();
}

// "4480 on Friday": a day to come and nothing else.
bool tells_day_alone(const Prose& prose, const Sentence& clause)
{
    constexpr std::size_t words_max = 4; // Beside the number and the day.
    const auto days = within(prose.dates, clause.first, clause.last);
    if (days.size() != 1 || days.front()->value <= prose.written_on)
        return false;
    std::size_t words = 0;
    for (auto at = clause.first; at < clause.last; ++at) {
        const bool is_of_day = days.front()->first <= at && at < days.front()->last;
        words += prose.words.words[at].has_digit || is_of_day ? 0U : 1U;
    }
    return words <= words_max && prose.find_all("dispute.", clause.first, clause.last).empty()
        && prose.find_all("hint.", clause.first, clause.last).empty()
        && within(prose.references, clause.first, clause.last).size() == 1;
}

// "4471 - paid on Tuesday": it crosses with what asks for it.
bool tells_recent_payment(const Prose& prose, const Sentence& clause)
{
    constexpr std::chrono::days recently{7};
    const auto days = within(prose.dates, clause.first, clause.last);
    const auto is_recent = [&](const DateExpression* day) {
        const bool is_here = prose.words.words[day->first].folded == "hier"; // Of two languages.
        return !is_here
            && std::chrono::sys_days(day->past) + recently
            >= std::chrono::sys_days(prose.written_on);
    };
    const auto reasons = dispute_reasons_in(prose, clause, Doubt::why_alone);
    const bool tells_more = std::ranges::any_of(reasons, [](const auto& score) {
        return score.first != DisputeReason::already_paid && score.first != DisputeReason::other;
    });
    return days.size() == 1 && is_recent(days.front()) && !tells_more
        && !prose.has("pay.less", clause)
        && !within(prose.references, clause.first, clause.last).empty();
}

// "On 4471 and all before it was 58", "4480 we are still checking": nothing is wrong with it yet.
bool is_beside_the_matter(const Prose& prose, const Sentence& clause)
{
    return prose.has("rest.was_right", clause)
        || (prose.has("rest.still_checked", clause)
            && dispute_reasons_in(prose, clause, Doubt::whether).empty());
}

} // namespace

Undisputed::Undisputed(
    const Prose& prose,
    const std::optional<Remittance>& remittance,
    const Books& books,
    const ToldPayments& payments,
    Doubt doubt)
    : prose_(prose),
      remittance_(remittance),
      books_(books),
      payments_(payments),
      doubt_(doubt),
      promises_(find_promises(prose))
{
}

bool Undisputed::asks_to_mend(const Sentence& clause) const
{
    const bool cancels = prose_.has("remedy.cancellation", clause)
        && within(prose_.references, clause.first, clause.last).size() == 1
        && !prose_.has("dispute.not", clause);
    return doubt_ == Doubt::why_alone && (cancels || awaits_mending(prose_, clause));
}

bool Undisputed::is_spared(const Sentence& clause) const
{
    if (asks_to_mend(clause))
        return false;
    if (payments_.tells_payment(clause)) {
        if (payments_.is_chased())
            return false;
        if (tells_recent_payment(prose_, clause))
            return true;
        if (remittance_ && payments_.pays_in_full(clause))
            return true;
    }
    if (praises(prose_, clause, "dispute.clear") || is_row_of_praise(prose_, clause))
        return true;
    if (pays_it_only(prose_, clause) || tells_day_alone(prose_, clause)
        || is_beside_the_matter(prose_, clause))
        return true;
    // Where nothing is paid by this message, what was paid is complained of for that.
    if (doubt_ == Doubt::why_alone && !remittance_ && payments_.claims_payment(clause))
        return false;
    if (doubt_ == Doubt::why_alone && (only_asks(prose_, clause) || asks_for_time(prose_, clause)))
        return true;
    if (praises(prose_, clause, "dispute.deny"))
        return true;
    return prose_.has("pay.future", clause) && !prose_.has("pay.not", clause)
        && !prose_.has("pay.if", clause)
        && !within(prose_.dates, clause.first, clause.last).empty();
}

bool Undisputed::is_only_asked_for(const std::vector<Sentence>& clauses) const
{
    return std::ranges::any_of(
               clauses, [&](const Sentence& clause) { return only_asks(prose_, clause); })
        && std::ranges::none_of(clauses, [&](const Sentence& clause) {
               return complains(prose_, clause) || payments_.tells_payment(clause);
           });
}

bool Undisputed::is_promised(std::string_view number) const
{
    return std::ranges::find(promises_, number, &Promise::document_number) != promises_.end();
}

bool Undisputed::is_paid_whole(std::string_view number) const
{
    if (!remittance_)
        return false;
    const auto& lines = remittance_->lines;
    const auto line = std::ranges::find(lines, number, &RemittanceLine::document_number);
    if (line == lines.end() || line->deduction_amount || !line->net_amount)
        return false;
    const auto items = books_.open_items_by_number(number);
    return items.size() == 1 && items.front()->open_amount == *line->net_amount;
}

void Undisputed::drop_credits(std::vector<Dispute>& disputes) const
{
    const auto credit = [&](const Dispute& dispute) {
        return is_credit(books_, dispute.document_number);
    };
    if (!std::ranges::all_of(disputes, credit))
        std::erase_if(disputes, credit);
}

} // namespace mailroom
