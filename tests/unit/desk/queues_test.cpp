#include "desk/queues.h"
#include "desk/summary.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Understanding with(std::initializer_list<Intent> intents)
{
    Understanding understanding;
    for (const auto intent : intents)
        understanding.intents.push_back({intent, 0.9, ""});
    return understanding;
}

struct FilingCase {
    std::initializer_list<Intent> intents;
    Queue queue;
    WorkState state;
    std::string_view due;
};

TEST(Queues, TheGravestNamesTheQueueAndTheEarliestTheDay)
{
    const auto thursday = *parse_date("2026-09-03");
    for (const auto& c : {
             FilingCase{{Intent::remittance}, Queue::payments, WorkState::review, "2026-09-04"},
             FilingCase{
                 {Intent::remittance, Intent::dispute},
                 Queue::disputes,
                 WorkState::review,
                 "2026-09-04"},
             FilingCase{
                 {Intent::document_request, Intent::phishing},
                 Queue::security,
                 WorkState::review,
                 "2026-09-04"},
             FilingCase{
                 {Intent::vendor_invoice}, Queue::vendor_invoices, WorkState::review, "2026-09-07"},
             FilingCase{
                 {Intent::order_release_request}, Queue::payments, WorkState::review, "2026-09-03"},
             FilingCase{{Intent::auto_reply}, Queue::automatic, WorkState::ignored, ""},
             FilingCase{
                 {Intent::auto_reply, Intent::master_data_update},
                 Queue::master_data,
                 WorkState::review,
                 "2026-09-08"},
             FilingCase{{}, Queue::inquiries, WorkState::review, "2026-09-03"},
         }) {
        const auto filing = filing_of({}, with(c.intents), thursday);
        EXPECT_EQ(filing.queue, c.queue);
        EXPECT_EQ(filing.state, c.state);
        EXPECT_EQ(filing.due_date, parse_date(c.due));
    }
}

TEST(Queues, APaymentWithADeductionIsAPaymentFirst)
{
    auto payment = with({Intent::remittance, Intent::dispute});
    payment.remittance = Remittance{};
    payment.remittance->lines.resize(1);
    payment.remittance->lines.front().document_number = "N-101";
    payment.disputes = {{"N-101", DisputeReason::damaged, parse_decimal("12.50")}};
    const auto today = *parse_date("2026-09-03");
    EXPECT_EQ(filing_of({}, payment, today).queue, Queue::payments);
    payment.disputes.push_back({"N-102", DisputeReason::not_received, {}});
    EXPECT_EQ(filing_of({}, payment, today).queue, Queue::disputes);
}

TEST(Queues, ThanksAreIgnoredButNotWithAFileNorWhenInDoubt)
{
    const auto today = *parse_date("2026-09-03");
    const auto thanks = with({Intent::no_action});
    EXPECT_EQ(filing_of({}, thanks, today).state, WorkState::ignored);

    Reading with_file;
    with_file.parts.push_back({.path = "2", .detected_type = "application/pdf"});
    EXPECT_EQ(filing_of(with_file, thanks, today).state, WorkState::review);
    EXPECT_EQ(filing_of(with_file, with({Intent::spam}), today).state, WorkState::ignored);

    Reading with_logo;
    with_logo.parts.push_back({.path = "2", .detected_type = "image/png", .disposition = "inline"});
    EXPECT_EQ(filing_of(with_logo, thanks, today).state, WorkState::ignored);

    auto perhaps = thanks;
    perhaps.intents.front().confidence = 0.6;
    EXPECT_EQ(filing_of({}, perhaps, today).state, WorkState::review);
}

TEST(Queues, WorkingDaysPassOverWeekends)
{
    const auto friday = *parse_date("2026-09-04");
    EXPECT_EQ(to_string(add_working_days(friday, 0)), "2026-09-04");
    EXPECT_EQ(to_string(add_working_days(friday, 1)), "2026-09-07");
    EXPECT_EQ(to_string(add_working_days(friday, 6)), "2026-09-14");
    EXPECT_EQ(to_string(add_working_days(add_days(friday, 1), 0)), "2026-09-07");
}

TEST(Summary, OneLineForTheList)
{
    auto payment = with({Intent::remittance, Intent::dispute});
    payment.remittance = Remittance{};
    payment.remittance->payment_amount = parse_decimal("1238165.60");
    payment.remittance->currency = "EUR";
    payment.remittance->lines.resize(2);
    payment.disputes = {{"N-101", DisputeReason::not_received, parse_decimal("12.50")}};
    EXPECT_EQ(
        summary_of(payment, {}),
        "Remittance of 1,238,165.60 EUR for 2 documents; dispute of N-101 (not received, 12.50)");

    auto promise = with({Intent::promise_to_pay});
    promise.promises = {{"N-101", parse_decimal("99.00"), parse_date("2026-09-30")}};
    EXPECT_EQ(summary_of(promise, {}), "Promises 99.00 for N-101 by 2026-09-30");

    auto invoice = with({Intent::vendor_invoice});
    VendorInvoice paper;
    paper.invoice_number = "8812";
    paper.seller_name = "Kartonnage\r\nBV";
    paper.payable_amount = parse_decimal("640.00");
    invoice.invoices = {paper};
    EXPECT_EQ(summary_of(invoice, {}), "Invoice 8812 from Kartonnage  BV over 640.00");

    Party vendor;
    vendor.party_id = "V1";
    vendor.iban = "NL91ABNA0417164300";
    const Books books({}, {vendor}, {}, {}, {}, {});
    invoice.party_id = "V1";
    invoice.invoices[0].iban = "NL91 ABNA 0417 1643 00";
    EXPECT_EQ(summary_of(invoice, books), "Invoice 8812 from Kartonnage  BV over 640.00");
    invoice.invoices[0].iban = "DE89370400440532013000";
    EXPECT_EQ(
        summary_of(invoice, books),
        "Invoice 8812 from Kartonnage  BV over 640.00; account DE89370400440532013000 is not the "
        "one "
        "in the books");

    auto threat = with({Intent::phishing});
    threat.threat = Threat::phishing;
    threat.threat_why = std::string(300, 'x');
    EXPECT_EQ(summary_of(threat, {}).size(), 160U);
}

} // namespace
} // namespace mailroom
