#pragma once

// What a message means to us, once the books are asked: made by classifiers/, used by desk/.
// Names on the wire are those of the case sets and of `mailroom explain --json`.

#include "core/books.h"
#include "core/casework.h"
#include "core/message.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

enum class Intent : std::uint8_t {
    remittance,
    partial_payment,
    promise_to_pay,
    payment_plan_request,
    dispute,
    document_request,
    balance_inquiry,
    vendor_invoice,
    payment_status_inquiry,
    bank_detail_change,
    master_data_update,
    onboarding,
    order_release_request,
    payment_help,
    credit_request,
    general_inquiry,
    no_action,
    auto_reply,
    bounce,
    spam,
    phishing,
};
template <>
inline constexpr auto enum_names<Intent> = std::to_array<std::string_view>(
    {"remittance",
     "partial_payment",
     "promise_to_pay",
     "payment_plan_request",
     "dispute",
     "document_request",
     "balance_inquiry",
     "vendor_invoice",
     "payment_status_inquiry",
     "bank_detail_change",
     "master_data_update",
     "onboarding",
     "order_release_request",
     "payment_help",
     "credit_request",
     "general_inquiry",
     "no_action",
     "auto_reply",
     "bounce",
     "spam",
     "phishing"});

enum class Threat : std::uint8_t { none, spam, phishing, bank_detail_fraud, malware_lure };
template <>
inline constexpr auto enum_names<Threat> = std::to_array<std::string_view>(
    {"none", "spam", "phishing", "bank_detail_fraud", "malware_lure"});

struct IntentScore {
    Intent intent{};
    double confidence = 0; // 0..1
    std::string evidence;  // The words, or what else showed it.

    static constexpr auto members()
    {
        return std::tuple{
            member("intent", &IntentScore::intent), member("confidence", &IntentScore::confidence),
            member("evidence", &IntentScore::evidence)};
    }
};

// What our own mail host found out about the sender (RFC 8601). `trusted` is false where no field
// of the configured authserv-id stands on top; then all results are "none".
struct Authentication {
    std::string spf = "none", dkim = "none", dmarc = "none", arc = "none";
    std::string by;
    bool trusted = false;
    bool failed = false; // A trusted result says that the sender is not who they say.

    static constexpr auto members()
    {
        return std::tuple{
            member("spf", &Authentication::spf),      member("dkim", &Authentication::dkim),
            member("dmarc", &Authentication::dmarc),  member("arc", &Authentication::arc),
            member("by", &Authentication::by),        member("trusted", &Authentication::trusted),
            member("failed", &Authentication::failed)};
    }
};

struct Understanding {
    Side side = Side::none;
    std::string party_id;
    std::string party_why; // "contact address", "tax id on the invoice", ...
    double party_confidence = 0;
    std::string language;             // ISO 639-1
    std::vector<IntentScore> intents; // Best first.
    AutoKind auto_kind = AutoKind::no;
    Threat threat = Threat::none;
    std::string threat_why;
    Authentication authentication;
    std::vector<DocumentRequest> documents_requested;
    std::optional<Remittance> remittance;
    std::vector<VendorInvoice> invoices;
    std::vector<Dispute> disputes;
    std::vector<Promise> promises;
    std::optional<PaymentPlan> payment_plan;
    std::map<std::string, std::string> master_data;
    std::map<std::string, std::string> master_data_before; // The old values, where they are told.
    std::vector<std::string> orders_to_release;            // Numbers of orders on hold.
    std::optional<Absence> absence;
    std::vector<Match> matches;
    std::vector<ToldPayment> payments;
    // Set only where documents are requested: whether they may go to the From address by
    // themselves, and the checks that were made, each "name: ok" or "name: why not".
    std::optional<bool> release_documents;
    std::vector<std::string> release_checks;

    bool has(Intent intent) const;

    static constexpr auto members()
    {
        return std::tuple{
            member("side", &Understanding::side),
            member("party_id", &Understanding::party_id),
            member("party_why", &Understanding::party_why),
            member("party_confidence", &Understanding::party_confidence),
            member("language", &Understanding::language),
            member("intents", &Understanding::intents),
            member("auto", &Understanding::auto_kind),
            member("threat", &Understanding::threat),
            member("threat_why", &Understanding::threat_why),
            member("authentication", &Understanding::authentication),
            member("documents_requested", &Understanding::documents_requested),
            member("remittance", &Understanding::remittance),
            member("invoices", &Understanding::invoices),
            member("disputes", &Understanding::disputes),
            member("promises", &Understanding::promises),
            member("payment_plan", &Understanding::payment_plan),
            member("master_data", &Understanding::master_data),
            member("master_data_before", &Understanding::master_data_before),
            member("orders_to_release", &Understanding::orders_to_release),
            member("absence", &Understanding::absence),
            member("matches", &Understanding::matches),
            member("payments", &Understanding::payments),
            member("release_documents", &Understanding::release_documents),
            member("release_checks", &Understanding::release_checks)};
    }
};

} // namespace mailroom
