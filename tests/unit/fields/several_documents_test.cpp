// Several invoices in one file are several documents; one long invoice stays one.

#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    std::string name, drawn;
    std::vector<std::string> documents; // "first-last number"
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << one.name;
}

std::string invoice(const std::string& number, const std::string& total)
{
    return "Hof Foods Ltd\n\nINVOICE\n\nInvoice number: " + number
        + "      Invoice date: 2026-08-31\n\n"
          "Description            Quantity    Unit price      Amount\n"
          "Apples                        2         10.00       20.00\n\n"
          "Total due                                  "
        + total + " EUR\n";
}

std::string page_of(const std::string& number, int page, const std::string& rest)
{
    return "Hof Foods Ltd\n\nINVOICE\n\nInvoice number: " + number + "      Page "
        + std::to_string(page)
        + "\n\n"
          "Description            Quantity    Unit price      Amount\n"
          "Apples                        2         10.00       20.00\n"
        + rest;
}

const std::vector<Case> cases{
    {"two invoices",
     invoice("RG-5512", "20.00") + "\f" + invoice("RG-5513", "20.00"),
     {"1-1 RG-5512", "2-2 RG-5513"}},
    {"a long one repeats its header",
     page_of("RG-5512", 1, "Carried forward      20.00\n") + "\f"
         + page_of("RG-5512", 2, "Carried forward      40.00\n") + "\f"
         + page_of("RG-5512", 3, "\nTotal due                 60.00 EUR\n"),
     {"1-3 RG-5512"}},
    {"a page of terms belongs to the invoice before it",
     invoice("RG-5512", "20.00") + "\fTerms of delivery\n\nGoods remain ours until paid.\n\f"
         + invoice("RG-5513", "20.00"),
     {"1-2 RG-5512", "3-3 RG-5513"}},
    {"another invoice is only mentioned on the second page",
     invoice("RG-5512", "20.00")
         + "\fNotes\n\nThis delivery completes what was billed by invoice RG-5400.\n",
     {"1-2 RG-5512"}},
};

class SeveralDocuments : public testing::TestWithParam<Case> {};

TEST_P(SeveralDocuments, HaveTheirPages)
{
    std::vector<std::string> documents;
    for (const auto& document : extract_documents(layout_of(GetParam().drawn), {}, {}))
        documents.push_back(
            std::to_string(document.first_page) + "-" + std::to_string(document.last_page) + " "
            + document.fields.text(Term::invoice_number));
    EXPECT_EQ(documents, GetParam().documents);
}

INSTANTIATE_TEST_SUITE_P(Cases, SeveralDocuments, testing::ValuesIn(cases));

} // namespace
} // namespace mailroom
