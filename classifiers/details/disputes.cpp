#include "classifiers/details/disputes.h"

#include "classifiers/details/dispute_amounts.h"
#include "classifiers/details/dispute_details.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/dispute_scopes.h"
#include "classifiers/details/named_invoices.h"
#include "classifiers/details/reason_model.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom {
namespace {

// How much all that phrases prove counts beside a margin of the words, which know the phrases too.
// Chosen on examples of senders that the words were not learnt from.
constexpr double proof_weight = 0.3;

// What the phrases prove and how the words lean, together: phrases are sure of what they name, the
// words of what no phrase does. "Other" is proved only where nothing else is said.
DisputeReason likeliest(std::map<DisputeReason, int> scores, const ReasonLeanings& leanings)
{
    if (scores.size() > 1)
        scores.erase(DisputeReason::other);
    int all = 0;
    for (const auto& [reason, score] : scores)
        all += score;
    auto sums = leanings;
    for (const auto& [reason, score] : scores)
        sums.at(static_cast<std::size_t>(reason)) += proof_weight * score / std::max(all, 1);
    constexpr double margin_of_doubt = -0.4; // Below it no words speak for the reason.
    const auto best = std::ranges::max_element(sums);
    return *best < margin_of_doubt ? DisputeReason::other
                                   : static_cast<DisputeReason>(best - sums.begin());
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

// What is said of some documents, weighed.
struct Judged {
    const DisputeScope* scope;
    std::map<DisputeReason, int> scores;
    bool is_spared = false; // It is said to be right, or to be paid.
};

class DisputeReader {
public:
    DisputeReader(
        const Prose& prose,
        const std::optional<Remittance>& remittance,
        const Books& books,
        Doubt doubt)
        : prose_(prose),
          remittance_(remittance),
          books_(books),
          doubt_(doubt),
          named_(prose),
          scopes_(dispute_scopes(prose, named_)),
          several_(
              std::ranges::count_if(
                  scopes_, [](const auto& scope) { return !scope.documents.empty(); })
              > 1)
    {
    }

    std::vector<Dispute> read();

private:
    std::map<DisputeReason, int> reasons_in(const Sentence& clause) const;
    bool is_cleared(const Sentence& clause) const;
    bool is_spared(const Sentence& clause) const;
    Judged judge(const DisputeScope& scope) const;
    bool is_disputed(const Judged& judged) const;
    ReasonLeanings leanings_of(const DisputeScope& scope) const;
    DisputeReason reason_of(const Judged& judged) const;
    std::vector<Dispute> deductions() const;
    void add_disputes(const Judged& judged, std::vector<Dispute>& disputes) const;

    const Prose& prose_;
    const std::optional<Remittance>& remittance_;
    const Books& books_;
    Doubt doubt_;
    NamedInvoices named_;
    std::vector<DisputeScope> scopes_;
    bool several_;
    std::map<DisputeReason, int> total_;
    ReasonLeanings leanings_{}; // Of the whole message.
};

std::map<DisputeReason, int> DisputeReader::reasons_in(const Sentence& clause) const
{
    auto scores = dispute_reasons_in(prose_, clause, doubt_);
    // Who tells of a payment disputes nothing by it, unless a word finds fault.
    if (remittance_ && doubt_ == Doubt::whether && !prose_.has("dispute.cue", clause))
        scores.erase(DisputeReason::already_paid);
    return scores;
}

// "is fine", and not "is not fine".
bool DisputeReader::is_cleared(const Sentence& clause) const
{
    constexpr std::size_t reach = 2;
    return std::ranges::any_of(
        prose_.find_all("dispute.clear", clause.first, clause.last), [&](const PhraseHit* hit) {
            const auto from = std::max(clause.first, hit->first - std::min(hit->first, reach));
            return prose_.find("dispute.not", from, hit->last) == nullptr;
        });
}

// Beside others that are disputed, a document may be right, or be paid on a day.
bool DisputeReader::is_spared(const Sentence& clause) const
{
    return is_cleared(clause) || prose_.has("dispute.deny", clause)
        || (prose_.has("pay.future", clause) && !prose_.has("pay.not", clause)
            && !prose_.has("pay.if", clause));
}

Judged DisputeReader::judge(const DisputeScope& scope) const
{
    Judged judged{&scope, {}, false};
    for (const auto& clause : scope.clauses) {
        if (several_ && is_spared(clause)) {
            judged.is_spared = true;
            continue;
        }
        for (const auto& [reason, score] : reasons_in(clause))
            judged.scores[reason] += score;
    }
    return judged;
}

ReasonLeanings DisputeReader::leanings_of(const DisputeScope& scope) const
{
    std::string text;
    for (const auto& clause : scope.clauses) {
        if (!several_ || !is_spared(clause))
            text += std::string(prose_.words.source(clause.first, clause.last)) + '\n';
    }
    return reason_leanings({}, text);
}

bool DisputeReader::is_disputed(const Judged& judged) const
{
    if (!judged.scores.empty() || doubt_ == Doubt::whether || !several_)
        return !judged.scores.empty();
    return !judged.is_spared && !judged.scope->documents.empty();
}

DisputeReason DisputeReader::reason_of(const Judged& judged) const
{
    return likeliest(judged.scores, several_ ? leanings_of(*judged.scope) : leanings_);
}

std::vector<Dispute> DisputeReader::deductions() const
{
    std::vector<Dispute> disputes;
    if (!remittance_)
        return disputes;
    const auto told = likeliest(total_, leanings_);
    for (const auto& line : remittance_->lines) {
        const auto reason = enum_from_string<DisputeReason>(line.deduction_reason);
        if (line.deduction_amount && !line.document_number.empty())
            add(disputes, {line.document_number, reason.value_or(told), line.deduction_amount});
    }
    return disputes;
}

void DisputeReader::add_disputes(const Judged& judged, std::vector<Dispute>& disputes) const
{
    const auto reason = reason_of(judged);
    auto documents = judged.scope->documents;
    if (documents.empty() && prose_.context)
        documents.push_back(&*prose_.context);
    if (reason == DisputeReason::duplicate && documents.size() == 2) // "4471 and again 4480"
        documents.erase(documents.begin());
    for (const auto* document : documents)
        add(disputes,
            {document->number, reason,
             contested_sum(prose_, books_, *judged.scope, document->number, reason, !several_)});
}

std::vector<Dispute> DisputeReader::read()
{
    std::vector<Judged> judged;
    for (const auto& scope : scopes_) {
        judged.push_back(judge(scope));
        for (const auto& [reason, score] : judged.back().scores)
            total_[reason] += score;
    }
    if (total_.empty() && doubt_ == Doubt::whether)
        return deductions();
    leanings_ = reason_leanings(
        prose_.words.source(0, prose_.subject_words),
        prose_.words.source(prose_.subject_words, prose_.words.words.size()));
    auto disputes = deductions();
    if (!disputes.empty())
        return disputes;
    for (const auto& one : judged) {
        if (is_disputed(one))
            add_disputes(one, disputes);
    }
    for (const auto& one : judged) { // Nothing speaks of any, and yet something is disputed.
        if (disputes.empty() && doubt_ == Doubt::why_alone)
            add_disputes(one, disputes);
    }
    // A note may leave to the thread which document it is about.
    constexpr int sure_score = 10;
    const bool sure = prose_.is_note() && std::ranges::any_of(total_, [](const auto& score) {
                          return score.second >= sure_score;
                      });
    if (disputes.empty() && !judged.empty() && (doubt_ == Doubt::why_alone || sure))
        disputes.push_back({.document_number = {}, .reason = reason_of(judged.front())});
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
    return with_details(
        DisputeReader(prose, remittance, books, Doubt::whether).read(), prose, books);
}

std::vector<Dispute> find_meant_disputes(
    const Prose& prose, const std::optional<Remittance>& remittance, const Books& books)
{
    return with_details(
        DisputeReader(prose, remittance, books, Doubt::why_alone).read(), prose, books);
}

} // namespace mailroom
