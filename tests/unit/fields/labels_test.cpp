#include "parsers/fields/labels/labels.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/remittance/reasons.h"

#include <gtest/gtest.h>

namespace mailroom::fields {
namespace {

TEST(Labels, AreComparedWithoutCaseAccentsAndPunctuation)
{
    EXPECT_EQ(normalized_phrase("N.º de Factura:"), "no de factura");
    EXPECT_EQ(normalized_phrase("Rechnungs-Nr."), "rechnungs no");
    EXPECT_EQ(normalized_phrase("Rechnungsnummer"), "rechnungs no");
    EXPECT_EQ(normalized_phrase("Invoice #"), "invoice no");
    EXPECT_EQ(normalized_phrase("P.IVA"), "piva");
    EXPECT_EQ(normalized_phrase("N/Réf."), "n/ ref");
}

TEST(Labels, TheLongestPhraseCounts)
{
    const std::string_view text = "Invoice number: 4711, due date 2026-03-12";
    const auto labels = labels_in(text);
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].best(), Sense::invoice_number);
    EXPECT_EQ(labels[0].tokens, 2);
    EXPECT_EQ(labels[1].best(), Sense::due_date);
}

TEST(Labels, EveryLanguageNamesTheInvoiceNumber)
{
    for (const auto* text :
         {"Invoice No.", "Rechnungsnummer", "N° de facture", "Número de factura", "Numero fattura",
          "Factuurnummer", "Número da fatura", "Fakturanr.", "Laskun numero", "Numer faktury",
          "Číslo faktury", "Számla sorszáma", "Numărul facturii"}) {
        const auto labels = labels_in(text);
        ASSERT_FALSE(labels.empty()) << text;
        EXPECT_GT(labels[0].weight_of(Sense::invoice_number), 0.9F) << text;
    }
}

TEST(Labels, NumbersAreNoLabels)
{
    EXPECT_TRUE(labels_in("INV-2044").empty());
    EXPECT_TRUE(labels_in("RE-2026/17").empty());
}

TEST(Labels, CapitalsBetweenALabelAndItsNumberAreASeries)
{
    for (const auto* text : {"Número: FT A/118", "N.º fatura: FT 26/59", "Invoice no.: INV 0012"}) {
        const auto labels = labels_in(text);
        ASSERT_EQ(labels.size(), 1U) << text;
        EXPECT_EQ(std::string_view(text)[labels[0].end - 1], ':') << text;
    }
    EXPECT_EQ(labels_in("Totals: VAT 14.95").back().end, std::string_view("Totals: VAT").size());
    EXPECT_EQ(labels_in("Fatura FT 26/59").size(), 1U);
    for (const auto* text :
         {"Reg. No.: VAT 123456789", "Ref. no.: PO 4711", "Your number: PO 26-118"}) {
        const std::string_view label = text;
        EXPECT_EQ(labels_in(text).back().end, label.rfind(' ')) << text;
    }
}

TEST(Labels, OursAndYoursAreTold)
{
    EXPECT_GT(labels_in("N/Réf.")[0].weight_of(Sense::own_number), 0.9F);
    EXPECT_GT(labels_in("V/Réf.")[0].weight_of(Sense::your_number), 0.9F);
    EXPECT_GT(labels_in("Ihre Belegnummer")[0].weight_of(Sense::your_number), 0.9F);
    EXPECT_GT(labels_in("Unser Beleg")[0].weight_of(Sense::own_number), 0.9F);
}

TEST(Labels, WordsComposeWhatNoListHolds)
{
    const std::pair<const char*, Sense> cases[] = {
        {"Ref. transferencia", Sense::payment_reference},
        {"Zahlungsbelegnummer", Sense::payment_reference},
        {"Numéro du règlement", Sense::payment_reference},
        {"Uitgiftedatum", Sense::invoice_date},
        {"Datum van de levering", Sense::other_date},
        {"Montante da transferência", Sense::payment_amount}};
    for (const auto& [text, sense] : cases) {
        const auto labels = labels_in(text);
        ASSERT_EQ(labels.size(), 1U) << text;
        EXPECT_EQ(labels[0].best(), sense) << text;
        EXPECT_EQ(labels[0].end, std::string_view(text).size()) << text;
    }
}

TEST(Labels, ComposedWordsDoNotCutAListedPhrase)
{
    // Two columns: a reference, and the number that is yours.
    const auto labels = labels_in("Rif. Vs. documento");
    ASSERT_FALSE(labels.empty());
    EXPECT_EQ(labels.back().best(), Sense::your_number);
    EXPECT_EQ(labels.back().begin, 5U);
}

TEST(Names, EndBeforeTheAddress)
{
    EXPECT_EQ(name_in("Muster GmbH, Weg 1, 12345 Ort"), "Muster GmbH");
    EXPECT_EQ(name_in("Harbour Foods, Inc."), "Harbour Foods, Inc.");
    EXPECT_EQ(name_in("Harbour Foods, Inc., 1 Pier Road"), "Harbour Foods, Inc.");
    EXPECT_EQ(name_in("Muster SARL - 12 rue Haute - 75000 Paris"), "Muster SARL");
    EXPECT_EQ(name_in("Muster Ltd · 1 Mill Lane · Leeds"), "Muster Ltd");
    EXPECT_TRUE(has_legal_form("Esempio S.p.A."));
    EXPECT_FALSE(has_legal_form("Ltd"));
    EXPECT_TRUE(greets("Dear Ms Muster"));
}

TEST(Reasons, AreToldInEveryLanguage)
{
    const std::pair<const char*, const char*> cases[] = {
        {"Price difference", "pricing"},
        {"Preisdifferenz", "pricing"},
        {"Écart de prix", "pricing"},
        {"Short delivery", "shortage"},
        {"Ammanco merce", "shortage"},
        {"Transportschaden", "damaged"},
        {"Retour marchandise", "returned"},
        {"Frais de port", "freight"},
        {"Quellensteuer", "tax"},
        {"Something else", "other"},
        {"", ""}};
    for (const auto& [text, reason] : cases)
        EXPECT_EQ(deduction_reason_of(text), reason) << text;
}

TEST(PaymentMethods, AreToldByTheirWords)
{
    EXPECT_EQ(payment_method_of("SEPA-Überweisung"), "sepa");
    EXPECT_EQ(payment_method_of("Cheque No. 17"), "check");
    EXPECT_EQ(payment_method_of("Wire transfer"), "wire");
    EXPECT_EQ(payment_method_of("by return of post"), "");
}

} // namespace
} // namespace mailroom::fields
