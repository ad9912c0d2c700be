#include "classifiers/details/disputes.h"

#include "classifiers/details/deduction_reasons.h"
#include "classifiers/details/dispute_amounts.h"
#include "classifiers/details/dispute_claims.h"
#include "classifiers/details/dispute_details.h"
#include "classifiers/details/dispute_leanings.h"
#include "classifiers/details/dispute_payments.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/dispute_scopes.h"
#include "classifiers/details/dispute_twins.h"
#include "classifiers/details/disputed_in_books.h"
#include "classifiers/details/faultless.h"
#include "classifiers/details/named_invoices.h"
#include "classifiers/details/settled.h"
#include "classifiers/details/undisputed.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom {
namespace {

constexpr double never = -2; // No words lean so far.

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
              > 1),
          payments_(prose, remittance),
          undisputed_(prose, remittance, books, payments_, doubt),
          leanings_(prose, undisputed_, payments_, several_)
    {
    }

    std::vector<Dispute> read();

private:
    JudgedScope judge(const DisputeScope& scope) const;
    bool is_disputed(const JudgedScope& judged) const;
    bool leaves_alone(const JudgedScope& judged) const; // It is right, promised or paid.
    DisputeReason reason_of(const JudgedScope& judged) const;
    std::vector<Dispute> deductions(const std::vector<JudgedScope>& judged) const;
    void spare_the_first_of_two_bills(std::vector<JudgedScope>& judged) const;
    void add_disputes(const JudgedScope& judged, std::vector<Dispute>& disputes);

    const Prose& prose_;
    const std::optional<Remittance>& remittance_;
    const Books& books_;
    Doubt doubt_;
    NamedInvoices named_;
    std::vector<DisputeScope> scopes_;
    bool several_;
    ToldPayments payments_;
    Undisputed undisputed_;
    DisputeLeanings leanings_;
    std::map<DisputeReason, int> total_;
    std::optional<DisputeReason> reason_before_;
};

JudgedScope DisputeReader::judge(const DisputeScope& scope) const
{
    JudgedScope judged{&scope, {}};
    judged.is_likewise = says_likewise(prose_, scope.clauses.front());
    for (const auto& clause : scope.clauses) {
        if (is_settled(prose_, clause)) { // With all that was said of it before.
            judged.scores.clear();
            judged.is_spared = true;
            continue;
        }
        if (is_long_ago(prose_, clause))
            continue;
        if (several_ && undisputed_.is_spared(clause)) {
            judged.is_spared = true;
            continue;
        }
        if (doubt_ == Doubt::whether && takes_agreed_credit(prose_, clause))
            continue;
        auto scores = dispute_reasons_in(prose_, clause, doubt_);
        if (doubt_ == Doubt::whether)
            payments_.tell_apart(clause, scores);
        if (several_ && undisputed_.asks_to_mend(clause))
            scores[DisputeReason::other] += 1;
        for (const auto& [reason, score] : scores)
            judged.scores[reason] += score;
    }
    if (several_ && doubt_ == Doubt::why_alone && undisputed_.is_only_asked_for(scope.clauses)) {
        judged.scores.clear();
        judged.is_spared = true;
    }
    const bool is_for_one = doubt_ == Doubt::why_alone && is_for_one_thing(prose_, scope);
    if (is_for_one)
        judged.scores = {{DisputeReason::duplicate, 1}};
    // "Duplicate of the carriage that is on 4471": what it repeats is no reason of its own.
    judged.is_duplicate =
        is_for_one || (!scope.compared.empty() && judged.scores.contains(DisputeReason::duplicate));
    return judged;
}

bool DisputeReader::is_disputed(const JudgedScope& judged) const
{
    if (!judged.scores.empty() || doubt_ == Doubt::whether || !several_)
        return !judged.scores.empty();
    return !leaves_alone(judged) && !judged.scope->is_remainder && !judged.scope->is_silent
        && !judged.scope->documents.empty();
}

bool DisputeReader::leaves_alone(const JudgedScope& judged) const
{
    return judged.is_spared
        || std::ranges::any_of(judged.scope->documents, [&](const Reference* document) {
               return undisputed_.is_promised(document->number)
                   || undisputed_.is_paid_whole(document->number);
           });
}

DisputeReason DisputeReader::reason_of(const JudgedScope& judged) const
{
    if (judged.is_likewise && reason_before_)
        return *reason_before_;
    return judged.is_duplicate ? DisputeReason::duplicate
                               : likeliest(judged.scores, leanings_.of(*judged.scope));
}

// What is taken off is never taken off because it is paid.
std::vector<Dispute> DisputeReader::deductions(const std::vector<JudgedScope>& judged) const
{
    std::vector<Dispute> disputes;
    if (!remittance_)
        return disputes;
    const auto why = [&](const std::string& number) {
        const auto own = std::ranges::find_if(judged, [&](const JudgedScope& one) {
            return std::ranges::any_of(one.scope->documents, [&](const Reference* document) {
                return document->number == number;
            });
        });
        auto scores = own == judged.end() ? total_ : own->scores;
        auto leanings = own == judged.end() ? leanings_.whole() : leanings_.of(*own->scope);
        scores.erase(DisputeReason::already_paid);
        leanings.at(static_cast<std::size_t>(DisputeReason::already_paid)) = never;
        return likeliest(std::move(scores), leanings);
    };
    for (const auto& line : remittance_->lines) {
        const auto& number = line.document_number;
        if (!line.deduction_amount || number.empty())
            continue;
        const auto told = enum_from_string<DisputeReason>(line.deduction_reason);
        add_once(disputes, {number, told ? *told : why(number), line.deduction_amount});
    }
    return disputes;
}

void DisputeReader::add_disputes(const JudgedScope& judged, std::vector<Dispute>& disputes)
{
    const auto reason = reason_of(judged);
    reason_before_ = reason;
    auto documents = judged.scope->documents;
    if (documents.empty() && prose_.context)
        documents.push_back(&*prose_.context);
    if (reason == DisputeReason::duplicate && documents.size() == 2) // "4471 and again 4480"
        documents = {repeated_of(prose_, documents)};
    auto unpromised = documents;
    std::erase_if(unpromised, [&](const Reference* document) {
        return undisputed_.is_promised(document->number)
            || undisputed_.is_paid_whole(document->number);
    });
    if (!unpromised.empty())
        documents = std::move(unpromised);
    for (const auto* document : documents) {
        const auto& number = document->number;
        const auto sum = contested_sum(prose_, books_, *judged.scope, number, reason);
        add_once(disputes, {number, reason, sum});
    }
}

// "You billed it on 4471 and the day after on 4480": what is billed twice is owed once.
void DisputeReader::spare_the_first_of_two_bills(std::vector<JudgedScope>& judged) const
{
    if (const auto pair = billed_for_one_thing(prose_, named_, judged); pair.size() == 2)
        return spare_the_original(prose_, *pair.front(), *pair.back());
    std::vector<JudgedScope*> bills;
    if (!says_again(prose_))
        return;
    const bool is_said = says_one_thing(prose_);
    const auto whole = leanings_.of_all();
    bool is_duplicate = is_said || whole == DisputeReason::duplicate;
    for (auto& one : judged) {
        if (one.scope->documents.empty())
            continue;
        if (one.is_likewise) // "4480 likewise": of both, and no bill of the same again.
            return;
        const auto reason = reason_of(one);
        is_duplicate |= reason == DisputeReason::duplicate;
        const bool is_told = whole != DisputeReason::duplicate
            || leanings_.of(*one.scope).at(static_cast<std::size_t>(reason)) > 0;
        const bool is_proved = is_told && !one.scope->is_remainder && !one.scores.empty();
        if (one.scope->documents.size() > 1
            || (is_proved && reason != DisputeReason::duplicate
                && reason != DisputeReason::already_paid && reason != DisputeReason::other))
            return;
        bills.push_back(&one);
    }
    if (is_duplicate && bills.size() == 2
        && (is_said || !std::ranges::all_of(bills, has_own_fault)))
        spare_the_original(prose_, *bills.front(), *bills.back());
}

std::vector<Dispute> DisputeReader::read()
{
    std::vector<JudgedScope> judged;
    for (const auto& scope : scopes_) {
        judged.push_back(judge(scope));
        for (const auto& [reason, score] : judged.back().scores)
            total_[reason] += score;
    }
    if (total_.empty() && doubt_ == Doubt::whether)
        return deductions(judged);
    auto disputes = deductions(judged);
    if (!disputes.empty())
        return disputes;
    spare_the_first_of_two_bills(judged);
    for (const auto& one : judged) {
        if (is_disputed(one) && (!several_ || !one.scope->documents.empty()))
            add_disputes(one, disputes);
    }
    if (doubt_ == Doubt::why_alone) { // Nothing speaks of any, and yet something is disputed.
        std::ranges::stable_partition(judged, [&](const auto& one) { return !leaves_alone(one); });
        for (auto one = judged.begin(); disputes.empty() && one != judged.end(); ++one)
            add_disputes(*one, disputes);
    }
    // A note may leave to the thread which document it is about.
    constexpr int sure_score = 10;
    const bool sure = prose_.is_note() && std::ranges::any_of(total_, [](const auto& score) {
                          return score.second >= sure_score;
                      });
    if (disputes.empty() && !judged.empty() && (doubt_ == Doubt::why_alone || sure))
        disputes.push_back({.document_number = {}, .reason = reason_of(judged.front())});
    undisputed_.drop_credits(disputes);
    return disputes;
}

std::vector<Dispute> disputes_in(
    const Prose& prose,
    const std::optional<Remittance>& remittance,
    const Books& books,
    Doubt doubt)
{
    auto disputes = DisputeReader(prose, remittance, books, doubt).read();
    for (auto& dispute : disputes)
        add_details(dispute, prose, books);
    return disputes;
}

} // namespace

std::vector<Dispute>
find_disputes(const Prose& prose, const std::optional<Remittance>& remittance, const Books& books)
{
    if (asks_for_lost_paper(prose) || asks_who_signed(prose))
        return {};
    return disputes_in(prose, remittance, books, Doubt::whether);
}

std::vector<Dispute> find_meant_disputes(
    const Prose& prose,
    const std::optional<Remittance>& remittance,
    const Books& books,
    std::string_view party_id)
{
    auto disputes = disputes_in(prose, remittance, books, Doubt::why_alone);
    name_disputed_by_books(disputes, prose, books, party_id);
    // "Invoice 4471 (order 88-20)": an order and its invoice are one.
    std::vector<Dispute> once;
    for (auto& dispute : disputes) {
        if (dispute.document_number.empty())
            once.push_back(std::move(dispute));
        else
            add_once(once, std::move(dispute));
    }
    part_claims(once, prose, books);
    return once;
}

} // namespace mailroom
