#include "store/ledger_files.h"

#include "core/json.h"
#include "core/text.h"
#include "store/csv.h"
#include "store/csv_row.h"
#include "store/files.h"

#include <algorithm>
#include <functional>
#include <set>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

Party read_party(CsvRowReader& row)
{
    Party party;
    party.party_id = row.required("party_id");
    party.name = row.required("name");
    party.role = row.word<PartyRole>("role").value_or(PartyRole::customer);
    party.tax_id = row.text("tax_id");
    party.currency = row.text("currency");
    party.language = row.text("language");
    party.payment_terms_days = row.whole_number("payment_terms_days").value_or(0);
    party.credit_limit = row.amount("credit_limit");
    party.iban = row.text("iban");
    return party;
}

Contact read_contact(CsvRowReader& row)
{
    Contact contact;
    contact.party_id = row.required("party_id");
    contact.name = row.text("name");
    contact.email = row.required("email");
    contact.may_receive_documents = row.truth("may_receive_documents");
    return contact;
}

OpenItemStatus status_of(const OpenItem& item)
{
    if (item.open_amount.is_zero())
        return OpenItemStatus::paid;
    return item.open_amount == item.amount ? OpenItemStatus::open : OpenItemStatus::partial;
}

OpenItem read_open_item(CsvRowReader& row)
{
    OpenItem item;
    item.party_id = row.required("party_id");
    // Without a side in the export, the party's role says it (see sided()).
    item.side = row.word<Side>("side").value_or(Side::none);
    item.number = row.required("number");
    item.issue_date = row.date("issue_date");
    item.due_date = row.date("due_date");
    item.currency = row.text("currency");
    item.purchase_order = row.text("purchase_order");
    row.required("amount");
    item.amount = row.amount("amount").value_or(Decimal{});
    const auto status = row.word<OpenItemStatus>("status");
    item.open_amount = row.amount("open_amount")
                           .value_or(status == OpenItemStatus::paid ? Decimal{} : item.amount);
    item.type = row.word<OpenItemType>("type").value_or(
        item.amount.is_negative() ? OpenItemType::credit_note : OpenItemType::invoice);
    if (item.type == OpenItemType::credit_note) {
        item.amount = -abs(item.amount);
        item.open_amount = -abs(item.open_amount);
    } else if (item.amount.is_negative()) {
        item.amount = -item.amount;
        item.open_amount = -item.open_amount; // One that is overpaid stays so.
    }
    item.status = status.value_or(status_of(item));
    item.discount_amount = row.amount("discount_amount");
    item.discount_date = row.date("discount_date");
    item.delivery_note = row.text("delivery_note");
    return item;
}

PurchaseOrderLine read_purchase_order_line(CsvRowReader& row)
{
    PurchaseOrderLine line;
    line.po_number = row.required("po_number");
    line.party_id = row.text("party_id");
    line.line = row.whole_number("line").value_or(0);
    line.description = row.text("description");
    line.quantity = row.amount("quantity").value_or(Decimal{});
    line.unit_price = row.amount("unit_price").value_or(Decimal{});
    line.currency = row.text("currency");
    line.received_quantity = row.amount("received_quantity").value_or(Decimal{});
    return line;
}

FiledDocument read_document(CsvRowReader& row)
{
    FiledDocument document;
    document.party_id = row.text("party_id");
    row.required("type");
    document.type = row.word<FileType>("type").value_or(FileType::invoice);
    document.reference = row.text("reference");
    document.date = row.date("date");
    document.file = row.required("file");
    const fs::path file = document.file;
    if (file.is_absolute() || std::find(file.begin(), file.end(), "..") != file.end())
        row.complain("file", "leads out of the ledger folder");
    return document;
}

// Reads the tables of one folder; what is wrong with rows gathers in `bad_rows`.
class LedgerReader {
public:
    LedgerReader(const fs::path& folder, Defects& bad_rows) : folder_(folder), bad_rows_(bad_rows)
    {
    }

    template <typename T>
    Result<std::vector<T>> table(
        const std::string& name,
        std::initializer_list<std::string_view> required,
        T (*read)(CsvRowReader&),
        std::function<std::string(const T&)> unique_key = {})
    {
        const auto text = read_file(folder_ / name);
        if (!text && text.error().code == ErrorCode::not_found)
            return std::vector<T>{};
        auto table = CsvTable::parse(TRY(text));
        if (!table)
            return Error{table.error().code, place(name) + table.error().what};
        for (const auto column : required) {
            if (!table->has(column))
                return Error{
                    ErrorCode::invalid_argument,
                    place(name) + "line 1: there is no column " + std::string(column)};
        }
        std::vector<T> values;
        std::set<std::string> seen;
        for (const auto& row : table->rows()) {
            CsvRowReader reader(*table, row);
            auto value = read(reader);
            if (unique_key && !seen.insert(unique_key(value)).second)
                reader.complain(*required.begin(), "is that of an earlier line");
            if (reader.trouble().empty())
                values.push_back(std::move(value));
            else
                add_defect(bad_rows_, place(name) + reader.trouble());
        }
        return values;
    }

private:
    std::string place(const std::string& name) const { return (folder_ / name).string() + ": "; }

    const fs::path& folder_;
    Defects& bad_rows_;
};

void take_sides(std::vector<OpenItem>& items, const std::vector<Party>& parties)
{
    std::set<std::string_view> vendors;
    for (const auto& party : parties) {
        if (party.role == PartyRole::vendor)
            vendors.insert(party.party_id);
    }
    for (auto& item : items) {
        if (item.side == Side::none)
            item.side = vendors.contains(item.party_id) ? Side::payable : Side::receivable;
    }
}

Error all_of(const Defects& bad_rows)
{
    std::string what = "the ledger has rows that cannot be read; mend the export:";
    for (const auto& row : bad_rows)
        what += "\n  " + row;
    return {ErrorCode::invalid_argument, what};
}

} // namespace

Result<Company> load_company(const fs::path& company_json)
{
    const auto text = TRY(read_file(company_json));
    Company company;
    const auto json = parse_json(text);
    const Status status = json ? from_json(*json, company) : Status(json.error());
    if (!status)
        return Error{
            ErrorCode::invalid_argument, company_json.string() + ": " + status.error().what};
    return company;
}

Result<Books> load_ledger(const fs::path& folder, const fs::path& company_json, Defects* bad_rows)
{
    Company company;
    if (!company_json.empty())
        company = TRY(load_company(company_json));
    std::error_code ignored;
    if (!fs::exists(folder / "parties.csv", ignored))
        return Error{
            ErrorCode::not_found,
            (folder / "parties.csv").string()
                + ": no such file; a ledger folder has parties.csv, and may "
                  "have contacts.csv, open_items.csv, purchase_orders.csv and "
                  "documents.csv"};
    Defects defects;
    LedgerReader reader(folder, defects);
    auto parties = TRY(reader.table<Party>(
        "parties.csv", {"party_id", "name"}, read_party,
        [](const Party& party) { return party.party_id; }));
    auto contacts = TRY(reader.table<Contact>("contacts.csv", {"party_id", "email"}, read_contact));
    auto items = TRY(
        reader.table<OpenItem>("open_items.csv", {"party_id", "number", "amount"}, read_open_item));
    auto orders = TRY(reader.table<PurchaseOrderLine>(
        "purchase_orders.csv", {"po_number"}, read_purchase_order_line));
    auto documents =
        TRY(reader.table<FiledDocument>("documents.csv", {"type", "file"}, read_document));
    if (!defects.empty() && bad_rows == nullptr)
        return all_of(defects);
    if (bad_rows != nullptr)
        *bad_rows = std::move(defects);
    take_sides(items, parties);
    return Books(
        std::move(company), std::move(parties), std::move(contacts), std::move(items),
        std::move(orders), std::move(documents));
}

} // namespace mailroom
