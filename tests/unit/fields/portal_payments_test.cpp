// Payments as portals and banks show them: pairs of labels and values, on cards or below each
// other.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(PortalPayments, EachCardNamesAnInvoiceThatIsPaid)
{
    const auto advice = only(R"(
Vendor area / Payments / 70-11482

Customer                  Supplier                  Payment date     Total payment
Gorsefield Hotels plc     Wexcombe Linen Ltd        14 May 2027      3,105.40 GBP

Invoices (3)

 Invoice # WL-5501     Paid
 Invoice date        02 Apr 2027            Invoice total               1,280.00 GBP
 Purchase order      PO-88120               Early payment discount        -25.60 GBP
                                            Net payment                 1,254.40 GBP

 Invoice # WL-5514     Paid
 Invoice date        09 Apr 2027            Invoice total               1,446.00 GBP
 Purchase order      PO-88171               Early payment discount          0.00 GBP
 Adjustment reason   Freight not agreed     Adjustment                    -45.00 GBP
                                            Net payment                 1,401.00 GBP

 Invoice # WL-5533     Paid
 Invoice date        15 Apr 2027            Invoice total                 450.00 GBP
 Purchase order      PO-88203               Early payment discount          0.00 GBP
                                            Net payment                   450.00 GBP
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "WL-5501 1254.40|WL-5514 1401.00|WL-5533 450.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "25.60");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "45.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "freight");
    EXPECT_EQ(advice.lines[2].text(Term::document_date), "2027-04-15");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "3105.40");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Gorsefield Hotels plc");
}

TEST(PortalPayments, OneInvoiceInPairsIsAPaymentOfOne)
{
    const auto advice = only(R"(
Zahlung

Zahlbetrag                              7.332,50 EUR
Zahlungsnummer                          ZN-40771
Status                                  Ausgeführt
Gezahlt von                             Hügelmann Möbelwerke GmbH
Valuta                                  18.03.2027
Gezahlt an                              Lackfabrik Sontheim AG

Ihre Rechnung                           LS-20931
Rechnungsdatum                          22.02.2027
Unser Beleg                             5100077214
Rechnungsbetrag                         7.559,28 EUR
Skontoabzug                             -226,78 EUR
Netto                                   7.332,50 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "LS-20931 7332.50");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "7559.28");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "226.78");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "ZN-40771");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Hügelmann Möbelwerke GmbH");
}

TEST(PortalPayments, LabelsMayStandAboveTheirValues)
{
    const auto advice = only(R"(
Virement

Bénéficiaire                  Donneur d'ordre
Papeterie du Vauclin SARL     Mairie-Services Lorgnac SAS

Montant viré                  Date de valeur                N° de paiement
1 921,20 EUR                  11/06/2027                    VR-66120

Votre facture       Date                Montant brut        Retenue             Net payé
PV-3318             04/05/2027          1 240,00 EUR        -62,00 EUR          1 178,00 EUR
Motif
Marchandise endommagée

Votre facture       Date                Montant brut        Net payé
PV-3342             12/05/2027          743,20 EUR          743,20 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "PV-3318 1178.00|PV-3342 743.20");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Mairie-Services Lorgnac SAS");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1921.20");
}

TEST(PortalPayments, TheReasonStandsBelowTheTitleOfADeduction)
{
    const auto advice = only(R"(
Dados do pagamento

Número do pagamento                     8800214
Pago por                                Hotelaria Cabo Ruivo S.A.
Fornecedor                              Lavandaria Monsanto Lda.
Data do pagamento                       21/07/2027
Total pago                              1.630,00 EUR

A sua fatura                            LM-771
Data da fatura                          30/05/2027
Valor bruto                             1.100,00 EUR
Retenção                                -70,00 EUR
Motivo da dedução                       Mercadoria em falta
Líquido pago                            1.030,00 EUR

A sua fatura                            LM-790
Data da fatura                          11/06/2027
Valor bruto                             600,00 EUR
Líquido pago                            600,00 EUR
)");
    ASSERT_EQ(lines_of(advice), "LM-771 1030.00|LM-790 600.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "70.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Hotelaria Cabo Ruivo S.A.");
}

TEST(PortalPayments, WhoSentAPaymentPays)
{
    const auto advice = only(R"(
You've got money

Marrowby Catering Group, Inc. sent a payment to Stanner Ice LLC.

Amount (USD)              $1,240.00
Payment ID                PX-2201-7C
Sent on                   June 3, 2027

Invoice         Invoice date       Invoice amount      Paid
8801            Apr 20, 2027           $840.00      $840.00
8812            Apr 27, 2027           $400.00      $400.00
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Marrowby Catering Group, Inc.");
    EXPECT_EQ(lines_of(advice), "8801 840.00|8812 400.00");
}

TEST(PortalPayments, CardsGoOnOnTheNextPage)
{
    const auto advice = only(R"(
Betaling

Overgemaakt bedrag      Begunstigde                 Klant                     Betaaldatum
3.400,00 EUR            Zeilmakerij Dorkwerd B.V.   Coöperatie Wierum U.A.    18-06-2027

 Factuur ZD-4410     Betaald
 Factuurdatum        03-05-2027          Bruto bedrag             1.500,00 EUR
                                         Korting contant            -30,00 EUR
                                         Netto                    1.470,00 EUR

 Factuur ZD-4425     Betaald
 Factuurdatum        11-05-2027          Bruto bedrag             1.200,00 EUR
                                         Netto                    1.200,00 EUR)"
                             "\f"
                             R"(
 Factuur ZD-4439     Betaald
 Factuurdatum        19-05-2027          Bruto bedrag               730,00 EUR
                                         Netto                      730,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "ZD-4410 1470.00|ZD-4425 1200.00|ZD-4439 730.00");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Coöperatie Wierum U.A.");
}

TEST(PortalPayments, ANumberThatBeginsLikeAWordIsANumber)
{
    const auto advice = only(R"(
Overboeking

Bedrag van de betaling                  2.310,40 EUR
Betaaldatum                             01-07-2027
Betaald aan                             Zeilmakerij Dorkwerd B.V.
Betaler                                 Rederij Oosterhaven N.V.
Onze referentie                         BT90112

Uw factuur                              TK.71180
Factuurdatum                            31-05-2027
Onze referentie                         51701144
Factuurbedrag                           2.310,40 EUR
Netto                                   2.310,40 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "TK.71180 2310.40");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Rederij Oosterhaven N.V.");
}

TEST(PortalPayments, TheTitleOfAnAdviceMakesNoSentenceOfItsPairs)
{
    const auto advice = only(R"(
Détail du paiement

Bénéficiaire                            Cordages de Lannion SAS
Date de valeur                          10/10/2027
Payé par                                Pêcheries du Trieux SA
Montant payé                            4 365,00 EUR
Référence du virement                   2071700412

Votre facture                           CL-8254
Date de facture                         12/09/2027
Notre référence                         51308811
Montant brut                            4 500,00 EUR
Escompte                                -135,00 EUR
Net payé                                4 365,00 EUR
)");
    EXPECT_EQ(lines_of(advice), "CL-8254 4365.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "135.00");
}

TEST(PortalPayments, AnInvoiceThatWasPaidIsAnInvoice)
{
    const auto invoice = only(R"(
Gleisner & Partner Ltd
INVOICE

Invoice number                          GP-2210
Invoice date                            3 May 2027
Bill to                                 Ashcombe Farms Ltd
Subtotal                                £400.00
VAT 20%                                 £80.00
Total                                   £480.00
Amount paid                             £480.00
Paid on                                 5 May 2027
Payment number                          pm_77120
)");
    EXPECT_EQ(invoice.type, DocumentType::invoice);
    EXPECT_EQ(invoice.fields.text(Term::invoice_number), "GP-2210");
}

} // namespace
} // namespace mailroom
