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

bool has_advice(const Reading& reading)
{
    return std::ranges::any_of(reading.documents, [&](const Document& document) {
        return document.type == DocumentType::remittance_advice && !is_body(reading, document);
    });
}

bool says_nothing_paid(const Reading& reading, const Prose& prose)
{
    const auto all = prose.words.words.size();
    return !prose.find("pay.past", 0, all) && !prose.find("pay.made", 0, all)
        && !has_advice(reading);
}

void let_go(Understanding& meant, Intent intent)
{
    std::erase_if(meant.intents, [&](const IntentScore& one) { return one.intent == intent; });
}

// "The transfer of 4,471.00 left today, you have it tomorrow", "the following reaches you on
// Friday:" above rows: what is above all an advice does not promise besides what it says to be
// paid.
void drop_announced_payment(Understanding& meant)
{
    if (!meant.remittance || meant.promises.empty()
        || meant.intents.front().intent != Intent::remittance)
        return;
    const auto& told = *meant.remittance;
    std::erase_if(meant.promises, [&](const Promise& promise) {
        const bool of_all = !promise.amount && promise.document_number.empty() && !promise.partial
            && told.lines.size() > 1;
        return of_all || (told.payment_amount && promise.amount == told.payment_amount);
    });
}

// "Half of 4471 on Friday and the other half on the 30th": nothing of it is paid yet.
void drop_parts_to_come(Understanding& meant, const Reading& reading, const Prose& prose)
{
    const auto& promises = meant.promises;
    const bool in_parts =
        promises.size() > 1 && std::ranges::all_of(promises, [&](const auto& one) {
            return one.document_number == promises.front().document_number
                && one.date > prose.written_on;
        });
    const bool made = prose.find("pay.made", 0, prose.words.words.size()) != nullptr
        || std::ranges::any_of(prose.dates, [&](const DateExpression& day) { // "Half now"
                          return day.value == prose.written_on;
                      });
    if (!in_parts || made || has_advice(reading))
        return;
    for (const auto intent : paid)
        let_go(meant, intent);
    meant.remittance.reset();
}

} // namespace

void settle_promises(Understanding& meant, const Reading& reading, const Prose& prose)
{
    if (!meant.has(Intent::promise_to_pay))
        return;
    drop_announced_payment(meant);
    drop_parts_to_come(meant, reading, prose);
    if (meant.promises.empty() && meant.intents.size() > 1)
        let_go(meant, Intent::promise_to_pay);
}

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
