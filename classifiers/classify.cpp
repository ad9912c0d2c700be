#include "classifiers/classify.h"

#include "classifiers/details/absence.h"
#include "classifiers/details/disputes.h"
#include "classifiers/details/invoices.h"
#include "classifiers/details/master_data.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promised_beside.h"
#include "classifiers/details/promised_in_full.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "classifiers/details/request_asking.h"
#include "classifiers/details/request_books.h"
#include "classifiers/details/request_withdrawn.h"
#include "classifiers/details/requests.h"
#include "classifiers/intents/intents.h"
#include "classifiers/matches.h"
#include "classifiers/release.h"
#include "classifiers/sender/authentication.h"
#include "classifiers/sender/party.h"
#include "classifiers/sender/threat.h"
#include "classifiers/text/language.h"
#include "classifiers/text/prose.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Work {
    const Reading& reading;
    const Books& books;
    const ClassifyContext& context;
    Understanding& understanding;
    Prose prose;
    MessageWords words;
};

void authentication(Work& work)
{
    work.understanding.authentication = authenticate(work.reading.message, work.books.company());
}

void automatic(Work& work)
{
    work.understanding.auto_kind = work.reading.message.auto_kind;
}

void party(Work& work)
{
    auto found = find_party(work.reading, work.books, work.context.thread_party_ids);
    work.understanding.party_id = std::move(found.party_id);
    work.understanding.party_why = std::move(found.why);
    work.understanding.party_confidence = found.confidence;
}

void language(Work& work)
{
    work.understanding.language =
        detect_language(work.reading, work.books, work.understanding.party_id);
}

void prose(Work& work)
{
    const auto& message = work.reading.message;
    const auto received = Date(std::chrono::floor<std::chrono::days>(work.context.received_at));
    work.prose = read_prose(
        message.subject, counted_text(message, work.books.company()),
        message.date ? message.date->local_date() : received, work.books,
        work.understanding.party_id);
    work.prose.quoted = known_references(message.text, work.books, work.understanding.party_id);
    if (work.prose.quoted.size() == 1)
        work.prose.context = work.prose.quoted.front();
}

void absence(Work& work)
{
    if (work.understanding.auto_kind == AutoKind::auto_reply)
        work.understanding.absence = find_absence(work.reading.message, work.prose);
}

void invoices(Work& work)
{
    const auto* found = work.books.party(work.understanding.party_id);
    if (!found || found->role != PartyRole::customer)
        work.understanding.invoices =
            find_invoices(work.reading, work.books, work.understanding.party_id);
}

void remittance(Work& work)
{
    const auto* found = work.books.party(work.understanding.party_id);
    if (!found || found->role != PartyRole::vendor)
        work.understanding.remittance =
            find_remittance(work.reading, work.prose, work.books, work.understanding.party_id);
}

void requests(Work& work)
{
    work.understanding.documents_requested = find_requests(work.prose, work.books);
}

void disputes(Work& work)
{
    work.understanding.disputes =
        find_disputes(work.prose, work.understanding.remittance, work.books);
}

void promises(Work& work)
{
    work.understanding.promises = find_promises(work.prose);
}

void plan(Work& work)
{
    work.understanding.payment_plan = find_plan(work.prose);
}

void master_data(Work& work)
{
    work.understanding.master_data =
        find_master_data(work.reading, work.prose, work.books, work.understanding.party_id);
}

void side(Work& work)
{
    work.understanding.side = side_of(work.reading, work.books, work.understanding);
}

void words(Work& work)
{
    const auto* own = work.context.intent_model;
    work.words = read_words(
        work.reading, work.prose, work.books, work.understanding,
        own != nullptr ? *own : intent_model());
}

void threat(Work& work)
{
    auto verdict = judge_threat(work.reading, work.books, work.understanding, work.words);
    work.understanding.threat = verdict.threat;
    work.understanding.threat_why = std::move(verdict.why);
}

void intents(Work& work)
{
    work.understanding.intents = classify_intents(work.reading, work.understanding, work.words);
}

void promised_beside(Work& work)
{
    advise_instead_of_promise(work.understanding, work.reading, work.prose, work.books);
    add_new_form(work.understanding, work.reading, work.prose, work.books);
    add_promise_beside(work.understanding, work.reading, work.prose, work.books);
}

// What the words do not say outright to be paid is believed of a message that tells of a payment;
// what is promised is not paid.
std::optional<Remittance> meant_remittance(const Work& work)
{
    const auto& meant = work.understanding;
    const auto* from = work.books.party(meant.party_id);
    if ((from && from->role == PartyRole::vendor)
        || (meant.has(Intent::promise_to_pay) && !meant.has(Intent::remittance)))
        return std::nullopt;
    return find_meant_remittance(work.reading, work.prose, work.books, meant.party_id);
}

// What will be paid on a day is not paid yet.
void drop_payments_to_come(Understanding& meant, const Prose& prose)
{
    const auto all = prose.words.words.size();
    const bool refuses = prose.find("pay.not", 0, all) || prose.find("why.refusal", 0, all);
    const auto is_of_part = [&](const Promise& promise) { // "480 on the 20th, the other 96 not"
        return refuses && std::ranges::any_of(prose.references, [&](const Reference& one) {
                   return one.number == promise.document_number && one.open_amount && promise.amount
                       && *promise.amount < *one.open_amount;
               });
    };
    const auto is_promised = [&](const Dispute& dispute) {
        return std::ranges::any_of(meant.promises, [&](const Promise& promise) {
            return promise.document_number == dispute.document_number && !is_of_part(promise);
        });
    };
    std::erase_if(meant.disputes, [&](const Dispute& dispute) {
        return dispute.reason == DisputeReason::already_paid && is_promised(dispute);
    });
}

// Who signs up is in nobody's books yet: a party that a document merely names is another, such as
// one that vouches for them.
void forget_who_is_only_named(Understanding& meant)
{
    if (!meant.has(Intent::onboarding) || meant.party_why != party_named_only)
        return;
    meant.party_id.clear();
    meant.party_why.clear();
    meant.party_confidence = 0;
}

// The passes before found what may be meant; what the intents do not bear out is let go.
void only_what_is_meant(Work& work)
{
    auto& meant = work.understanding;
    forget_who_is_only_named(meant);
    if (!meant.has(Intent::remittance) && !meant.has(Intent::partial_payment))
        meant.remittance.reset();
    else if (!meant.remittance)
        meant.remittance = meant_remittance(work);
    if (!meant.has(Intent::vendor_invoice))
        meant.invoices.clear();
    drop_request_that_complains(meant, work.prose);
    meant.documents_requested = meant.has(Intent::document_request)
        ? find_meant_requests(work.prose, work.books)
        : std::vector<DocumentRequest>();
    if (meant.intents.front().intent == Intent::document_request && meant.intents.size() == 1
        && answers_with_thanks(work.prose))
        meant.intents.front().intent = Intent::no_action;
    name_by_books(meant.documents_requested, work.prose, work.books, meant.party_id);
    meant.disputes = meant.has(Intent::dispute)
        ? find_meant_disputes(work.prose, meant.remittance, work.books, meant.party_id)
        : std::vector<Dispute>();
    meant.promises = meant.has(Intent::promise_to_pay) ? find_meant_promises(work.prose)
                                                       : std::vector<Promise>();
    state_sums_of_thread(meant.promises, work.reading.message, work.books);
    drop_payments_to_come(meant, work.prose);
    settle_promises(meant, work.reading, work.prose);
    add_part_that_stays(meant, work.prose, work.books);
    meant.payment_plan =
        meant.has(Intent::payment_plan_request) ? find_meant_plan(work.prose) : std::nullopt;
    if (meant.has(Intent::order_release_request)) {
        for (const auto& reference : work.prose.references) {
            if (reference.kind == ReferenceKind::purchase_order)
                meant.orders_to_release.push_back(reference.number);
        }
    }
    meant.master_data.clear();
    // What a fraud would have us change is no data of anybody's.
    const bool bank = meant.has(Intent::bank_detail_change) && !meant.has(Intent::phishing);
    if (bank || meant.has(Intent::master_data_update) || meant.has(Intent::onboarding)) {
        auto change = find_meant_master_data(work.reading, work.prose, work.books, meant.party_id);
        meant.master_data = std::move(change.now);
        meant.master_data_before = std::move(change.before);
    }
    if (meant.has(Intent::onboarding) && meant.party_id.empty())
        name_who_signs_up(work.reading, work.prose, work.books, meant.master_data);
}

void matches(Work& work)
{
    auto& understanding = work.understanding;
    auto& remittance = understanding.remittance;
    auto payments = remittance
        ? match_advice(
            *remittance, work.books, understanding.party_id, work.context.decided_matches)
        : match_statements(work.reading, work.books);
    understanding.matches = std::move(payments.matches);
    understanding.payments = std::move(payments.told);
    // The first matches are those of the lines; a number that was mistyped is told as the books
    // have it.
    for (std::size_t i = 0; remittance && i < remittance->lines.size(); ++i) {
        if (const auto& item = understanding.matches.at(i).open_item; !item.empty())
            remittance->lines[i].document_number = item;
    }
}

void release(Work& work)
{
    if (work.understanding.documents_requested.empty())
        return;
    auto decision = decide_release(work.reading, work.books, work.understanding);
    work.understanding.release_documents = decision.release;
    work.understanding.release_checks = std::move(decision.checks);
}

// The passes in their order; a pass may use what those before it found.
constexpr std::array passes{
    authentication,     automatic,  party,    language, prose,    absence,
    invoices,           remittance, requests, disputes, promises, plan,
    master_data,        side,       words,    threat,   intents,  promised_beside,
    only_what_is_meant, side,       matches,  release,
};

} // namespace

Understanding classify(const Reading& reading, const Books& books, const ClassifyContext& context)
{
    Understanding understanding;
    Work work{reading, books, context, understanding, {}, {}};
    for (const auto pass : passes)
        pass(work);
    return understanding;
}

} // namespace mailroom
