#include "classifiers/details/dispute_payments.h"

#include "classifiers/details/dispute_reasons.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool takes_off_in(const Prose& prose, const Remittance& remittance)
{
    const auto words = prose.words.words.size();
    return prose.find("pay.less", 0, words) != nullptr
        || prose.find("pay.except", 0, words) != nullptr
        || std::ranges::any_of(remittance.lines, [](const RemittanceLine& line) {
               return line.deduction_amount.has_value();
           });
}

} // namespace

bool has_own_credit(const Prose& prose)
{
    const auto all = prose.words.words.size();
    return prose.find("rest.own_credit", 0, all) != nullptr
        && prose.find("rest.drawn_twice", 0, all) == nullptr;
}

bool takes_agreed_credit(const Prose& prose, const Sentence& clause)
{
    return prose.has("pay.less", clause) && prose.has("rest.agreed_credit", clause)
        && !prose.has("pay.not", clause);
}

bool is_said_of_payments(DisputeReason reason)
{
    return reason == DisputeReason::already_paid || reason == DisputeReason::shortage
        || reason == DisputeReason::pricing || reason == DisputeReason::quantity;
}

ToldPayments::ToldPayments(const Prose& prose, const std::optional<Remittance>& remittance)
    : prose_(prose),
      is_chased_(prose.find("dispute.chased", 0, prose.words.words.size()) != nullptr),
      pays_(remittance.has_value()),
      takes_off_(!is_chased_ && remittance && takes_off_in(prose, *remittance))
{
}

bool ToldPayments::tells_payment(const Sentence& clause) const
{
    return prose_.has("pay.past", clause) || prose_.has("pay.made", clause);
}

bool ToldPayments::pays_in_full(const Sentence& clause) const
{
    static constexpr std::array others{
        "pay.not", "pay.less", "pay.except", "pay.withheld", "dispute.cue"};
    return tells_payment(clause) && std::ranges::none_of(others, [&](const char* other) {
               return prose_.has(other, clause);
           });
}

// "Réglé" is said of quarrels as well as of bills.
bool ToldPayments::is_denied(const Sentence& clause) const
{
    const auto paid = prose_.find_all("pay.", clause.first, clause.last);
    return std::ranges::any_of(
        prose_.find_all("dispute.deny", clause.first, clause.last), [&](const PhraseHit* denial) {
            return stands(prose_, clause, *denial)
                && std::ranges::none_of(paid, [&](const PhraseHit* hit) {
                       return hit->first <= denial->first && hit->last >= denial->last;
                   });
        });
}

bool ToldPayments::claims_payment(const Sentence& clause) const
{
    if (!tells_payment(clause) || is_denied(clause))
        return false;
    const auto dates = within(prose_.dates, clause.first, clause.last);
    return is_chased_ || std::ranges::any_of(dates, [&](const DateExpression* date) {
               return date->past < prose_.written_on;
           });
}

void ToldPayments::tell_apart(const Sentence& clause, std::map<DisputeReason, int>& scores) const
{
    constexpr int proof = 4;
    if (has_own_credit(prose_)) {
        scores.erase(DisputeReason::already_paid); // "We paid it twice": by no fault of ours.
        scores.erase(DisputeReason::duplicate);
    } else if (is_chased_ && tells_payment(clause))
        scores[DisputeReason::already_paid] += proof;
    else if (pays_ && !prose_.has("dispute.cue", clause))
        std::erase_if(scores, [](const auto& score) { return is_said_of_payments(score.first); });
}

void ToldPayments::weigh(const std::vector<Sentence>& clauses, ReasonLeanings& leanings) const
{
    constexpr double never = -2, claimed = 0.5, untold = 0.3;
    auto& paid = leanings.at(static_cast<std::size_t>(DisputeReason::already_paid));
    const auto tells = [&](const Sentence& clause) { return tells_payment(clause); };
    const auto claims = [&](const Sentence& clause) { return claims_payment(clause); };
    if (takes_off())
        paid = never;
    else if (std::ranges::any_of(clauses, claims))
        paid += claimed;
    else if (std::ranges::none_of(clauses, tells))
        paid -= untold;
}

} // namespace mailroom
