#include "classifiers/details/promised_beside.h"

#include "classifiers/details/announced_payment.h"
#include "classifiers/details/days_put_better.h"
#include "classifiers/details/payment_day.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "classifiers/text/clauses.h"

#include <algorithm>
#include <array>
#include <functional>

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

// Whether what is taken off is told with a reason that finds fault.
bool finds_fault(const Remittance& told)
{
    return std::ranges::any_of(told.lines, [](const RemittanceLine& line) {
        const auto why = enum_from_string<DisputeReason>(line.deduction_reason);
        return line.deduction_amount && why && *why != DisputeReason::tax
            && *why != DisputeReason::other;
    });
}

void add_once(Understanding& meant, Intent intent, std::string_view words)
{
    constexpr double confidence = 0.7;
    if (!meant.has(intent))
        meant.intents.push_back({intent, confidence, std::string(words)});
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
        const bool of_line = // "You get 890.40 tomorrow: 4471 (600.00) and 4480 (290.40)"
            !promise.partial && promise.date == told.payment_date && told.lines.size() > 1
            && std::ranges::any_of(told.lines, [&](const RemittanceLine& line) {
                   return line.document_number == promise.document_number
                       && promise.amount == line.net_amount;
               });
        return of_all || of_line || (told.payment_amount && promise.amount == told.payment_amount);
    });
}

// "Half of 4471 on Friday and the other half on the 30th": nothing of it is paid yet.
void drop_parts_to_come(Understanding& meant, const Reading& reading, const Prose& prose)
{
    const auto& promises = meant.promises;
    const bool in_parts =
        promises.size() > 1 && std::ranges::all_of(promises, [&](const auto& one) {
            return one.document_number == promises.front().document_number
                && one.date >= prose.written_on;
        });
    const bool made = prose.find("pay.made", 0, prose.words.words.size()) != nullptr
        || std::ranges::any_of(prose.dates, [&](const DateExpression& day) { // "Half now"
                          return day.value == prose.written_on && !is_meant_for_today(prose, day);
                      });
    if (!in_parts || made || has_advice(reading))
        return;
    for (const auto intent : paid)
        let_go(meant, intent);
    meant.remittance.reset();
}

bool is_of(const Promise& promise, const Remittance& told)
{
    const auto is_line = [&](const RemittanceLine& line) {
        const bool of_part = promise.partial && promise.amount != line.net_amount;
        return promise.document_number == line.document_number && !of_part;
    };
    return promise.amount == told.payment_amount || std::ranges::any_of(told.lines, is_line)
        || (promise.document_number.empty() && !promise.partial);
}

// The payment of which the words sound like a promise, where they are the advice of it; nothing
// where another day or another sum is promised besides.
std::optional<Remittance> announced_payment(
    const Understanding& meant, const Reading& reading, const Prose& prose, const Books& books)
{
    const auto* from = books.party(meant.party_id);
    if (from && from->role == PartyRole::vendor)
        return std::nullopt;
    auto told = find_meant_remittance(reading, prose, books, meant.party_id);
    if (!told || !announces_payment(prose, *told))
        return std::nullopt;
    auto promises = find_meant_promises(prose);
    // "On Thursday they approved payment of 4471. You will receive 890.40 tomorrow."
    const auto of_sum = std::ranges::find_if(promises, [&](const Promise& one) {
        return one.amount && one.amount == told->payment_amount;
    });
    if (of_sum != promises.end() && told->lines.size() > 1)
        promises = {Promise(*of_sum)};
    // "300 sent for 4471 this morning, the following 300 on the 20th."
    constexpr int days_on_the_way_max = 4;
    const bool is_paid = told->payment_date && *told->payment_date <= prose.written_on
        && !says_nothing_paid(reading, prose);
    if (std::ranges::any_of(promises, [&](const Promise& one) {
            const bool later = is_paid && one.date
                && days_between(prose.written_on, *one.date) > days_on_the_way_max;
            return one.date != promises.front().date || !is_of(one, *told) || later;
        }))
        return std::nullopt;
    if (!promises.empty())
        told->payment_date = promises.front().date;
    return told;
}

// "We paid 4471 on Monday, it is with you tomorrow": the day on which what was paid arrives.
bool is_day_of_arrival(const Promise& promise, const Prose& prose)
{
    constexpr int days_max = 4;
    if (promise.partial || !promise.date
        || days_between(prose.written_on, *promise.date) > days_max)
        return false;
    const auto& sentences = prose.words.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto days = within(prose.dates, sentences[i].first, sentences[i].last);
        const auto day = std::ranges::find_if(
            days, [&](const DateExpression* one) { return one->value == *promise.date; });
        if (day == days.end() || prose.has("pay.rest", sentences[i]))
            continue;
        const auto part = part_around(prose.words, (*day)->first, (*day)->last);
        const bool arrives = prose.has("rest.arrives", part);
        const bool left = prose.has("rest.was_paid", {sentences[i].first, part.first})
            || (i > 0 && prose.has("rest.was_paid", sentences[i - 1]));
        if (arrives && left)
            return true;
    }
    return false;
}

// "Three instalments for 4471, please. 4480 is no part of it, that goes on the 9th."
bool is_left_out(const Promise& promise, const Prose& prose)
{
    bool left_out = false;
    for (const auto& sentence : prose.words.sentences) {
        const auto named = within(prose.references, sentence.first, sentence.last);
        const auto is_it = [&](const Reference* one) {
            return one->number == promise.document_number;
        };
        if (std::ranges::none_of(named, is_it))
            continue;
        if (prose.has("plan.ask", sentence) || sentence.question)
            return false;
        left_out |= prose.has("rest.no_part", sentence);
    }
    return left_out;
}

// Beside a plan what is said to be no part of it is promised, and the instalments are not.
void keep_what_is_left_out(std::vector<Promise>& promises, const Prose& prose)
{
    const auto left_out = [&](const Promise& one) { return is_left_out(one, prose); };
    if (std::ranges::none_of(promises, left_out))
        return;
    std::erase_if(promises, std::not_fn(left_out));
    for (auto& promise : promises) // "No part of it" promises no part.
        promise.partial = false;
}

} // namespace

void settle_promises(Understanding& meant, const Reading& reading, const Prose& prose)
{
    if (!meant.has(Intent::promise_to_pay))
        return;
    if (meant.has(Intent::payment_plan_request))
        keep_what_is_left_out(meant.promises, prose);
    drop_announced_payment(meant);
    std::erase_if(
        meant.promises, [&](const Promise& one) { return is_day_of_arrival(one, prose); });
    drop_parts_to_come(meant, reading, prose);
    if (meant.promises.empty() && meant.intents.size() > 1)
        let_go(meant, Intent::promise_to_pay);
}

void advise_instead_of_promise(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books)
{
    if (!meant.has(Intent::promise_to_pay))
        return;
    auto told = announced_payment(meant, reading, prose, books);
    if (!told)
        return;
    let_go(meant, Intent::promise_to_pay);
    add_once(meant, Intent::remittance, "a payment that is announced");
    if (finds_fault(*told))
        add_once(meant, Intent::dispute, "a deduction taken from the payment");
    meant.remittance = std::move(told);
}

void add_part_that_stays(Understanding& meant, const Prose& prose, const Books& books)
{
    if (meant.promises.size() != 1 || !meant.promises.front().amount || meant.has(Intent::dispute)
        || meant.has(Intent::partial_payment))
        return;
    const auto& promise = meant.promises.front();
    const auto items = books.open_items_by_number(promise.document_number);
    const auto* stays = prose.find("rest.stays", prose.subject_words, prose.words.words.size());
    if (stays == nullptr || items.empty() || items.front()->open_amount <= *promise.amount)
        return;
    const auto part = part_around(prose.words, stays->first, stays->last);
    const auto days = within(prose.dates, part.first, part.last);
    if (std::ranges::none_of(
            days, [&](const DateExpression* day) { return day->value == promise.date; }))
        add_once(meant, Intent::partial_payment, prose.words.source(stays->first, stays->last));
}

void add_promise_beside(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books)
{
    const auto* from = books.party(meant.party_id);
    if (meant.has(Intent::promise_to_pay) || !from || from->role == PartyRole::vendor)
        return;
    auto promises = find_plain_promises(prose);
    if (meant.has(Intent::payment_plan_request)) {
        std::erase_if(promises, [&](const Promise& one) { return !is_left_out(one, prose); });
        if (!promises.empty())
            add_once(meant, Intent::promise_to_pay, "what is no part of the plan");
        return;
    }
    if (promises.empty() || announced_payment(meant, reading, prose, books))
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
