#pragma once

// Sums of money as prose says them: those of core/scan_amounts.h, and "1.2k", "15 T€", "3 Mio.
// EUR", "80,- Euro", "twelve hundred dollars", "99 cents". The names of currencies and multiples
// are data/phrases/amounts.txt.

#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/books.h"
#include "core/decimal.h"

#include <string>
#include <vector>

namespace mailroom {

struct AmountMention {
    std::size_t first = 0, last = 0; // Words [first, last).
    Decimal value;
    std::string currency; // As written; of "$" the party's own dollar. Empty where none is written.
    bool is_money = false; // With a currency or decimal places; else any number.
    // "(12.00)", "$(12.00)", "a credit of ($12.00)": as books write what is taken off, and not as
    // prose puts "4471 ($12.00)" beside; the value is unsigned.
    bool in_brackets = false;
};

// In the order of the text; percentages are left out. `party` may be null.
std::vector<AmountMention> find_amounts(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Party* party,
    const Company& company);

} // namespace mailroom
