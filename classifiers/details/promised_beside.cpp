#include "classifiers/details/promised_beside.h"

#include "classifiers/details/payment_day.h"
#include "classifiers/details/promises.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::array paid{Intent::remittance, Intent::partial_payment};
constexpr std::array others{
    Intent::dispute,         Intent::document_request,      Intent::credit_request,
    Intent::balance_inquiry, Intent::order_release_request, Intent::master_data_update,
    Intent::general_inquiry};

bool says_nothing_paid(const Reading& reading, const Prose& prose)
{
    const auto all = prose.words.words.size();
    return !prose.find("pay.past", 0, all) && !prose.find("pay.made", 0, all)
        && std::ranges::none_of(reading.documents, [&](const Document& document) {
               return document.type == DocumentType::remittance_advice
                   && !is_body(reading, document);
           });
}

} // namespace

void add_promise_beside(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books)
{
    const auto* from = books.party(meant.party_id);
    if (meant.has(Intent::promise_to_pay) || meant.has(Intent::payment_plan_request) || !from
        || from->role == PartyRole::vendor)
        return;
    const auto promises = find_plain_promises(prose);
    if (promises.empty())
        return;
    auto& best = meant.intents.front().intent;
    if (best == Intent::remittance && says_nothing_paid(reading, prose)) {
        best = Intent::promise_to_pay;
        return;
    }
    const bool of_rest = std::ranges::any_of(promises, &Promise::partial);
    constexpr double confidence = 0.5;
    if (std::ranges::find(others, best) != others.end()
        || (std::ranges::find(paid, best) != paid.end() && of_rest))
        meant.intents.push_back({Intent::promise_to_pay, confidence, {}});
}

} // namespace mailroom
