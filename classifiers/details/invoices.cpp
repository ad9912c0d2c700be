#include "classifiers/details/invoices.h"

#include "core/names.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_our_name(const std::string& name, const Books& books)
{
    const auto own_name = core_name(books.company().name);
    return !own_name.empty() && core_name(name) == own_name;
}

bool is_our_tax_id(const std::string& tax_id, const Books& books)
{
    const auto own = normalized_tax_id(books.company().tax_id);
    return !own.empty() && normalized_tax_id(tax_id) == own;
}

bool is_our_own(const VendorInvoice& invoice, const Books& books)
{
    const auto items = books.open_items_by_number(invoice.invoice_number);
    return is_our_tax_id(invoice.seller_tax_id, books) || is_our_name(invoice.seller_name, books)
        || std::any_of(items.begin(), items.end(), [](const auto* item) {
               return item->side == Side::receivable;
           });
}

// A paper names both sides, and the large name on it is often the buyer's. From a vendor whom the
// books know, the seller is not us.
void correct_seller(
    VendorInvoice& invoice, std::string_view text, const Books& books, const Party& vendor)
{
    if (invoice.seller_name.empty() || is_our_name(invoice.seller_name, books))
        invoice.seller_name = vendor.name;
    // "Our number is 12-3456789": of the numbers that a text names, the vendor's own one.
    const bool names_own = invoice.seller_tax_id.empty() && !vendor.tax_id.empty()
        && text.find(vendor.tax_id) != text.npos;
    if (names_own || is_our_tax_id(invoice.seller_tax_id, books))
        invoice.seller_tax_id = vendor.tax_id;
    if (invoice.buyer_name.empty())
        invoice.buyer_name = books.company().name;
}

VendorInvoice invoice_of(const Document& document)
{
    const auto& fields = document.fields;
    VendorInvoice invoice;
    const bool credit = document.type == DocumentType::credit_note;
    if (credit)
        invoice.type = "credit_note";
    invoice.invoice_number = fields.text(Term::invoice_number);
    invoice.issue_date = fields.date(Term::issue_date);
    invoice.due_date = fields.date(Term::due_date);
    invoice.currency = fields.text(Term::currency);
    // A credit note's sums are told without sign, as its type says which way they go.
    const auto amount = [&](Term term) {
        auto value = fields.amount(term);
        return value && credit ? std::optional(abs(*value)) : value;
    };
    invoice.payable_amount = amount(Term::payable_amount);
    if (!invoice.payable_amount)
        invoice.payable_amount = amount(Term::tax_inclusive_amount);
    invoice.tax_amount = amount(Term::tax_amount);
    invoice.tax_exclusive_amount = amount(Term::tax_exclusive_amount);
    invoice.seller_name = fields.text(Term::seller_name);
    invoice.seller_tax_id = fields.text(Term::seller_tax_id);
    invoice.buyer_name = fields.text(Term::buyer_name);
    invoice.purchase_order = fields.text(Term::purchase_order);
    invoice.iban = fields.text(Term::iban);
    for (const auto& facts : document.lines) {
        VendorInvoiceLine line;
        line.description = facts.text(Term::description);
        line.quantity = facts.amount(Term::quantity);
        line.unit_price = facts.amount(Term::unit_price);
        line.line_amount = facts.amount(Term::line_amount);
        if (!line.description.empty() || line.line_amount)
            invoice.lines.push_back(std::move(line));
    }
    return invoice;
}

// What one file leaves out, another of the same invoice may say.
void complete(VendorInvoice& invoice, VendorInvoice other)
{
    const auto fill = [](auto& value, auto& fresh) {
        if (value == std::remove_cvref_t<decltype(value)>{})
            value = std::move(fresh);
    };
    fill(invoice.issue_date, other.issue_date);
    fill(invoice.due_date, other.due_date);
    fill(invoice.currency, other.currency);
    fill(invoice.payable_amount, other.payable_amount);
    fill(invoice.tax_amount, other.tax_amount);
    fill(invoice.tax_exclusive_amount, other.tax_exclusive_amount);
    fill(invoice.seller_name, other.seller_name);
    fill(invoice.seller_tax_id, other.seller_tax_id);
    fill(invoice.buyer_name, other.buyer_name);
    fill(invoice.purchase_order, other.purchase_order);
    fill(invoice.iban, other.iban);
    if (invoice.lines.empty())
        invoice.lines = std::move(other.lines);
}

// The one purchase order of this party that the books know and whose number stands in the text as a
// word; empty where there is none, or more than one.
std::string order_in(std::string_view text, const Books& books, const Party& party)
{
    constexpr std::size_t length_min = 4, length_max = 40;
    constexpr std::string_view between = " \t\r\n\f,;:()[]\"'";
    std::string found;
    for (std::size_t begin = 0; begin < text.size();) {
        begin = std::min(text.find_first_not_of(between, begin), text.size());
        const auto end = std::min(text.find_first_of(between, begin), text.size());
        const auto word = without_trailing(text.substr(begin, end - begin), ".");
        begin = end;
        if (word.size() < length_min || word.size() > length_max)
            continue;
        for (const auto* line : books.purchase_order(word)) {
            if (line->party_id != party.party_id || line->po_number == found)
                continue;
            if (!found.empty())
                return {};
            found = line->po_number;
        }
    }
    return found;
}

// What is called an order on the page may be the vendor's own number for it.
void correct_order(
    VendorInvoice& invoice, const Document& document, const Books& books, const Party& vendor)
{
    const auto known = books.purchase_order(invoice.purchase_order);
    const bool is_ours = std::ranges::any_of(
        known, [&](const auto* line) { return line->party_id == vendor.party_id; });
    if (is_ours)
        return;
    if (auto order = order_in(document.text, books, vendor); !order.empty())
        invoice.purchase_order = std::move(order);
}

// Read from structure beats read from a page, more fields beat fewer.
std::size_t fullness(const Document& document)
{
    return document.fields.facts.size() + (document.method == ReadingMethod::xml ? 100U : 0U);
}

} // namespace

std::vector<VendorInvoice>
find_invoices(const Reading& reading, const Books& books, std::string_view party_id)
{
    const auto* party = books.party(party_id);
    const bool from_vendor = party && party->role != PartyRole::customer;
    std::vector<const Document*> documents;
    for (const auto& document : reading.documents) {
        if (document.type == DocumentType::invoice || document.type == DocumentType::credit_note)
            documents.push_back(&document);
    }
    std::stable_sort(documents.begin(), documents.end(), [](const auto* a, const auto* b) {
        return fullness(*a) > fullness(*b);
    });
    std::vector<VendorInvoice> invoices;
    for (const auto* document : documents) {
        auto invoice = invoice_of(*document);
        if (from_vendor) {
            correct_seller(invoice, document->text, books, *party);
            correct_order(invoice, *document, books, *party);
        }
        if (is_our_own(invoice, books))
            continue;
        const auto same = std::find_if(invoices.begin(), invoices.end(), [&](const auto& known) {
            return normalized_number(known.invoice_number)
                == normalized_number(invoice.invoice_number);
        });
        if (same != invoices.end())
            complete(*same, std::move(invoice));
        else if (!invoice.invoice_number.empty() || invoice.payable_amount)
            invoices.push_back(std::move(invoice));
    }
    return invoices;
}

} // namespace mailroom
