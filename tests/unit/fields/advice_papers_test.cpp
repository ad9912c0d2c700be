// Advices whose cards stand side by side, whose numbers look like amounts, whose kinds of documents
// are told line by line, or whose payer a sentence names.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(AdvicePapers, CardsStandSideBySide)
{
    const auto advice = only(R"(
Payment PY-31407
From Tallow Street Kitchens to Gorse Hill Ceramics
Settled Feb 11, 2026      Amount $2,165.00

Invoice GH-811                              Invoice GH-815
Issued Jan 5, 2026                          Issued Jan 8, 2026
Invoice amount             $1,000.00        Invoice amount               $700.00
Deduction (Damaged in transit) -$35.00      Deduction (Short delivery)   -$50.00
Paid                         $965.00        Paid                         $650.00

Invoice GH-822
Issued Jan 12, 2026
Invoice amount               $550.00
Paid                         $550.00
)");
    ASSERT_EQ(lines_of(advice), "GH-811 965.00|GH-815 650.00|GH-822 550.00");
    EXPECT_EQ(advice.lines[1].text(Term::gross_amount), "700.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "50.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2165.00");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Tallow Street Kitchens");
}

TEST(AdvicePapers, NumbersMayLookLikeAmounts)
{
    const auto advice = only(R"(
Werkhof Talgrund
Vergütungsanzeige

Auftrag        WT 26.330
Valuta         5. Mai 2026
Betrag         CHF 1'480.00

Rechnung       vom             Rechnungsbetrag     2% Skonto     Vergütung
4410.26        02.04.2026             1'000.00         20.00        980.00
4417.26        09.04.2026               500.00          0.00        500.00
)");
    EXPECT_EQ(lines_of(advice), "4410.26 980.00|4417.26 500.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1480.00");
}

TEST(AdvicePapers, KindsOfDocumentsAreNoTitle)
{
    const auto advice = only(R"(
MENUISERIE DU VAL SAS
RELEVE DES REGLEMENTS
Tiers : 401QUI - QUINCAILLERIE ROUBAUD
Réf. MV2603-7      Date : 31/03/2026

PIECE      DATE         ECHEANCE      LIBELLE      MONTANT      SENS
4471       02/02/26     31/03/26      FACTURE       900,00      C
4480       09/02/26     31/03/26      AVOIR          60,00      D
4492       17/02/26     31/03/26      FACTURE       410,00      C
4498       20/02/26     31/03/26      AVOIR          50,00      D
SOLDE REGLE : 1 200,00 EUR
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "4471 900.00|4480 -60.00|4492 410.00|4498 -50.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1200.00");
}

TEST(AdvicePapers, ACountOfDocumentsIsNoLine)
{
    const auto advice = only(R"(
Harbour Mills Inc
Payment to carrier: Longacre Haulage
Voucher 4410-3      ACH date 11/18/26

PRO #       Ship date     Billed     Adjust      Paid
441830      09/06/26      888.90     -62.20    826.70
441852      09/20/26      224.50      -8.98    215.52
441870      09/21/26      300.00               300.00
Freight bills paid: 3     Voucher amount: 1,342.22
)");
    EXPECT_EQ(lines_of(advice), "441830 826.70|441852 215.52|441870 300.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1342.22");
}

TEST(AdvicePapers, WhatIsInWhoseFavourIsSetOff)
{
    const auto advice = only(R"(
Cooperativa Hortícola Río Claro
Asunto: pago y compensación
Con fecha 20 de mayo de 2026 hemos transferido a su cuenta 1.350,00 € (ref. RC-881).

Documento      Fecha           A su favor      A nuestro favor
F-201          02/04/2026      1.000,00
F-207          09/04/2026        500,00
V26/33         30/04/2026                         150,00
Sumas                          1.500,00           150,00
Diferencia transferida         1.350,00
)");
    EXPECT_EQ(lines_of(advice), "F-201 1000.00|F-207 500.00|V26/33 -150.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1350.00");
}

TEST(AdvicePapers, AnotherPapersNumberIsNoTitle)
{
    const auto invoice = only(R"(
Talleres Gráficos Lucena S.L.                    Colegio Santa Olalla
CIF B14229908                                    Calle Mayor 3, 14001 Córdoba
Nº factura: 26/0771     Fecha: 09/03/2026     Pedido: P-91     Albarán: 4402

Concepto                 Uds.      Precio      IVA      Importe
Carteles                   10       20,00       21       200,00
Folletos                    2       50,00       21       100,00

TOTAL FACTURA 363,00 €
)");
    EXPECT_EQ(invoice.type, DocumentType::invoice);
    EXPECT_EQ(invoice.fields.text(Term::invoice_number), "26/0771");
}

class PayersInSentences : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(PayersInSentences, AreTheirSubjects)
{
    const auto advice = only(std::string(R"(
Notice of payment

)") + GetParam().second + R"(

Reference      OV-7712
Date           09/07/2026
Amount         EUR 900,00

F-2201     02/06/2026     600,00
F-2209     05/06/2026     300,00
)");
    EXPECT_EQ(advice.fields.text(Term::payer_name), GetParam().first);
}

INSTANTIATE_TEST_SUITE_P(
    Languages,
    PayersInSentences,
    testing::Values(
        std::pair{
            "Viveros La Umbría, S.L.",
            "Le comunicamos que Viveros La Umbría, S.L. ha emitido una transferencia a su cuenta."},
        std::pair{
            "Gerlach Apparatebau GmbH",
            "Gerlach Apparatebau GmbH hat heute eine Überweisung auf Ihr Konto veranlasst."},
        std::pair{
            "Fonderies Maurin SAS",
            "Nous vous informons que Fonderies Maurin SAS a émis un virement sur votre compte."},
        std::pair{
            "Vetreria Collalto S.r.l.",
            "Vi informiamo che Vetreria Collalto S.r.l. ha disposto un bonifico sul vostro conto."},
        std::pair{
            "Rietdekkers Noord B.V.",
            "Wij melden u dat Rietdekkers Noord B.V. heeft een betaling naar u gedaan."},
        std::pair{
            "Cerâmica do Vouga, Lda.",
            "Informamos que Cerâmica do Vouga, Lda. ordenou uma transferência para a sua conta."}));

} // namespace
} // namespace mailroom
