// A language is one file of labels: the same invoice in those that have one.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct LanguageCase {
    std::string_view language, drawn;
};

Document read_one(std::string_view drawn)
{
    auto documents = extract_documents(layout_of(drawn), {}, {});
    return documents.size() == 1 ? std::move(documents[0]) : Document{};
}

class InvoicesOfLanguages : public testing::TestWithParam<LanguageCase> {};

TEST_P(InvoicesOfLanguages, AreRead)
{
    const auto document = read_one(GetParam().drawn);
    EXPECT_EQ(document.type, DocumentType::invoice);
    EXPECT_EQ(document.language, GetParam().language);
    EXPECT_EQ(document.fields.text(Term::invoice_number), "4711");
    EXPECT_EQ(document.fields.text(Term::issue_date), "2026-06-05");
    EXPECT_EQ(document.fields.text(Term::due_date), "2026-06-19");
    EXPECT_EQ(document.fields.text(Term::purchase_order), "88123");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "1200.00");
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "1500.00");
    ASSERT_EQ(document.lines.size(), 2U);
    EXPECT_EQ(document.lines[1].text(Term::line_amount), "200.00");
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    InvoicesOfLanguages,
    testing::Values(
        LanguageCase{"da", R"(
FAKTURA
Fakturanr.:      4711
Fakturadato:     5. juni 2026
Forfaldsdato:    19. juni 2026
Rekvisition:     88123

Varenr.     Beskrivelse          Antal     Enhedspris         Beløb
A1          Rustfri beslag          10         100,00      1.000,00
A2          Kørsel                   1         200,00        200,00

                          I alt ekskl. moms      1.200,00
                          Moms 25 %                300,00
                          At betale DKK          1.500,00
)"},
        LanguageCase{"sv", R"(
FAKTURA
Fakturanummer    Fakturadatum     Förfallodatum     Er referens / inköpsorder
4711             2026-06-05       2026-06-19        88123

Artnr       Benämning            Antal         À-pris         Summa
A1          Beslag rostfritt        10         100,00      1 000,00
A2          Resekostnad              1         200,00        200,00

                          Summa exkl. moms       1 200,00
                          Moms 25 %                300,00
                          Att betala SEK         1 500,00
)"},
        LanguageCase{"fi", R"(
LASKU
Laskun numero:   4711
Laskun päiväys:  5.6.2026
Eräpäivä:        19.6.2026
Tilausnumeronne: 88123

Tuotenro    Kuvaus               Määrä        A-hinta         Summa
A1          Saranat                 10         100,00      1 000,00
A2          Matkakulut               1         200,00        200,00

                          Veroton yhteensä       1 200,00
                          ALV 25 %                 300,00
                          Maksettava EUR         1 500,00
)"},
        LanguageCase{"pl", R"(
FAKTURA VAT
Numer faktury:       4711
Data wystawienia:    5 czerwca 2026
Termin płatności:    19 czerwca 2026
Nr zamówienia:       88123

Lp.    Nazwa towaru         Ilość     Cena netto    Wartość netto
1      Zawiasy                 10         100,00         1 000,00
2      Transport                1         200,00           200,00

                          Razem netto            1 200,00
                          VAT 25 %                 300,00
                          Do zapłaty PLN         1 500,00
)"},
        LanguageCase{"cs", R"(
FAKTURA
Číslo faktury:       4711
Datum vystavení:     5. června 2026
Datum splatnosti:    19. června 2026
Číslo objednávky:    88123

Kód    Popis                Množství     Cena za MJ      Celkem
A1     Panty                      10         100,00    1 000,00
A2     Doprava                     1         200,00      200,00

                          Celkem bez DPH         1 200,00
                          DPH 25 %                 300,00
                          K úhradě CZK           1 500,00
)"},
        LanguageCase{"sk", R"(
FAKTÚRA
Číslo faktúry:          4711
Dátum vystavenia:       5. júna 2026
Splatná do:             19. júna 2026
Vaša objednávka:        88123

Označenie               Množstvo        Jedn. cena           Spolu
Pánty                         10            100,00        1 000,00
Doprava                        1            200,00          200,00

                          Základ dane                 1 200,00
                          DPH 25 %                      300,00
                          Na úhradu EUR               1 500,00
)"},
        LanguageCase{"sl", R"(
RAČUN
Št. računa:             4711
Izdano:                 5. junij 2026
Zapade:                 19. junij 2026
Naročilo kupca:         88123

Artikel                     Kol.              Cena          Znesek
Tečaji                        10            100,00        1 000,00
Prevoz                         1            200,00          200,00

                          Osnova za DDV               1 200,00
                          DDV 25 %                      300,00
                          Skupaj za plačilo EUR       1 500,00
)"},
        LanguageCase{"hr", R"(
RAČUN
Broj računa:            4711
Datum računa:           05.06.2026.
Dospijeće:              19.06.2026.
Broj narudžbe:          88123

Naziv robe              Količina            Cijena           Iznos
Šarke                         10            100,00        1 000,00
Prijevoz                       1            200,00          200,00

                          Ukupno bez PDV-a            1 200,00
                          PDV 25 %                      300,00
                          Za platiti EUR              1 500,00
)"},
        LanguageCase{"et", R"(
ARVE
Arve number:            4711
Väljastatud:            5. juuni 2026
Tasuda hiljemalt:       19. juuni 2026
Teie tellimus:          88123

Nimetus                    Kogus        Ühiku hind        Maksumus
Hinged                        10            100,00        1 000,00
Transport                      1            200,00          200,00

                          Kokku km-ta                 1 200,00
                          Km 25 %                       300,00
                          Maksta EUR                  1 500,00
)"},
        LanguageCase{"lv", R"(
RĒĶINS
Rēķina numurs:          4711
Izrakstīts:             2026. gada 5. jūnijs
Apmaksāt līdz:          19.06.2026.
Pasūtījuma numurs:      88123

Preces nosaukums        Daudzums              Cena           Summa
Eņģes                         10            100,00        1 000,00
Piegāde                        1            200,00          200,00

                          Summa bez PVN               1 200,00
                          PVN 25 %                      300,00
                          Kopā apmaksai EUR           1 500,00
)"},
        LanguageCase{"lt", R"(
SĄSKAITA FAKTŪRA
Sąskaitos Nr.:          4711
Išrašyta:               2026 m. birželio 5 d.
Mokėjimo terminas:      2026-06-19
Jūsų užsakymas:         88123

Prekės pavadinimas        Kiekis        Vnt. kaina            Suma
Vyriai                        10            100,00        1 000,00
Vežimas                        1            200,00          200,00

                          Suma be PVM                 1 200,00
                          PVM 25 %                      300,00
                          Iš viso mokėti EUR          1 500,00
)"},
        LanguageCase{"tr", R"(
FATURA
Fatura Numarası:        4711
Fatura Tarihi:          5 Haziran 2026
Son Ödeme Tarihi:       19 Haziran 2026
Sipariş Numarası:       88123

Ürün Adı                    Adet      Birim Fiyatı           Tutar
Menteşe                       10            100,00        1 000,00
Nakliye                        1            200,00          200,00

                          KDV Matrahı                 1 200,00
                          KDV %25                       300,00
                          Genel Toplam TL             1 500,00
)"},
        LanguageCase{"el", R"(
ΤΙΜΟΛΌΓΙΟ
Αριθμός Τιμολογίου:     4711
Ημ/νία Έκδοσης:         5 Ιουνίου 2026
Πληρωμή έως:            19 Ιουνίου 2026
Παραγγελία σας:         88123

Είδος                       Ποσ.              Τιμή            Αξία
Μεντεσέδες                    10            100,00        1 000,00
Μεταφορά                       1            200,00          200,00

                          Σύνολο χωρίς ΦΠΑ            1 200,00
                          ΦΠΑ 25 %                      300,00
                          Προς πληρωμή EUR            1 500,00
)"},
        LanguageCase{"bg", R"(
ФАКТУРА
Номер на фактура:       4711
Дата на издаване:       5 юни 2026 г.
Платима до:             19 юни 2026 г.
Ваша поръчка:           88123

Стока                       Кол.          Ед. цена            Сума
Панти                         10            100,00        1 000,00
Транспорт                      1            200,00          200,00

                          Общо без ДДС                1 200,00
                          ДДС 25 %                      300,00
                          За плащане лв.              1 500,00
)"}));

} // namespace
} // namespace mailroom
