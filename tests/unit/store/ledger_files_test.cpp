#include "store/ledger_files.h"
#include "tests/unit/store/scratch_folder.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view parties = "party_id,name,role\nC1,Adler GmbH,customer\nV1,Mill,vendor\n";

class LedgerFilesTest : public testing::Test {
protected:
    LedgerFilesTest() { folder_.write("parties.csv", parties); }

    OpenItem item_of(std::string_view header, std::string_view row)
    {
        folder_.write("open_items.csv", std::string(header) + '\n' + std::string(row) + '\n');
        const auto books = load_ledger(folder_.path(), {});
        EXPECT_TRUE(books) << books.error().what;
        return books ? books->open_items()[0] : OpenItem{};
    }

    ScratchFolder folder_;
};

TEST_F(LedgerFilesTest, AllTables)
{
    folder_.write("company.json", R"({"name":"Ours","domain":"ours.example","further":1})");
    folder_.write(
        "contacts.csv",
        "party_id,name,email,may_receive_documents\nC1,Anna,a@adler.example,TRUE\n"
        "C1,Ben,b@adler.example,\n");
    folder_.write(
        "purchase_orders.csv",
        "po_number,party_id,line,description,quantity,unit_price,currency,received_quantity\n"
        "PO-1,V1,1,\"Flour, 25 kg\",160,14.80,EUR,150\n");
    folder_.write(
        "documents.csv", "party_id,type,reference,date,file\n,tax_form,,2026-01-02,files/w9.pdf\n");
    const auto books = load_ledger(folder_.path(), folder_.path() / "company.json");
    ASSERT_TRUE(books) << books.error().what;
    EXPECT_EQ(books->company().domain, "ours.example");
    EXPECT_EQ(books->parties().size(), 2u);
    EXPECT_TRUE(books->contacts_by_email("A@adler.example")[0]->may_receive_documents);
    EXPECT_FALSE(books->contacts_by_email("b@adler.example")[0]->may_receive_documents);
    EXPECT_EQ(to_string(books->purchase_order("po1")[0]->unit_price), "14.80");
    EXPECT_EQ(books->documents_of("C1")[0]->file, "files/w9.pdf");
    EXPECT_TRUE(books->open_items().empty());
}

struct SignCase {
    std::string_view type, amount, open_amount;
    OpenItemType read_type;
    std::string_view read_amount, read_open_amount;
    OpenItemStatus status;
};

TEST_F(LedgerFilesTest, TypeDecidesTheSign)
{
    using enum OpenItemType;
    using enum OpenItemStatus;
    const std::vector<SignCase> cases{
        {"invoice", "100.00", "100.00", invoice, "100.00", "100.00", OpenItemStatus::open},
        {"invoice", "-100.00", "-40.00", invoice, "100.00", "40.00", partial},
        {"invoice", "100.00", "-5.00", invoice, "100.00", "-5.00", partial},
        {"invoice", "100.00", "", invoice, "100.00", "100.00", OpenItemStatus::open},
        {"Credit Note", "80.00", "80.00", credit_note, "-80.00", "-80.00", OpenItemStatus::open},
        {"credit_note", "-80.00", "-30.00", credit_note, "-80.00", "-30.00", partial},
        {"credit_note", "-80.00", "30.00", credit_note, "-80.00", "-30.00", partial},
        {"debit_note", "-12.00", "0.00", debit_note, "12.00", "0.00", paid},
        {"", "-80.00", "-80.00", credit_note, "-80.00", "-80.00", OpenItemStatus::open},
        {"", "80.00", "0", invoice, "80.00", "0", paid},
    };
    for (const auto& c : cases) {
        const auto item = item_of(
            "party_id,type,number,amount,open_amount",
            "C1," + std::string(c.type) + ",N1," + std::string(c.amount) + ","
                + std::string(c.open_amount));
        const auto name = std::string(c.type) + ' ' + std::string(c.amount);
        EXPECT_EQ(item.type, c.read_type) << name;
        EXPECT_EQ(to_string(item.amount), c.read_amount) << name;
        EXPECT_EQ(item.open_amount, *parse_decimal(c.read_open_amount)) << name;
        EXPECT_EQ(item.status, c.status) << name;
    }
}

TEST_F(LedgerFilesTest, MissingColumnsAreMadeUpFor)
{
    const auto vendors = item_of("amount,number,party_id,further", "7.50,N1,V1,x");
    EXPECT_EQ(vendors.side, Side::payable);
    EXPECT_EQ(to_string(vendors.open_amount), "7.50");
    const auto paid = item_of("party_id,number,amount,status", "C1,N1,7.50,paid");
    EXPECT_EQ(paid.side, Side::receivable);
    EXPECT_TRUE(paid.open_amount.is_zero());
}

TEST_F(LedgerFilesTest, TroubleNamesFileAndLine)
{
    struct Case {
        const char *file, *text, *trouble;
    };
    const std::vector<Case> cases{
        {"parties.csv", "party_id,name\nC1,A\nC1,B\n", "line 3: party_id is that of an earlier"},
        {"parties.csv", "party_id\nC1\n", "line 1: there is no column name"},
        {"contacts.csv", "party_id,email\nC1,\n", "line 2: email is empty"},
        {"open_items.csv", "party_id,number,amount\nC1,N1,5\nC1,N2,\"1,5\"\n",
         "line 3: amount is \"1,5\", not an amount like 1234.50"},
        {"open_items.csv", "party_id,number,amount,due_date\nC1,N1,5,31.12.2026\n",
         "line 2: due_date is \"31.12.2026\", not a date like"},
        {"open_items.csv", "party_id,number,amount,type\nC1,N1,5,bill\n",
         "line 2: type is \"bill\", not one of invoice credit_note debit_note"},
        {"documents.csv", "type,file\ninvoice,../secret.pdf\n", "line 2: file leads out of the"},
        {"documents.csv", "type,file\ninvoice,/etc/passwd\n", "line 2: file leads out of the"},
        {"contacts.csv", "party_id,email\n\"C1,x\n", "line 2: a quoted cell does not end"},
    };
    for (const auto& c : cases) {
        ScratchFolder folder;
        folder.write("parties.csv", parties);
        folder.write(c.file, c.text);
        const auto error = load_ledger(folder.path(), {}).error();
        EXPECT_EQ(error.code, ErrorCode::invalid_argument) << c.text;
        EXPECT_NE(
            error.what.find((folder.path() / c.file).string() + ": " + c.trouble),
            std::string::npos)
            << error.what;
    }
}

TEST_F(LedgerFilesTest, BadRowsMayBeLeftOut)
{
    folder_.write("contacts.csv", "party_id,email\nC1,\nC1,a@adler.example\n,b@adler.example\n");
    Defects bad_rows;
    const auto books = load_ledger(folder_.path(), {}, &bad_rows);
    ASSERT_TRUE(books);
    EXPECT_EQ(books->contacts().size(), 1u);
    EXPECT_EQ(bad_rows.size(), 2u);
}

TEST_F(LedgerFilesTest, NoLedgerAtAll)
{
    ScratchFolder empty;
    const auto error = load_ledger(empty.path(), {}).error();
    EXPECT_EQ(error.code, ErrorCode::not_found);
    EXPECT_NE(error.what.find("parties.csv: no such file"), std::string::npos);
    EXPECT_EQ(
        load_ledger(folder_.path(), folder_.path() / "company.json").error().code,
        ErrorCode::not_found);
    folder_.write("company.json", "{\"name\": 5}");
    EXPECT_EQ(
        load_ledger(folder_.path(), folder_.path() / "company.json").error().code,
        ErrorCode::invalid_argument);
}

} // namespace
} // namespace mailroom
