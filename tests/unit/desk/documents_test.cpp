#include "desk/filed_documents.h"
#include "tests/unit/desk/desk_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct FindCase {
    std::string_view name, party_id;
    DocumentRequest request;
    std::string_view files; // Joined by blanks, without "files/" and ".pdf".
    std::string_view missing;
};

const FindCase find_cases[] = {
    {"by number, however written", "C1", {FileType::invoice, "n 101", ""}, "invoice_C1_N-101", ""},
    {"the delivery of an invoice",
     "C1",
     {FileType::proof_of_delivery, "N-101", ""},
     "proof_of_delivery_C1_N-101",
     ""},
    {"not another party's", "C2", {FileType::invoice, "N-101", ""}, "", "invoice N-101"},
    {"nobody's, for nobody", "", {FileType::invoice, "N-101", ""}, "", "invoice N-101"},
    {"everybody's newest", "C2", {FileType::tax_form, "", ""}, "tax_form__", ""},
    {"a statement of a month", "C1", {FileType::statement, "", "2026-07"}, "statement_C1_", ""},
    {"the newest statement", "C1", {FileType::statement, "", ""}, "statement_C1_", ""},
    {"statements up to a month that is not there",
     "C1",
     {FileType::statement, "", "2026-08..2026-09"},
     "",
     "statement of 2026-08..2026-09"},
    {"all invoices of a month",
     "C1",
     {FileType::invoice, "", "2026-07"},
     "invoice_C1_N-101 invoice_C1_N-102",
     ""},
    {"all but one of which the file is missing",
     "C1",
     {FileType::invoice, "", "2026-07..2026-08"},
     "",
     "invoice of 2026-07..2026-08"},
    {"a period that is none", "C1", {FileType::invoice, "", "soon"}, "", "invoice of soon"},
    {"which invoice?", "C1", {FileType::invoice, "", ""}, "", "invoice"},
    {"the only order", "V1", {FileType::purchase_order, "", ""}, "purchase_order_V1_PO-7", ""},
    {"nothing of that kind", "C1", {FileType::contract, "", ""}, "", "contract"},
};

TEST(FindDocuments, OfThePartyAndWhole)
{
    const auto books = test::desk_books();
    for (const auto& c : find_cases) {
        const auto found = find_documents({c.request}, books, c.party_id);
        std::string files;
        for (const auto* document : found.documents)
            files +=
                (files.empty() ? "" : " ") + document->file.substr(6, document->file.size() - 10);
        EXPECT_EQ(files, c.files) << c.name;
        EXPECT_EQ(found.missing, c.missing) << c.name;
    }
}

TEST(FindDocuments, TheNewestAndTheRightMonth)
{
    const auto books = test::desk_books();
    const auto july = find_documents({{FileType::statement, "", "2026-07"}}, books, "C1");
    ASSERT_EQ(july.documents.size(), 1U);
    EXPECT_EQ(july.documents[0]->date, parse_date("2026-07-31"));
    const auto newest = find_documents({{FileType::statement, "", ""}}, books, "C1");
    ASSERT_EQ(newest.documents.size(), 1U);
    EXPECT_EQ(newest.documents[0]->date, parse_date("2026-08-31"));
    const auto form = find_documents({{FileType::tax_form, "", ""}}, books, "C1");
    ASSERT_EQ(form.documents.size(), 1U);
    EXPECT_EQ(form.documents[0]->date, parse_date("2026-01-05"));
}

TEST(FindDocuments, EachOnceHoweverOftenAskedFor)
{
    const auto books = test::desk_books();
    const auto found = find_documents(
        {{FileType::invoice, "N-101", ""}, {FileType::invoice, "", "2026-07"}}, books, "C1");
    EXPECT_EQ(found.documents.size(), 2U);
}

} // namespace
} // namespace mailroom
