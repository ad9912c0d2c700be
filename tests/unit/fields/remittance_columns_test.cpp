// Remittance advices whose columns are told by more than a title right above their figures.
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string text(const Document& advice, std::size_t line, Term term)
{
    return advice.lines.at(line).text(term);
}

TEST(RemittanceColumns, TitlesMayBeginWhereFiguresEnd)
{
    const auto advice = only(R"(
PAYMENT NOTIFICATION

Invoice #      Invoice amt           Discount              Adjustments           Amount paid
A-24921           1,579.00                     -                     -              1,579.00
A-24929           3,019.43                 45.29                     -              2,974.14
A-24930             250.00                                       10.00                240.00

Total paid: USD 4,793.14
)");
    ASSERT_EQ(lines_of(advice), "A-24921 1579.00|A-24929 2974.14|A-24930 240.00");
    EXPECT_EQ(text(advice, 1, Term::discount_amount), "45.29");
    EXPECT_EQ(text(advice, 2, Term::deduction_amount), "10.00");
}

// A typewriter leaves one blank between the title of our number and that of theirs.
TEST(RemittanceColumns, SumsTellColumnsThatNoTitleTells)
{
    const auto advice = only(R"(
SETTLEMENT ADVICE

Invoice      Invoice date      Maturity        Financed      Charge       Net paid
SI14969      2026-04-10        2026-05-10        617.00       -5.24         611.76
SI14980      2026-04-15        2026-05-15      1,000.00       -8.50         991.50
SI14998      2026-04-16        2026-05-16        883.24       -7.51         875.73

You receive  2,478.99 USD
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "SI14969 611.76|SI14980 991.50|SI14998 875.73");
    EXPECT_EQ(text(advice, 0, Term::gross_amount), "617.00");
    EXPECT_EQ(text(advice, 0, Term::discount_amount), "5.24");
}

TEST(RemittanceColumns, AReasonThatIsWrappedIsRead)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice       Gross        Deduction     Reason           Net paid
SIN2145       1,000.00         70.00     No proof of        930.00
                                         delivery
SIN2170         250.00                                      250.00

Total paid GBP                                            1,180.00
)");
    ASSERT_EQ(lines_of(advice), "SIN2145 930.00|SIN2170 250.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_reason), "not_received");
}

TEST(RemittanceColumns, ACodeBesideTheAmountMayHaveADigit)
{
    const auto advice = only(R"(
DISTINTA DI PAGAMENTO

Vs. fattura      Importo       Trattenute       Importo pagato
65764/26        1.000,00         50,00 C3               950,00
65843/26          400,00         20,00 B2               380,00

Importo bonifico EUR                                  1.330,00
Causali: A1 = differenza prezzo; B2 = merce mancante; C3 = merce danneggiata
)");
    ASSERT_EQ(lines_of(advice), "65764/26 950.00|65843/26 380.00");
    EXPECT_EQ(text(advice, 0, Term::deduction_reason), "damaged");
    EXPECT_EQ(text(advice, 1, Term::deduction_reason), "shortage");
}

TEST(RemittanceColumns, RecordsStandOneBelowTheOther)
{
    const auto advice = only(R"(
You have been paid

Payment reference    97082634
Payment date         14 Mar 2026
Payment amount       GBP 4,580.68

Invoice number       INV55874
Invoice date         4 Feb 2026
Invoice amount       2,285.07
Discount taken       0.00
Deductions           0.00
Amount paid          2,285.07

Invoice number       INV55940
Invoice date         11 Feb 2026
Invoice amount       2,495.23
Discount taken       0.00
Deductions           199.62
Reason               Damaged goods
Amount paid          2,295.61
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "INV55874 2285.07|INV55940 2295.61");
    EXPECT_EQ(text(advice, 1, Term::deduction_reason), "damaged");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "4580.68");
}

TEST(RemittanceColumns, ARecordMayBeginWithItsNumberAlone)
{
    const auto advice = only(R"(
Bordereau de règlement VAU-2711            12/04/2027

FC2700335
    Montant brut                 8 950,99
    Net payé                     8 950,99
FC2700346
    Montant brut                12 650,96
    Retenue                        186,40
    Motif                        manquant
    Net payé                    12 464,56

Total                       EUR 21 415,55
)");
    ASSERT_EQ(lines_of(advice), "FC2700335 8950.99|FC2700346 12464.56");
    EXPECT_EQ(text(advice, 1, Term::deduction_reason), "shortage");
}

TEST(RemittanceColumns, WordsInTheMiddleOfTwoLinesBeginAboveTheRow)
{
    auto layout = layout_of(R"(
Betalingsadvis

Jeres faktura     Fakturabeløb     Fradrag      Betalt     Årsag
65734               1.000,00        70,00      930,00
65904                 250,00                   250,00

Betalt beløb DKK                             1.180,00
)");
    const auto word = [&](std::string text, float y) {
        const auto& first = std::ranges::find(layout.pages[0].words, "930,00", &Word::text);
        auto copy = *first;
        copy.box = {378, first->box.y0 + y, 438, first->box.y1 + y};
        copy.text = std::move(text);
        return copy;
    };
    const auto above = word("Beskadiget", -6), below = word("vare", 6);
    layout.pages[0].words.push_back(above);
    layout.pages[0].words.push_back(below);
    const auto documents = extract_documents(layout, {}, {});
    ASSERT_EQ(documents.size(), 1U);
    ASSERT_EQ(lines_of(documents[0]), "65734 930.00|65904 250.00");
    EXPECT_EQ(text(documents[0], 0, Term::deduction_reason), "damaged");
}

TEST(RemittanceColumns, TheTitleOfTheDeductionsTellsWhereTheWordsOfALineDoNot)
{
    const auto advice = only(R"(
AVVISO DI PAGAMENTO

Vs. fattura      Totale          Ritenuta       Netto          Causale
4410/26          2.500,00          100,00       2.400,00       Saldo
4417/26          1.310,40            0,00       1.310,40       Saldo

Importo bonifico EUR                            3.710,40
)");
    ASSERT_EQ(lines_of(advice), "4410/26 2400.00|4417/26 1310.40");
    EXPECT_EQ(text(advice, 0, Term::deduction_reason), "tax");
}

TEST(RemittanceColumns, AShortListThatAddsUpIsAnAdviceWithoutAnyTitle)
{
    const auto advice = only(R"(
WARRANT NO: 0040118        VENDOR: 3301 HARBOR FIXTURES          DATE: 04/07/2026

FUND        INVOICE NO      P.O.         DESCRIPTION              AMOUNT
101-GEN     23101           26-911       SUPPLIES                2,000.00
601-WTR     23144           26-914       SUPPLIES                4,500.00

                                    WARRANT TOTAL               $6,500.00
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "23101 2000.00|23144 4500.00");
}

TEST(RemittanceColumns, DocumentsWithOneAmountEachAreAnAdviceWhereAPaymentIsNamed)
{
    const auto advice = only(R"(
TOWNSHIP OF EAST MARL                                         WARRANT 0000661208

VENDOR: 40771 HOLT PAVING                                     DATE 09/25/2026

INVOICE NUMBER      INV DATE           AMOUNT
7714-00             07/14/2026         394.87
7720-00             07/21/2026         336.00

                             TOTAL OF WARRANT      730.87
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "7714-00 394.87|7720-00 336.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "730.87");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "0000661208");
}

TEST(RemittanceReasons, StandInTheTitleOfADeductionBelowItsDocument)
{
    const auto advice = only(R"(
Nota de pagamento PG 2026/118

Documento FR 1/52 de 07-07-2026
Total do documento              1 000,00
Retenção na fonte                -250,00
Líquido                           750,00

Documento FR 1/54 de 23-07-2026
Total do documento                400,00
Retenção na fonte                -100,00
Líquido                           300,00

Total transferido               1 050,00
)");
    ASSERT_EQ(lines_of(advice), "FR 1/52 750.00|FR 1/54 300.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_amount), "100.00");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "tax");
}

TEST(RemittanceColumns, RowsBelowTellWhatIsBetweenTwoAmounts)
{
    const auto advice = only(R"(
Zahlungsmitteilung                           Datum der Zahlung: 20.02.2026

Ihre Re.-Nr.   vom            Brutto EUR        Abzüge EUR         Zahlung EUR
7712           12.01.2026       1.200,00                              1.164,00
               3 % Skonto                            36,00
7719           19.01.2026       2.000,00                              1.950,00
               Frachtanteil                          50,00

Summe                           3.200,00             86,00            3.114,00
)");
    ASSERT_EQ(lines_of(advice), "7712 1164.00|7719 1950.00");
    EXPECT_EQ(text(advice, 0, Term::discount_amount), "36.00");
    EXPECT_EQ(text(advice, 1, Term::deduction_reason), "freight");
}

TEST(RemittanceColumns, AmericansWriteTheMonthFirstWithoutDollarsToo)
{
    const auto advice = only(R"(
TOLLAND FARM SUPPLY            CHECK NO. 0071182        DATE 03/12/2026

INVOICE NO    INV DATE     GROSS AMT    DISC TAKEN     NET AMT
55120         02/02/26      1,500.00         24.50    1,475.50
55131         02/11/26      1,000.00                  1,000.00

              CHECK TOTAL   2,500.00         24.50    2,475.50
)");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-03-12");
}

} // namespace
} // namespace mailroom
