// Plans of messages that are known to ask for one.

#include "classifiers/details/plan.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    Party party;
    party.party_id = "K1";
    OpenItem item;
    item.party_id = "K1";
    item.number = "KD-2231";
    item.amount = item.open_amount = *parse_decimal("1460.00");
    return {{}, {party}, {}, {item}, {}, {}};
}

// "sum day, sum day" or "count interval first-day".
std::string told(std::string_view text)
{
    const auto prose = read_prose("", text, *parse_date("2026-11-19"), books(), "K1");
    const auto plan = find_meant_plan(prose);
    if (!plan)
        return {};
    std::string told;
    for (const auto& one : plan->instalments)
        told += (told.empty() ? "" : ", ") + (one.amount ? to_string(*one.amount) : "-") + ' '
            + to_string(*one.date);
    return !told.empty() || !plan->count || !plan->first_date
        ? told
        : std::to_string(*plan->count) + ' ' + plan->interval + ' ' + to_string(*plan->first_date);
}

TEST(MeantPlans, HalvesOfWhatCannotBePaidAtOnce)
{
    for (
        const auto* text :
        {"We can't do the 1,280.00 at once. Would half on 15 December and the rest on 15 January "
         "do?",
         "Die 1.280,00 \u20AC kann ich nicht auf einmal zahlen. Ginge die H\u00E4lfte am 15.12. "
         "und "
         "der Rest am 15.1.?",
         "Je ne peux pas payer les 1 280,00 \u20AC en une seule fois. La moiti\u00E9 le 15 "
         "d\u00E9cembre et le reste le 15 janvier ?",
         "No puedo pagar los 1.280,00 \u20AC de una vez. \u00BFLa mitad el 15 de diciembre y el "
         "resto el 15 de enero?",
         "Non riesco a pagare 1.280,00 \u20AC in una volta. Met\u00E0 il 15 dicembre e il resto il "
         "15 gennaio?",
         "Ik kan de 1.280,00 niet in \u00E9\u00E9n keer betalen. Mag de helft op 15 december en de "
         "rest op 15 januari?",
         "N\u00E3o consigo pagar 1.280,00 \u20AC de uma s\u00F3 vez. Metade a 15 de dezembro e o "
         "resto a 15 de janeiro?",
         "Guten Morgen, die 1.280,00 \u20AC gehen nicht auf einmal. Ginge die H\u00E4lfte, 640,00, "
         "am 15.12. und der Rest, 640,00, am 15.1.?"})
        EXPECT_EQ(told(text), "640.00 2026-12-15, 640.00 2027-01-15") << text;
    EXPECT_EQ(
        told("Could I pay half of KD-2231 on 15 December and half on 15 January?"),
        "730.00 2026-12-15, 730.00 2027-01-15");
}

TEST(MeantPlans, WhatIsPaidNowIsTheFirst)
{
    for (const auto* text :
         {"Can we have a plan for KD-2231: 500.00 now, 480.00 on 15 December and 480.00 on 15 "
          "January?",
          "K\u00F6nnen wir KD-2231 in drei Raten zahlen: 500,00 sofort, 480,00 am 15.12. und "
          "480,00 "
          "am 15.01.?"})
        EXPECT_EQ(told(text), "500.00 2026-11-19, 480.00 2026-12-15, 480.00 2027-01-15") << text;
}

TEST(MeantPlans, TheFirstDayIsTheEarliest)
{
    EXPECT_EQ(
        told("Please let us spread KD-2231 over the next four months, on the 15th of each month."),
        "4 monthly 2026-12-15");
}

} // namespace
} // namespace mailroom
