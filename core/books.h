#pragma once

// The books: our own company, its parties, and what is open between us, as the accounting system
// has it. Amounts of open items are kept signed as a clerk would sum them: invoices and debit notes
// positive, credit notes negative, whatever the export wrote.

#include "core/decimal.h"
#include "core/domain_index.h"
#include "core/name_index.h"
#include "core/number_tails.h"
#include "core/sha256.h"
#include "core/text_index.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class Side : std::uint8_t { none, receivable, payable };
template <>
inline constexpr auto enum_names<Side> =
    std::array<std::string_view, 3>{"none", "receivable", "payable"};

enum class PartyRole : std::uint8_t { customer, vendor, both };
template <>
inline constexpr auto enum_names<PartyRole> =
    std::array<std::string_view, 3>{"customer", "vendor", "both"};

enum class OpenItemType : std::uint8_t { invoice, credit_note, debit_note };
template <>
inline constexpr auto enum_names<OpenItemType> =
    std::array<std::string_view, 3>{"invoice", "credit_note", "debit_note"};

enum class OpenItemStatus : std::uint8_t { open, partial, paid, disputed };
template <>
inline constexpr auto enum_names<OpenItemStatus> =
    std::array<std::string_view, 4>{"open", "partial", "paid", "disputed"};

enum class FileType : std::uint8_t {
    invoice,
    credit_note,
    statement,
    proof_of_delivery,
    tax_form,
    contract,
    purchase_order,
};
template <>
inline constexpr auto enum_names<FileType> =
    std::array<std::string_view, 7>{"invoice",  "credit_note", "statement",     "proof_of_delivery",
                                    "tax_form", "contract",    "purchase_order"};

struct Company {
    std::string name, receivable_address, payable_address, domain, tax_id, currency;
    std::string timezone, language;
    // Whose Authentication-Results we believe (RFC 8601): the host that takes our mail in. Empty:
    // the topmost field's, if its host lies within our own domain; no other field counts in any
    // case.
    std::string authserv_id;
    // Names of those in whose name fraud is tried: "Margaret Hale". A mail that bears one over an
    // address that is neither ours nor in the books is phishing. May be empty.
    std::vector<std::string> executives;

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &Company::name),
            member("receivable_address", &Company::receivable_address),
            member("payable_address", &Company::payable_address),
            member("domain", &Company::domain),
            member("tax_id", &Company::tax_id),
            member("currency", &Company::currency),
            member("timezone", &Company::timezone),
            member("language", &Company::language),
            member("authserv_id", &Company::authserv_id),
            member("executives", &Company::executives)};
    }
};

struct Party {
    std::string party_id, name;
    PartyRole role = PartyRole::customer;
    std::string tax_id, currency, language;
    std::int32_t payment_terms_days = 0;
    std::optional<Decimal> credit_limit;
    std::string iban;

    static constexpr auto members()
    {
        return std::tuple{
            member("party_id", &Party::party_id),
            member("name", &Party::name),
            member("role", &Party::role),
            member("tax_id", &Party::tax_id),
            member("currency", &Party::currency),
            member("language", &Party::language),
            member("payment_terms_days", &Party::payment_terms_days),
            member("credit_limit", &Party::credit_limit),
            member("iban", &Party::iban)};
    }
};

struct Contact {
    std::string party_id, name, email;
    bool may_receive_documents = false;

    static constexpr auto members()
    {
        return std::tuple{
            member("party_id", &Contact::party_id), member("name", &Contact::name),
            member("email", &Contact::email),
            member("may_receive_documents", &Contact::may_receive_documents)};
    }
};

struct OpenItem {
    std::string party_id;
    Side side = Side::receivable;
    OpenItemType type = OpenItemType::invoice;
    std::string number;
    std::optional<Date> issue_date, due_date;
    std::string currency;
    Decimal amount, open_amount;
    std::string purchase_order;
    OpenItemStatus status = OpenItemStatus::open;
    std::optional<Decimal> discount_amount; // May be taken off where paid by discount_date.
    std::optional<Date> discount_date;
    std::string delivery_note; // Number of the delivery that it bills; empty where not told.

    static constexpr auto members()
    {
        return std::tuple{
            member("party_id", &OpenItem::party_id),
            member("side", &OpenItem::side),
            member("type", &OpenItem::type),
            member("number", &OpenItem::number),
            member("issue_date", &OpenItem::issue_date),
            member("due_date", &OpenItem::due_date),
            member("currency", &OpenItem::currency),
            member("amount", &OpenItem::amount),
            member("open_amount", &OpenItem::open_amount),
            member("purchase_order", &OpenItem::purchase_order),
            member("status", &OpenItem::status),
            member("discount_amount", &OpenItem::discount_amount),
            member("discount_date", &OpenItem::discount_date),
            member("delivery_note", &OpenItem::delivery_note)};
    }
};

struct PurchaseOrderLine {
    std::string po_number, party_id;
    std::int32_t line = 0;
    std::string description;
    Decimal quantity, unit_price;
    std::string currency;
    Decimal received_quantity;

    static constexpr auto members()
    {
        return std::tuple{
            member("po_number", &PurchaseOrderLine::po_number),
            member("party_id", &PurchaseOrderLine::party_id),
            member("line", &PurchaseOrderLine::line),
            member("description", &PurchaseOrderLine::description),
            member("quantity", &PurchaseOrderLine::quantity),
            member("unit_price", &PurchaseOrderLine::unit_price),
            member("currency", &PurchaseOrderLine::currency),
            member("received_quantity", &PurchaseOrderLine::received_quantity)};
    }
};

// A document that can be asked for. One with an empty party_id belongs to everybody.
struct FiledDocument {
    std::string party_id;
    FileType type = FileType::invoice;
    std::string reference;
    std::optional<Date> date;
    std::string file; // Relative to the ledger folder as imported; the store keeps the bytes.
    std::optional<Sha256> blob; // Where the store has them; absent in books read from files.

    static constexpr auto members()
    {
        return std::tuple{
            member("party_id", &FiledDocument::party_id),   member("type", &FiledDocument::type),
            member("reference", &FiledDocument::reference), member("date", &FiledDocument::date),
            member("file", &FiledDocument::file),           member("blob", &FiledDocument::blob)};
    }
};

// A snapshot of the books with its indexes. Immutable once made, so that any thread may ask it.
// Every question is answered in about the time that its answer takes to copy, however large the
// books are; pointers live as long as the books. All answers are in the order of the books.
class Books {
public:
    Books() = default;
    Books(
        Company company,
        std::vector<Party> parties,
        std::vector<Contact> contacts,
        std::vector<OpenItem> open_items,
        std::vector<PurchaseOrderLine> purchase_orders,
        std::vector<FiledDocument> documents);

    const Company& company() const { return company_; }
    std::span<const Party> parties() const { return parties_; }
    std::span<const Contact> contacts() const { return contacts_; }
    std::span<const OpenItem> open_items() const { return open_items_; }
    std::span<const PurchaseOrderLine> purchase_orders() const { return purchase_orders_; }
    std::span<const FiledDocument> documents() const { return documents_; }

    const Party* party(std::string_view party_id) const;
    // Nothing where several share it.
    const Party* party_by_tax_id(std::string_view tax_id) const;
    const Party* party_by_iban(std::string_view iban) const;
    std::vector<const Party*> parties_by_tax_id(std::string_view tax_id) const;
    std::vector<const Party*> parties_by_iban(std::string_view iban) const;
    // Those whose name (core/names.h) stands in the text as whole words, each once.
    std::vector<const Party*> parties_named_in(std::string_view text) const;
    const NameIndex& party_names() const { return names_; } // Its places are those of parties().

    std::vector<const Contact*> contacts_of(std::string_view party_id) const;
    // By address without case; one address may write for several parties.
    std::vector<const Contact*> contacts_by_email(std::string_view addr_spec) const;
    std::vector<const Contact*> contacts_by_domain(std::string_view domain) const;
    std::vector<const Contact*> contacts_by_name(std::string_view name) const; // Without case.
    const DomainIndex& contact_domains() const { return domains_; }

    // By normalized_number(); the same number may be used by several vendors.
    std::vector<const OpenItem*> open_items_by_number(std::string_view number) const;
    std::vector<const OpenItem*> open_items_of(std::string_view party_id) const;
    // Of one party, those whose normalised number ends so, with or without a last short group:
    // "4471" finds "INV-04471", "INV-04471-US" and "RE-4471/26". For at least number_tail_min
    // characters.
    std::vector<const OpenItem*>
    open_items_by_tail(std::string_view party_id, std::string_view tail) const;

    // Of everybody, open items and documents: each number that is letters and then exactly these
    // digits, "INV-704471" for "704471"; once, as the open item writes it.
    std::vector<std::string> numbers_by_digits(std::string_view digits) const;

    std::vector<const FiledDocument*>
    documents_of(std::string_view party_id) const; // And everybody's.
    std::vector<const FiledDocument*> documents_by_reference(std::string_view reference) const;
    // Of one party or everybody's; as open_items_by_tail.
    std::vector<const FiledDocument*>
    documents_by_tail(std::string_view party_id, std::string_view tail) const;
    std::vector<const PurchaseOrderLine*> purchase_order(std::string_view po_number) const;

    // Of one party, those that bill this delivery, by the whole number of its note or by its tail.
    std::vector<const OpenItem*>
    open_items_by_delivery_note(std::string_view party_id, std::string_view number) const;

    static constexpr std::size_t number_tail_min = mailroom::number_tail_min;

private:
    void index_parties();
    void index_contacts();
    void index_items();
    void index_documents();

    Company company_;
    std::vector<Party> parties_;
    std::vector<Contact> contacts_;
    std::vector<OpenItem> open_items_;
    std::vector<PurchaseOrderLine> purchase_orders_;
    std::vector<FiledDocument> documents_;
    NameIndex names_;     // Of parties.
    DomainIndex domains_; // Of contacts.
    TextIndex parties_by_id_, parties_by_tax_id_, parties_by_iban_, contacts_by_party_,
        contacts_by_email_, contacts_by_domain_, contacts_by_name_, items_by_number_,
        items_by_party_, items_by_tail_, items_by_digits_, items_by_delivery_note_,
        documents_by_party_, documents_by_reference_, documents_by_tail_, documents_by_digits_,
        lines_by_order_;
};

} // namespace mailroom
