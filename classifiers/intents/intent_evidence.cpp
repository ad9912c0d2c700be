#include "classifiers/intents/intent_evidence.h"

#include "classifiers/details/payment_day.h"

#include <algorithm>

namespace mailroom {
namespace {

// How much log odds a finding is worth.
constexpr double settles = IntentEvidence::settles, ruled_out = -settles;
constexpr double insists = 4, speaks = 2, leans = 1;

const Document* document_of(const Reading& reading, std::initializer_list<DocumentType> types)
{
    constexpr double confidence_min = 0.5;
    for (const auto& document : reading.documents) {
        // A mail's own words that list nothing are not laid out as anything.
        const bool is_prose = document.type == DocumentType::remittance_advice
            && document.lines.empty() && is_body(reading, document);
        if (document.type_confidence >= confidence_min && !is_prose
            && std::find(types.begin(), types.end(), document.type) != types.end())
            return &document;
    }
    return nullptr;
}

bool has_attachment(const Reading& reading)
{
    return std::any_of(reading.parts.begin(), reading.parts.end(), [](const Part& part) {
        return part.role == PartRole::attachment;
    });
}

Decimal value_or_zero(const std::optional<Decimal>& amount)
{
    return amount.value_or(Decimal{});
}

// How surely a deduction complains: where it is told why, always; tax that is withheld never.
double complaint_by_deduction(const Remittance& remittance)
{
    double surest = 0;
    for (const auto& line : remittance.lines) {
        const auto why = enum_from_string<DisputeReason>(line.deduction_reason);
        if (line.deduction_amount && *line.deduction_amount > Decimal{}
            && why != DisputeReason::tax)
            surest = std::max(
                surest,
                why.value_or(DisputeReason::other) == DisputeReason::other ? leans : settles);
    }
    return surest;
}

// What a line leaves open without saying why; less than nothing where it pays too much.
std::optional<Decimal> left_open(const RemittanceLine& line)
{
    if (!line.gross_amount || !line.net_amount)
        return std::nullopt;
    return *line.gross_amount - *line.net_amount - value_or_zero(line.discount_amount)
        - value_or_zero(line.deduction_amount);
}

// Who leaves less than a tenth open means to have paid: it is a discount or a deduction.
const Decimal ten{10, 0};

bool pays_in_part(const Remittance& remittance)
{
    return std::any_of(remittance.lines.begin(), remittance.lines.end(), [](const auto& line) {
        const auto open = left_open(line);
        return open && *open > Decimal{} && *line.net_amount > Decimal{}
        && *open * ten >= *line.gross_amount;
    });
}

bool pays_in_whole(const Remittance& remittance)
{
    return std::all_of(remittance.lines.begin(), remittance.lines.end(), [](const auto& line) {
        const auto open = left_open(line);
        return !open || *open <= Decimal{};
    });
}

using Found = std::vector<IntentEvidence>;

PaidWhen paid_when(const Reading& reading, const std::optional<Date>& payment_date)
{
    const auto& written = reading.message.date;
    return written ? mailroom::paid_when(payment_date, written->local_date()) : PaidWhen::unknown;
}

void from_documents(
    const Reading& reading, const Understanding& so_far, Writer writer, Found& found)
{
    const bool ours_to_pay = writer == Writer::vendor || so_far.side == Side::payable;
    if (!ours_to_pay) {
        const auto* advice = document_of(reading, {DocumentType::remittance_advice});
        const auto& written = reading.message.date;
        if (advice != nullptr && written && announces_only(reading, *advice, written->local_date()))
            found.push_back({Intent::remittance, -speaks, ""});
        else if (advice != nullptr)
            found.push_back({Intent::remittance, settles, "remittance advice: " + advice->path});
    }
    if (!so_far.invoices.empty())
        found.push_back(
            {Intent::vendor_invoice, settles, "invoice " + so_far.invoices.front().invoice_number});
    else if (!has_attachment(reading))
        found.push_back({Intent::vendor_invoice, -leans, ""});
}

// What an advice lists has been paid so; sums that stand in prose may mean something else.
void from_remittance(const Reading& reading, const Understanding& so_far, Found& found)
{
    if (!so_far.remittance)
        return;
    const auto* advice = document_of(reading, {DocumentType::remittance_advice});
    const double weight = advice != nullptr ? settles : leans;
    if (const auto complaint = complaint_by_deduction(*so_far.remittance); complaint > 0)
        found.push_back(
            {Intent::dispute, std::max(weight, complaint), "a deduction taken from the payment"});
    else if (so_far.disputes.empty() && pays_in_whole(*so_far.remittance))
        found.push_back({Intent::dispute, -speaks, ""});
    if (so_far.disputes.empty() && pays_in_part(*so_far.remittance))
        found.push_back({Intent::partial_payment, weight, "a line paid in part"});
}

// A statement by name is a paper that is sent; who asks what he owes names no paper.
bool asks_for_statements_only(const Understanding& so_far)
{
    const auto& requested = so_far.documents_requested;
    return !requested.empty() && std::all_of(requested.begin(), requested.end(), [](const auto& r) {
        return r.type == FileType::statement && !r.period.empty();
    });
}

// Bills and proofs of delivery are named for many reasons; a statement is named to be sent.
bool asks_for_a_statement(const Understanding& so_far)
{
    return std::ranges::any_of(so_far.documents_requested, [](const auto& request) {
        return request.type == FileType::statement;
    });
}

// All that is disputed was paid before, or what is said to be paid was paid weeks ago.
bool says_it_was_paid_before(const Reading& reading, const Understanding& so_far)
{
    const auto& disputes = so_far.disputes;
    const auto& told = so_far.remittance;
    return (!disputes.empty()
            && std::ranges::all_of(
                disputes,
                [](const Dispute& one) { return one.reason == DisputeReason::already_paid; }))
        || (told && paid_when(reading, told->payment_date) == PaidWhen::weeks_ago);
}

void from_matters(const Reading& reading, const Understanding& so_far, Found& found)
{
    // An invoice that comes in to be booked is no complaint about it.
    if (!so_far.invoices.empty() && so_far.disputes.empty())
        found.push_back({Intent::dispute, -speaks, ""});
    // Who complains that he has paid long ago tells of no new payment.
    if (says_it_was_paid_before(reading, so_far)
        && document_of(reading, {DocumentType::remittance_advice}) == nullptr)
        found.push_back({Intent::remittance, -insists, ""});
    if (asks_for_a_statement(so_far))
        found.push_back({Intent::document_request, leans, "a statement is asked for"});
    if (asks_for_statements_only(so_far))
        found.push_back({Intent::balance_inquiry, -leans, ""});
}

void from_writer(const Understanding& so_far, Writer writer, Found& found)
{
    if (writer == Writer::customer && so_far.invoices.empty())
        found.push_back({Intent::vendor_invoice, -leans, ""});
    if (!so_far.party_id.empty())
        found.push_back({Intent::onboarding, -leans, ""});
}

} // namespace

std::vector<IntentScore>
settled_intents(const Reading& reading, const Understanding& so_far, const MessageWords& words)
{
    switch (so_far.threat) {
    case Threat::none:
        break;
    case Threat::spam:
        return {{Intent::spam, 0.95, so_far.threat_why}};
    case Threat::bank_detail_fraud:
        return {
            {Intent::bank_detail_change, 0.95, so_far.threat_why},
            {Intent::phishing, 0.95, so_far.threat_why}};
    case Threat::phishing:
        if (!so_far.documents_requested.empty() && words.score("document_request").applies())
            return {
                {Intent::document_request, 0.9, "a document is asked for"},
                {Intent::phishing, 0.95, so_far.threat_why}};
        [[fallthrough]];
    case Threat::malware_lure:
        return {{Intent::phishing, 0.95, so_far.threat_why}};
    }
    switch (so_far.auto_kind) {
    case AutoKind::no:
        break;
    case AutoKind::bounce:
        return {{Intent::bounce, 0.98, "a delivery report"}};
    case AutoKind::calendar:
        return {{Intent::no_action, 0.95, "a calendar message"}};
    case AutoKind::list:
        return {{Intent::no_action, 0.9, "mail of a list"}};
    case AutoKind::auto_reply: {
        std::vector<IntentScore> scores{{Intent::auto_reply, 0.97, "an automatic answer"}};
        if (!so_far.master_data.empty())
            scores.push_back({Intent::master_data_update, 0.7, "new master data in it"});
        return scores;
    }
    }
    if (!reading.is_message) {
        if (document_of(reading, {DocumentType::remittance_advice}) != nullptr)
            return {{Intent::remittance, 0.95, "a remittance advice"}};
        if (document_of(reading, {DocumentType::invoice, DocumentType::credit_note}) != nullptr)
            return {{Intent::vendor_invoice, 0.95, "an invoice"}};
    }
    return {};
}

std::vector<IntentEvidence>
intent_evidence(const Reading& reading, const Understanding& so_far, Writer writer)
{
    Found found;
    // Threats are judged before, with more than words. Automatic mail mostly says so in its header,
    // but not always.
    for (const auto intent : {Intent::spam, Intent::phishing})
        found.push_back({intent, ruled_out, ""});
    for (const auto intent : {Intent::bounce, Intent::auto_reply})
        found.push_back({intent, -leans, ""});
    from_documents(reading, so_far, writer, found);
    from_remittance(reading, so_far, found);
    from_matters(reading, so_far, found);
    from_writer(so_far, writer, found);
    return found;
}

} // namespace mailroom
