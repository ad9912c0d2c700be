#include "classifiers/details/disputes.h"

#include "classifiers/details/dispute_details.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/named_invoices.h"
#include "classifiers/details/reason_model.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom {
namespace {

// How much all that phrases prove counts beside a margin of the words: in a line or two the phrases
// are nearly all that there is. Chosen on examples of senders that the words were not learnt from.
constexpr double proof_in_note = 1.6, proof_in_mail = 0.5;

struct Complaint {
    std::map<DisputeReason, int> scores;
    std::size_t sentence = 0;
};

// What the phrases prove and how the words lean, together: phrases are sure of what they name, the
// words of what no phrase does. "Other" is proved only where nothing else is said.
DisputeReason
likeliest(std::map<DisputeReason, int> scores, const ReasonLeanings& leanings, bool is_note)
{
    if (scores.size() > 1)
        scores.erase(DisputeReason::other);
    int all = 0;
    for (const auto& [reason, score] : scores)
        all += score;
    auto sums = leanings;
    const double proof_weight = is_note ? proof_in_note : proof_in_mail;
    for (const auto& [reason, score] : scores)
        sums.at(static_cast<std::size_t>(reason)) += proof_weight * score / std::max(all, 1);
    constexpr double margin_of_doubt = -0.4; // Below it no words speak for the reason.
    const auto best = std::ranges::max_element(sums);
    return *best < margin_of_doubt ? DisputeReason::other
                                   : static_cast<DisputeReason>(best - sums.begin());
}

// Of the whole message and of the clause that names its own document.
ReasonLeanings both(const ReasonLeanings& message, const ReasonLeanings& clause)
{
    auto leanings = message;
    for (std::size_t i = 0; i < leanings.size(); ++i)
        leanings.at(i) = (message.at(i) + clause.at(i)) / 2;
    return leanings;
}

// The numbers named beside a complaint: in its sentence, before it, in the subject, behind it.
std::vector<const Reference*>
invoices_near(const Prose& prose, const NamedInvoices& named, std::size_t sentence)
{
    const auto& sentences = prose.clauses;
    std::vector<std::size_t> order{sentence};
    for (std::size_t back = 1; back <= sentence; ++back)
        order.push_back(sentence - back);
    for (auto at = sentence + 1; at < sentences.size(); ++at)
        order.push_back(at);
    for (const auto at : order) {
        if (auto found = named.in(sentences[at]); !found.empty())
            return found;
    }
    return prose.context ? std::vector<const Reference*>{&*prose.context}
                         : std::vector<const Reference*>{};
}

bool is_whole_sum(const Books& books, const std::string& number, const Decimal& value)
{
    const auto items = books.open_items_by_number(number);
    return std::any_of(items.begin(), items.end(), [&](const auto* item) {
        return item->amount == value || item->open_amount == value;
    });
}

// What was never delivered, or billed or paid before, is contested as a whole.
bool contests_whole(DisputeReason reason)
{
    return reason == DisputeReason::not_received || reason == DisputeReason::duplicate
        || reason == DisputeReason::already_paid;
}

// The sums of a sentence that are not the document's own total.
std::vector<const AmountMention*> other_sums(
    const Prose& prose, const Books& books, const Sentence& sentence, const std::string& number)
{
    auto amounts = within(prose.amounts, sentence.first, sentence.last);
    std::erase_if(amounts, [&](const auto* amount) {
        return !amount->is_money || is_whole_sum(books, number, amount->value);
    });
    return amounts;
}

std::optional<Decimal> largest(const std::vector<const AmountMention*>& amounts)
{
    std::optional<Decimal> found;
    for (const auto* amount : amounts) {
        if (!found || abs(amount->value) > *found)
            found = abs(amount->value);
    }
    return found;
}

// The sum that is contested: one marked by words such as "difference" or "credit", else the largest
// beside the complaint, which is what the parts and prices come to; else the only one of the mail.
std::optional<Decimal> contested_sum(
    const Prose& prose,
    const Books& books,
    std::size_t sentence,
    const std::string& number,
    DisputeReason reason)
{
    if (contests_whole(reason)) {
        for (const auto& amount : prose.amounts) {
            if (amount.is_money && is_whole_sum(books, number, abs(amount.value)))
                return abs(amount.value);
        }
    }
    const auto& sentences = prose.clauses;
    std::optional<Decimal> beside;
    for (auto at = sentence; at < sentences.size() && at <= sentence + 2; ++at) {
        const auto amounts = other_sums(prose, books, sentences[at], number);
        std::vector<const AmountMention*> marked;
        for (const auto* amount : amounts) {
            constexpr std::size_t reach = 4;
            const auto from =
                std::max(sentences[at].first, amount->first - std::min(amount->first, reach));
            if (prose.find(
                    "dispute.amount", from, std::min(sentences[at].last, amount->last + reach)))
                marked.push_back(amount);
        }
        if (!marked.empty())
            return largest(marked);
        if (!beside)
            beside = largest(amounts);
    }
    if (beside)
        return beside;
    std::vector<const AmountMention*> all;
    for (const auto& other : sentences) {
        const auto amounts = other_sums(prose, books, other, number);
        all.insert(all.end(), amounts.begin(), amounts.end());
    }
    return all.size() == 1 ? largest(all) : std::nullopt;
}

void add(std::vector<Dispute>& disputes, Dispute fresh)
{
    for (auto& known : disputes) {
        if (known.document_number == fresh.document_number) {
            if (!known.amount)
                known.amount = fresh.amount;
            return;
        }
    }
    disputes.push_back(std::move(fresh));
}

std::vector<Dispute>
deductions(const std::optional<Remittance>& remittance, DisputeReason told_reason)
{
    std::vector<Dispute> disputes;
    if (!remittance)
        return disputes;
    for (const auto& line : remittance->lines) {
        const auto reason = enum_from_string<DisputeReason>(line.deduction_reason);
        if (line.deduction_amount && !line.document_number.empty())
            add(disputes,
                {line.document_number, reason.value_or(told_reason), line.deduction_amount});
    }
    return disputes;
}

// "4471 and again 4480": the second; "4480 is the same as your 4471": the first.
void leave_the_one_too_many(std::vector<const Reference*>& numbers, const Prose& prose)
{
    constexpr std::size_t words_before_number_max = 3; // "as our invoice no."
    const auto second = numbers.back()->first;
    const auto* alike = prose.find("dispute.same_as", numbers.front()->last, second);
    const bool compares = alike != nullptr && alike->last + words_before_number_max >= second;
    numbers.erase(compares ? numbers.end() - 1 : numbers.begin());
}

std::vector<Dispute> read_disputes(
    const Prose& prose,
    const std::optional<Remittance>& remittance,
    const Books& books,
    Doubt doubt)
{
    const NamedInvoices named(prose);
    std::vector<Complaint> complaints;
    std::map<DisputeReason, int> total;
    const auto& sentences = prose.clauses;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        Complaint complaint{dispute_reasons_in(prose, sentences[i], doubt), i};
        // Who tells of a payment disputes nothing by it, unless a word finds fault.
        if (remittance && doubt == Doubt::whether && !prose.has("dispute.cue", sentences[i]))
            complaint.scores.erase(DisputeReason::already_paid);
        for (const auto& [reason, score] : complaint.scores)
            total[reason] += score;
        if (!complaint.scores.empty())
            complaints.push_back(std::move(complaint));
    }
    if (complaints.empty() && doubt == Doubt::whether)
        return deductions(remittance, DisputeReason::other);
    const auto leanings = reason_leanings(
        prose.words.source(0, prose.subject_words),
        prose.words.source(prose.subject_words, prose.words.words.size()));
    const auto main_reason = likeliest(total, leanings, prose.is_note());
    auto disputes = deductions(remittance, main_reason);
    if (!disputes.empty())
        return disputes;
    if (complaints.empty() && doubt == Doubt::why_alone && !sentences.empty())
        complaints.push_back({{{DisputeReason::other, 1}}, prose.subject_words > 0 ? 1U : 0U});
    const bool main_is_said = std::ranges::any_of(complaints, [&](const Complaint& complaint) {
        return complaint.scores.contains(main_reason);
    });
    for (const auto& complaint : complaints) {
        const bool has_own = !named.in(sentences[complaint.sentence]).empty();
        if (!has_own && main_is_said && !complaint.scores.contains(main_reason))
            continue;
        auto scores = complaint.scores;
        for (auto& [reason, score] : scores)
            score += total[reason];
        if (scores.size() == 1 && scores.contains(DisputeReason::other) && !total.empty())
            scores = total;
        const auto& clause = sentences[complaint.sentence];
        const auto reason = likeliest(
            scores,
            has_own && complaints.size() > 1
                ? both(leanings, reason_leanings({}, prose.words.source(clause.first, clause.last)))
                : leanings,
            prose.is_note());
        auto numbers = invoices_near(prose, named, complaint.sentence);
        if (reason == DisputeReason::duplicate && numbers.size() == 2)
            leave_the_one_too_many(numbers, prose);
        for (const auto* reference : numbers)
            add(disputes,
                {reference->number, reason,
                 contested_sum(prose, books, complaint.sentence, reference->number, reason)});
    }
    // A note may leave to the thread which document it is about.
    constexpr int sure_score = 10;
    const bool sure = prose.is_note()
        && std::ranges::any_of(total, [](const auto& score) { return score.second >= sure_score; });
    if (disputes.empty() && (doubt == Doubt::why_alone || sure))
        disputes.push_back({.document_number = {}, .reason = main_reason});
    return disputes;
}

std::vector<Dispute>
with_details(std::vector<Dispute> disputes, const Prose& prose, const Books& books)
{
    for (auto& dispute : disputes)
        add_details(dispute, prose, books);
    return disputes;
}

} // namespace

std::vector<Dispute>
find_disputes(const Prose& prose, const std::optional<Remittance>& remittance, const Books& books)
{
    return with_details(read_disputes(prose, remittance, books, Doubt::whether), prose, books);
}

std::vector<Dispute> find_meant_disputes(
    const Prose& prose, const std::optional<Remittance>& remittance, const Books& books)
{
    return with_details(read_disputes(prose, remittance, books, Doubt::why_alone), prose, books);
}

} // namespace mailroom
