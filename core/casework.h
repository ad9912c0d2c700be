#pragma once

// The matters that a message can hold, in plain values: what is asked for, paid, billed, disputed
// and promised. Names on the wire are those of the case sets and of `mailroom explain --json`.

#include "core/books.h"
#include "core/decimal.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

enum class DisputeReason : std::uint8_t {
    other,
    pricing,
    quantity,
    shortage,
    damaged,
    not_received,
    quality,
    freight,
    tax,
    duplicate,
    promotion,
    returned,
    already_paid,
    wrong_purchase_order,
};
template <>
inline constexpr auto enum_names<DisputeReason> = std::to_array<std::string_view>(
    {"other", "pricing", "quantity", "shortage", "damaged", "not_received", "quality", "freight",
     "tax", "duplicate", "promotion", "returned", "already_paid", "wrong_purchase_order"});

// What the sender wants done about it.
enum class DisputeRemedy : std::uint8_t {
    none, // Not told.
    credit,
    refund,
    replacement, // Of goods, or delivery of what is missing.
    corrected_invoice,
    cancellation, // Of the document.
    collection,   // Of the goods.
};
template <>
inline constexpr auto enum_names<DisputeRemedy> = std::to_array<std::string_view>(
    {"none", "credit", "refund", "replacement", "corrected_invoice", "cancellation", "collection"});

enum class PaymentMethod : std::uint8_t { other, ach, wire, sepa, check, card, cash };
template <>
inline constexpr auto enum_names<PaymentMethod> =
    std::to_array<std::string_view>({"other", "ach", "wire", "sepa", "check", "card", "cash"});

struct DocumentRequest {
    FileType type = FileType::invoice;
    std::string reference; // As our books write it where they know it.
    std::string period;    // "2026-08" or "2026-01..2026-06"
    bool all_open = false; // "All open invoices": those that are unpaid.

    static constexpr auto members()
    {
        return std::tuple{
            member("type", &DocumentRequest::type),
            member("reference", &DocumentRequest::reference),
            member("period", &DocumentRequest::period),
            member("all_open", &DocumentRequest::all_open)};
    }
};

// net = gross - discount - deduction; a credit note that is taken has negative gross and net.
struct RemittanceLine {
    std::string document_number;
    std::optional<Decimal> gross_amount, discount_amount, deduction_amount;
    std::string deduction_reason;
    std::optional<Decimal> net_amount;

    static constexpr auto members()
    {
        return std::tuple{
            member("document_number", &RemittanceLine::document_number),
            member("gross_amount", &RemittanceLine::gross_amount),
            member("discount_amount", &RemittanceLine::discount_amount),
            member("deduction_amount", &RemittanceLine::deduction_amount),
            member("deduction_reason", &RemittanceLine::deduction_reason),
            member("net_amount", &RemittanceLine::net_amount)};
    }
};

struct Remittance {
    std::optional<Decimal> payment_amount;
    std::string currency;
    std::optional<Date> payment_date;
    std::string payment_reference;
    std::optional<PaymentMethod> payment_method;
    std::vector<RemittanceLine> lines;

    static constexpr auto members()
    {
        return std::tuple{
            member("payment_amount", &Remittance::payment_amount),
            member("currency", &Remittance::currency),
            member("payment_date", &Remittance::payment_date),
            member("payment_reference", &Remittance::payment_reference),
            member("payment_method", &Remittance::payment_method),
            member("lines", &Remittance::lines)};
    }
};

struct VendorInvoiceLine {
    std::string description;
    std::optional<Decimal> quantity, unit_price, line_amount;

    static constexpr auto members()
    {
        return std::tuple{
            member("description", &VendorInvoiceLine::description),
            member("quantity", &VendorInvoiceLine::quantity),
            member("unit_price", &VendorInvoiceLine::unit_price),
            member("line_amount", &VendorInvoiceLine::line_amount)};
    }
};

struct VendorInvoice {
    std::string type; // "credit_note", or empty for an invoice
    std::string invoice_number;
    std::optional<Date> issue_date, due_date;
    std::string currency;
    std::optional<Decimal> payable_amount, tax_amount, tax_exclusive_amount;
    std::string seller_name, seller_tax_id, buyer_name, purchase_order, iban;
    std::vector<VendorInvoiceLine> lines;

    static constexpr auto members()
    {
        return std::tuple{
            member("type", &VendorInvoice::type),
            member("invoice_number", &VendorInvoice::invoice_number),
            member("issue_date", &VendorInvoice::issue_date),
            member("due_date", &VendorInvoice::due_date),
            member("currency", &VendorInvoice::currency),
            member("payable_amount", &VendorInvoice::payable_amount),
            member("tax_amount", &VendorInvoice::tax_amount),
            member("tax_exclusive_amount", &VendorInvoice::tax_exclusive_amount),
            member("seller_name", &VendorInvoice::seller_name),
            member("seller_tax_id", &VendorInvoice::seller_tax_id),
            member("buyer_name", &VendorInvoice::buyer_name),
            member("purchase_order", &VendorInvoice::purchase_order),
            member("iban", &VendorInvoice::iban),
            member("lines", &VendorInvoice::lines)};
    }
};

struct Dispute {
    std::string document_number;
    DisputeReason reason = DisputeReason::other;
    std::optional<Decimal> amount;            // What is contested of it.
    std::string line;                         // The document's line, as written: "3", "10-20".
    std::optional<Decimal> undisputed_amount; // What will be paid meanwhile.
    DisputeRemedy remedy = DisputeRemedy::none;
    std::string x12_426, edifact_4465; // The reason in the codes of remittance advices.

    static constexpr auto members()
    {
        return std::tuple{
            member("document_number", &Dispute::document_number),
            member("reason", &Dispute::reason),
            member("amount", &Dispute::amount),
            member("line", &Dispute::line),
            member("undisputed_amount", &Dispute::undisputed_amount),
            member("remedy", &Dispute::remedy),
            member("x12_426", &Dispute::x12_426),
            member("edifact_4465", &Dispute::edifact_4465)};
    }
};

struct Promise {
    std::string document_number; // Empty: the whole balance.
    std::optional<Decimal> amount;
    std::optional<Date> date;
    bool partial = false; // A part alone: "half now", "1,000 on account".

    static constexpr auto members()
    {
        return std::tuple{
            member("document_number", &Promise::document_number),
            member("amount", &Promise::amount), member("date", &Promise::date),
            member("partial", &Promise::partial)};
    }
};

struct Instalment {
    std::optional<Decimal> amount;
    std::optional<Date> date;

    static constexpr auto members()
    {
        return std::tuple{member("amount", &Instalment::amount), member("date", &Instalment::date)};
    }
};

struct PaymentPlan {
    std::vector<Instalment> instalments;
    std::optional<std::int32_t> count;
    std::optional<Date> first_date;
    std::string interval;          // weekly, biweekly, monthly
    std::optional<Decimal> amount; // Of each instalment, where one sum holds for all.

    static constexpr auto members()
    {
        return std::tuple{
            member("instalments", &PaymentPlan::instalments), member("count", &PaymentPlan::count),
            member("first_date", &PaymentPlan::first_date),
            member("interval", &PaymentPlan::interval), member("amount", &PaymentPlan::amount)};
    }
};

// What an automatic answer says of the person who is away.
struct Absence {
    std::optional<Date> back_on;          // The first day on which they are there again.
    std::vector<std::string> substitutes; // Addresses to write to meanwhile.
    bool for_good = false;                // They have left the company.

    static constexpr auto members()
    {
        return std::tuple{
            member("back_on", &Absence::back_on), member("substitutes", &Absence::substitutes),
            member("for_good", &Absence::for_good)};
    }
};

// A remittance line and the open item that it pays, or why there is none; and at the end what
// remains of a payment beyond its lines.
struct Match {
    std::string document_number; // As the payer writes it; empty where none is given.
    std::string open_item;       // Number as in the books; empty where unmatched.
    std::string party_id;        // Whose item it is: of several companies that one payer pays for.
    std::optional<Decimal> amount;    // Applied, in money.
    std::optional<Decimal> discount;  // Granted: within its terms, or too little to quarrel about.
    std::optional<Decimal> short_by;  // Not paid and not granted: deducted, or simply missing.
    std::optional<Decimal> remaining; // Left open after it; negative where overpaid.
    // How the item was found: number, trimmed, reference, corrected, number_tail, amount, subset,
    // person; or none was: unmatched, ambiguous, on_account (money beyond all lines).
    // Where the item was found and is not paid as billed, that instead: short, over, closed.
    std::string how;
    std::string why; // In words for people.

    static constexpr auto members()
    {
        return std::tuple{
            member("document_number", &Match::document_number),
            member("open_item", &Match::open_item),
            member("party_id", &Match::party_id),
            member("amount", &Match::amount),
            member("discount", &Match::discount),
            member("short_by", &Match::short_by),
            member("remaining", &Match::remaining),
            member("how", &Match::how),
            member("why", &Match::why)};
    }
};

// A payment that a message tells of: announced by the payer, or booked by the bank. The same
// payment is told twice, in either order.
enum class PaymentTeller : std::uint8_t { advice, bank };
template <>
inline constexpr auto enum_names<PaymentTeller> = std::array<std::string_view, 2>{"advice", "bank"};

struct ToldPayment {
    PaymentTeller teller{};
    std::string party_id; // Empty where nobody knows who pays.
    std::string currency;
    Decimal amount;
    std::optional<Date> date;
    std::string reference; // The payer's, or all that the bank passes on.

    static constexpr auto members()
    {
        return std::tuple{member("teller", &ToldPayment::teller),
                          member("party_id", &ToldPayment::party_id),
                          member("currency", &ToldPayment::currency),
                          member("amount", &ToldPayment::amount),
                          member("date", &ToldPayment::date),
                          member("reference", &ToldPayment::reference)};
    }
};

} // namespace mailroom
