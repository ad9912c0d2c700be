// The QR code of a payment slip, drawn on the page of a PDF, from bytes to document.

#include "parsers/reader.h"
#include "tests/support/make_pdf.h"

#include <algorithm>

#include <gtest/gtest.h>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

// Modules of two points, from (x, y) upwards.
std::string draw_code(const std::string& text, int x, int y)
{
    const auto code = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).encode(text, 1, 1);
    std::string content = "0 g ";
    for (int row = 0; row < code.height(); ++row) {
        for (int column = 0; column < code.width(); ++column) {
            if (code.get(column, row))
                content += std::to_string(x + 2 * column) + " "
                    + std::to_string(y + 2 * (code.height() - row)) + " 2 2 re f ";
        }
    }
    return content;
}

Document read_invoice_with_code(const std::string& amount)
{
    const auto pdf = make_pdf(
        {show(72, 780, "INVOICE", 18, "F2") + show(72, 740, "Invoice number: RG-5512")
         + show(72, 726, "Invoice date: 2026-08-31") + show(72, 712, "Payment is due in 14 days.")
         + show(72, 660, "Total due") + show(400, 660, "119.00 EUR")
         + draw_code(
             "BCD\n002\n1\nSCT\n\nHof GmbH\nDE33100205000001194700\nEUR" + amount
                 + "\n\nRF18539007547034\n",
             300, 300)});
    auto reading = read(pdf, {}, {});
    EXPECT_EQ(reading.documents.size(), 1U);
    return reading.documents.empty() ? Document{} : std::move(reading.documents.front());
}

bool fails(const Document& document, std::string_view rule)
{
    return std::ranges::any_of(
        document.checks, [&](const Check& check) { return check.rule == rule && !check.ok; });
}

TEST(PaymentCodes, GiveWhatIsNotPrinted)
{
    const auto invoice = read_invoice_with_code("119.00");
    EXPECT_EQ(invoice.fields.text(Term::iban), "DE33100205000001194700");
    EXPECT_EQ(invoice.fields.text(Term::payment_reference), "RF18539007547034");
    const auto* amount = invoice.fields.find(Term::payable_amount);
    ASSERT_NE(amount, nullptr);
    EXPECT_EQ(to_string(amount->value), "119.00");
    EXPECT_FALSE(fails(invoice, "payment_code_payable_amount"));
    const auto* iban = invoice.fields.find(Term::iban);
    ASSERT_TRUE(iban->evidence.box);
    EXPECT_NEAR(iban->evidence.box->x0, 300, 12); // The code lies there, with its quiet zone.
    EXPECT_EQ(iban->evidence.page, 1U);
}

TEST(PaymentCodes, ADifferenceFails)
{
    const auto invoice = read_invoice_with_code("919.00");
    EXPECT_EQ(invoice.fields.text(Term::payable_amount), "119.00");
    EXPECT_TRUE(fails(invoice, "payment_code_payable_amount"));
}

TEST(PaymentCodes, DigitsBelowABarCodeAreOne)
{
    const auto pdf = make_pdf(
        {show(72, 780, "LASKU", 18, "F2") + show(72, 740, "Laskun numero: 1111")
         + show(72, 726, "Invoice date: 2016-12-07")
         + show(72, 700, "Please pay what is owed to the account on the slip below.")
         + show(72, 660, "Total due") + show(400, 660, "12.25 EUR")
         + show(72, 100, "437159030000007760000122500000000000000000011112161221", 7)});
    const auto reading = read(pdf, {}, {});
    ASSERT_EQ(reading.documents.size(), 1U);
    const auto& invoice = reading.documents.front();
    EXPECT_EQ(invoice.fields.text(Term::iban), "FI3715903000000776");
    EXPECT_EQ(invoice.fields.text(Term::due_date), "2016-12-21");
    EXPECT_EQ(invoice.fields.text(Term::payment_reference), "11112");
    EXPECT_FALSE(fails(invoice, "payment_code_payable_amount"));
}

} // namespace
} // namespace mailroom
