#include "core/fold.h"
#include "core/scan_amounts.h"
#include "core/scan_dates.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// "value currency%|value ..." so that a case is one line.
std::string amounts_in(std::string_view text, DecimalMark habit = DecimalMark::unknown)
{
    std::string out;
    for (const auto& amount : scan_amounts(text, habit)) {
        out += out.empty() ? "" : "|";
        out += to_string(amount.value) + (amount.currency.empty() ? "" : " " + amount.currency);
        out += amount.percent ? "%" : "";
    }
    return out;
}

std::string dates_in(
    std::string_view text,
    DateOrder order = DateOrder::unknown,
    const std::optional<Date>& reference = std::nullopt)
{
    std::string out;
    for (const auto& date : scan_dates(text, order, reference))
        out += (out.empty() ? "" : "|") + to_string(date.value) + (date.ambiguous ? "?" : "");
    return out;
}

TEST(ScanAmounts, ReadsEveryCountrysForm)
{
    const std::pair<const char*, const char*> cases[] = {
        {"1.234,56", "1234.56"},
        {"1 234,56", "1234.56"},
        {"1\u202F234\u00A0567,80 €", "1234567.80 EUR"},
        {"1'234.56", "1234.56"},
        {"CHF 1’234.50", "1234.50 CHF"},
        {"1,23,456.78", "123456.78"},
        {"Rs. 12,34,567.00", "1234567.00 INR"},
        {"$1,234.56", "1234.56 USD"},
        {"EUR1,234.56", "1234.56 EUR"},
        {"12.50EUR", "12.50 EUR"},
        {"RM 12.00", "12.00 MYR"},
        {"US$ 10", "10 USD"},
        {"1.234.567", "1234567"},
        {"0.125", "0.125"},
        {"12345.678", "12345.678"},
        {"19 %", "19%"},
        {"7,7%", "7.7%"},
        {"4471 AED 51,000.00", "4471|51000.00 AED"},
        {"4471 AED, 12.00", "4471 AED|12.00"},
        {"4471 CHF -12.50", "4471|-12.50 CHF"},
        {"Ft 118 di 1.250,00", "118|1250.00"},
        {"1 250 Ft", "1250 HUF"},
        {"48,20 -/-", "-48.20"},
        {"48,20-/-", "-48.20"},
        {"(-)1,204.50", "-1204.50"},
        {"./. 61,40", "-61.40"},
        {"Gutschrift ./. EUR 61,40", "-61.40 EUR"},
        {"Rs. 8,100.00 (-)95.00", "8100.00 INR|-95.00"},
        {"1.250,00 TL", "1250.00 TRY"},
        {"TL310838 ile 1.250 TL", "1250 TRY"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(amounts_in(text), expected) << text;
}

TEST(ScanAmounts, ReadsSigns)
{
    for (const auto* text :
         {"-5.00", "5.00-", "(5.00)", "5.00 CR", "\u22125.00", "- 5.00", "-$5.00", "$-5.00",
          "($5.00)", "5,00-", "5,00 -", "5,00 H"})
        EXPECT_EQ(amounts_in(text).substr(0, 5), "-5.00") << text;
    EXPECT_EQ(amounts_in("€ -1.234,50"), "-1234.50 EUR");
}

TEST(ScanAmounts, LeavesOtherThingsAlone)
{
    for (const auto* text :
         {"12.03.2026", "2026-03-12", "03/12/2026", "INV-2026", "A4711", "10:45", "#17", "1.2.3",
          "4711B"})
        EXPECT_EQ(amounts_in(text), "") << text;
    EXPECT_EQ(amounts_in("pay 100 on 12.03.2026, then 250.00."), "100|250.00");
    EXPECT_EQ(amounts_in("2 450,00 and 3 1000,00"), "2450.00|3|1000.00");
}

TEST(ScanAmounts, HabitDecidesWhatIsAmbiguous)
{
    EXPECT_EQ(amounts_in("1.234"), "1234");
    EXPECT_EQ(amounts_in("1.234", DecimalMark::point), "1.234");
    EXPECT_EQ(amounts_in("1,234", DecimalMark::point), "1234");
    EXPECT_EQ(decimal_mark_of("Total 1.234,56 of 12,00"), DecimalMark::comma);
    EXPECT_EQ(decimal_mark_of("Total 1,234.56"), DecimalMark::point);
    EXPECT_EQ(decimal_mark_of("Total 1,234"), DecimalMark::unknown);
}

TEST(ScanDates, ReadsEveryForm)
{
    const std::pair<const char*, const char*> cases[] = {
        {"2026-03-12", "2026-03-12"},
        {"2026/3/2", "2026-03-02"},
        {"12.03.2026", "2026-03-12"},
        {"12.3.26", "2026-03-12"},
        {"12. 03. 2026", "2026-03-12"},
        {"25/03/2026", "2026-03-25"},
        {"03/25/2026", "2026-03-25"},
        {"12 Mar 2026", "2026-03-12"},
        {"12-Mar-26", "2026-03-12"},
        {"12. März 2026", "2026-03-12"},
        {"12 de março de 2026", "2026-03-12"},
        {"1er février 2026", "2026-02-01"},
        {"March 12th, 2026", "2026-03-12"},
        {"Sept. 3, 2026", "2026-09-03"},
        {"3 août 2026", "2026-08-03"},
        {"15 giugno 2026", "2026-06-15"},
        {"15 mrt 2026", "2026-03-15"},
        {"3. maj 2026", "2026-05-03"},
        {"24. desember 2026", "2026-12-24"},
        {"5. heinäkuuta 2026", "2026-07-05"},
        {"7 października 2026", "2026-10-07"},
        {"14. listopadu 2026", "2026-11-14"},
        {"2026. március 12.", "2026-03-12"},
        {"9 iulie 2026", "2026-07-09"},
        {"14. marca 2026", "2026-03-14"},
        {"5. siječnja 2026.", "2026-01-05"},
        {"2026 m. kovo 5 d.", "2026-03-05"},
        {"2026. gada 3. jūnijs", "2026-06-03"},
        {"18 Ağustos 2026", "2026-08-18"},
        {"21 ΦΕΒΡΟΥΑΡΊΟΥ 2026", "2026-02-21"},
        {"7 април 2026 г.", "2026-04-07"},
        {"2026 m. 5", ""},
        {"5 LED 2026", ""},
        {"31/02/2026", ""},
        {"1.234.567", ""},
        {"10.20.30.40", ""},
        {"FV/7/04/2026", ""},
        {"RE-12-03-2026", ""},
        {"Datum/12.03.2026", "2026-03-12"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(dates_in(text), expected) << text;
}

TEST(ScanDates, OrderComesFromTheRestOfTheDocument)
{
    EXPECT_EQ(dates_in("03/04/2026"), "2026-04-03?");
    EXPECT_EQ(dates_in("03/04/2026", DateOrder::month_first), "2026-03-04?");
    EXPECT_EQ(dates_in("03.04.2026", DateOrder::month_first), "2026-04-03");
    EXPECT_EQ(date_order_of("03/04/2026 and 04/25/2026"), DateOrder::month_first);
    EXPECT_EQ(date_order_of("03/04/2026 and 25/04/2026"), DateOrder::day_first);
    EXPECT_EQ(date_order_of("03/04/2026"), DateOrder::unknown);
}

TEST(ScanDates, OrderComesFromTheDayOfWriting)
{
    const auto near = [](std::string_view text, unsigned month, unsigned day) {
        return date_order_near(text, *make_date(2026, month, day));
    };
    EXPECT_EQ(near("09/03/2026", 9, 2), DateOrder::month_first);
    EXPECT_EQ(near("09/03/2026", 3, 12), DateOrder::day_first);
    EXPECT_EQ(near("09/03/2026 of 07/02/2026", 9, 5), DateOrder::month_first);
    EXPECT_EQ(near("09/03/2026", 6, 12), DateOrder::unknown);
    EXPECT_EQ(near("04/05/2026", 5, 4), DateOrder::unknown);
    EXPECT_EQ(near("09.03.2026", 9, 2), DateOrder::unknown);
}

TEST(ScanDates, YearMayComeFromTheReference)
{
    const auto reference = make_date(2026, 12, 20);
    EXPECT_EQ(dates_in("on January 5 we pay", DateOrder::unknown, reference), "2027-01-05");
    EXPECT_EQ(dates_in("am 28.12. zahlen wir", DateOrder::unknown, reference), "2026-12-28");
    EXPECT_EQ(dates_in("le 5 octobre, 30 jours net", DateOrder::unknown, reference), "2026-10-05");
    EXPECT_EQ(dates_in("on January 5 we pay"), "");
}

TEST(ScanDates, CompactDatesAreAskedForByName)
{
    EXPECT_EQ(parse_compact_date("20260312"), make_date(2026, 3, 12));
    EXPECT_FALSE(parse_compact_date("20261312"));
    EXPECT_FALSE(parse_compact_date("12345678"));
}

TEST(Fold, TakesCaseAndAccentsAway)
{
    EXPECT_EQ(folded("Überweisung\u00A0 Nº"), "uberweisung no");
    EXPECT_EQ(folded("Straße ŁÓDŹ œuvre"), "strasse lodz oeuvre");
    EXPECT_EQ(folded("cafe\u0301 \xFF"), "cafe \xFF");
}

} // namespace
} // namespace mailroom
