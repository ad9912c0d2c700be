#include "desk/queues.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Row {
    Intent intent;
    Queue queue;
    int working_days; // Until it is due; -1: nobody needs to look.
};

// The gravest first: what can cost money or trust, then what somebody waits for.
constexpr auto table = std::to_array<Row>({
    {Intent::phishing, Queue::security, 1},
    {Intent::bank_detail_change, Queue::security, 1},
    {Intent::dispute, Queue::disputes, 2},
    {Intent::credit_request, Queue::disputes, 2},
    {Intent::order_release_request, Queue::payments, 0},
    {Intent::remittance, Queue::payments, 1},
    {Intent::partial_payment, Queue::payments, 1},
    {Intent::vendor_invoice, Queue::vendor_invoices, 2},
    {Intent::payment_plan_request, Queue::promises, 1},
    {Intent::promise_to_pay, Queue::promises, 2},
    {Intent::document_request, Queue::documents, 1},
    {Intent::payment_help, Queue::inquiries, 1},
    {Intent::payment_status_inquiry, Queue::inquiries, 1},
    {Intent::balance_inquiry, Queue::inquiries, 1},
    {Intent::onboarding, Queue::master_data, 3},
    {Intent::master_data_update, Queue::master_data, 3},
    {Intent::general_inquiry, Queue::inquiries, 2},
    {Intent::bounce, Queue::automatic, 3},
    {Intent::auto_reply, Queue::automatic, -1},
    {Intent::no_action, Queue::automatic, -1},
    {Intent::spam, Queue::automatic, -1},
});
static_assert(table.size() == enum_names<Intent>.size(), "every intent has its queue");

// What is deducted from a payment is looked into where the payment is applied: an advice that lay
// among the disputes would leave its money unapplied.
bool disputes_only_what_it_pays(const Understanding& understanding)
{
    if (!understanding.has(Intent::remittance) || !understanding.remittance
        || understanding.remittance->lines.empty())
        return false;
    const auto& lines = understanding.remittance->lines;
    const auto is_paid = [&lines](const Dispute& dispute) {
        return std::any_of(lines.begin(), lines.end(), [&dispute](const RemittanceLine& line) {
            return line.document_number == dispute.document_number;
        });
    };
    return std::all_of(understanding.disputes.begin(), understanding.disputes.end(), is_paid);
}

// Somebody wrote it and attached something: what a file says is not told by the words beside it,
// least of all where it can't be read.
bool a_person_sent_a_file(const Reading& reading)
{
    constexpr std::array without_content{
        "text/vcard", "text/calendar", "application/pkcs7-signature"};
    const auto is_file = [&](const Part& part) {
        const bool shown_in_the_text = part.detected_type.starts_with("image/")
            && (part.disposition == "inline" || !part.content_id.empty());
        return part.role == PartRole::attachment && !shown_in_the_text
            && std::ranges::find(without_content, part.detected_type) == without_content.end();
    };
    return reading.message.auto_kind == AutoKind::no
        && std::any_of(reading.parts.begin(), reading.parts.end(), is_file);
}

bool may_be_ignored(const Reading& reading, const Understanding& understanding)
{
    constexpr double sure = 0.7;
    const bool is_sure = std::all_of(
        understanding.intents.begin(), understanding.intents.end(),
        [](const IntentScore& score) { return score.confidence >= sure; });
    const bool unwanted = understanding.has(Intent::spam);
    return is_sure && (unwanted || !a_person_sent_a_file(reading));
}

} // namespace

Date add_working_days(const Date& date, int days)
{
    auto out = date;
    const auto is_weekend = [&out] {
        const auto day = weekday_of(out);
        return day == std::chrono::Saturday || day == std::chrono::Sunday;
    };
    while (days > 0 || is_weekend()) {
        out = add_days(out, 1);
        if (!is_weekend())
            --days;
    }
    return out;
}

Filing filing_of(const Reading& reading, const Understanding& understanding, const Date& today)
{
    Filing filing;
    const bool pays = disputes_only_what_it_pays(understanding);
    bool placed = false;
    int working_days = -1;
    for (const auto& row : table) {
        if (!understanding.has(row.intent))
            continue;
        const bool names = !(pays && row.intent == Intent::dispute);
        if (names && !placed)
            filing.queue = row.queue;
        placed = placed || names;
        if (row.working_days >= 0)
            working_days =
                working_days < 0 ? row.working_days : std::min(working_days, row.working_days);
    }
    if (placed && working_days < 0 && may_be_ignored(reading, understanding))
        filing.state = WorkState::ignored;
    else
        filing.due_date = add_working_days(today, std::max(working_days, 0));
    return filing;
}

} // namespace mailroom
