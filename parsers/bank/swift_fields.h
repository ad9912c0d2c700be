#pragma once

// The notation of SWIFT's category 9 messages: tagged lines, and the subfields of balances and
// entries.

#include "core/decimal.h"
#include "core/limits.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct TaggedField {
    std::size_t line = 0; // Of the file, from 1.
    std::string tag;      // "61", "60F"; "NS" is a German field that is not SWIFT's.
    std::string text;     // Further lines after \n.
};

// The tag of a line that begins with one (":61:"), or nothing.
std::string_view swift_tag(std::string_view line);

// QUIRK: home banking ends lines with "@@", others with carriage returns alone; here with \n.
std::string with_line_breaks(std::string_view bytes);

std::vector<TaggedField> swift_fields(std::string_view bytes, const Limits& limits);

// YYMMDD; two-digit years mean 1980 to 2079, as SWIFT has it. A 30th of February is its last day.
std::optional<Date> swift_date(std::string_view text);

// :60F:, :62F: - "C140507EUR500,"
struct SwiftBalance {
    Decimal amount;       // Negative: a debit.
    std::string currency; // Empty where the bank leaves it out.
    Date date{};
};

std::optional<SwiftBalance> swift_balance(std::string_view text);

// :61: - 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]
struct SwiftEntry {
    Date value_date{}, booking_date{};
    bool credit = false;    // A reversal books the other way round than its mark says.
    Decimal amount;         // Unsigned.
    std::string reference;  // Empty for NONREF; the bank's own where the payer gave none.
    std::string supplement; // What the bank writes after the 16 characters of a reference.
};

std::optional<SwiftEntry> swift_entry(std::string_view text);

// :90D:, :90C: - "3PLN0,03": how many entries of a kind there are, and what they add up to.
struct SwiftSum {
    Decimal amount;
    std::string currency;
};

std::optional<SwiftSum> swift_sum(std::string_view text);

} // namespace mailroom
