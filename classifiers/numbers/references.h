#pragma once

// Numbers of documents that a text names: "invoices 4471 and 4473-4475", "Gutschrift GS-26-014",
// "05804". A number that the books know is what they say; of a shortened one ("05804" for
// "BW-26-05804") the unique number of the party with that tail. Others are known by the word before
// them or by their shape; sums, days, phone numbers, orders and the like are left out.

#include "classifiers/numbers/number_shapes.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

inline constexpr std::size_t tail_digits_min = 4; // Of a number, to be found by its end.

struct Reference {
    ReferenceKind kind = ReferenceKind::unknown;
    std::string number; // As the books write it where they know it, else as printed.
    bool known = false;
    bool labelled = false;           // A word before it, or its series, says what it is.
    bool as_printed = true;          // Else put together: of a range, a shortened list, a bad scan.
    std::size_t first = 0, last = 0; // Words [first, last).
    // Of an item that is open in the books.
    std::optional<Decimal> open_amount;
    std::optional<Date> due_date;
};

// Words that are part of something else (a sum, a day) and cannot be a number of a document.
using WordMask = std::vector<bool>;

// In the order of the text. Kinds customer and other are left out.
std::vector<Reference> find_references(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const WordMask& taken,
    const Books& books,
    std::string_view party_id);

// The number as the books write it, by exact normalised number (of this party first) or, for a
// known party, by its unique tail, with the letters before it where they are given; the number of
// the invoice where it is that of the delivery that is billed; for an unknown party, by its digits
// without its letters where there are six or more and one number alone has them; empty where they
// do not know it.
// `by_tail` says whether it is the tail alone.
std::string number_in_books(
    const Books& books,
    std::string_view party_id,
    std::string_view number,
    bool* by_tail = nullptr);

// The number of the one open item of the party that ends with these three digits; empty where none
// does, or several do.
std::string
number_by_short_tail(const Books& books, std::string_view party_id, std::string_view digits);

// What the books hold of a number that they know: its kind, and the sum and day of an open item.
void add_from_books(const Books& books, Reference& reference);

} // namespace mailroom
