#pragma once

// The open item that a payer means by what they print: by the ways of a clerk, from the surest on.
//
//     number       as printed: blanks, punctuation and case do not count
//     trimmed      but for prefixes, zeros or further words that one of the two has alone
//     number_tail  its last digits, which only one item of the payer has
//     reference    what a reference with check digits carries (core/check_digits.h)
//     corrected    with one typing error, where the amount agrees
//     amount       no number, or one that nobody knows: the only item with this amount open
//
// The weaker the way, the more the amounts must agree. Items of other parties than the payer and
// those they may pay for are found by their exact number and amount alone.

#include "core/books.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct StatedAmounts {
    std::optional<Decimal> gross, net; // As the payer states them; signs do not count.
};

struct Finding {
    const OpenItem* item = nullptr; // Null: none, or more than one.
    bool ambiguous = false;
    std::string_view how = "unmatched"; // As core/casework.h has it.
    std::string why;                    // In words, where it is no exact number.
};

// Whether an amount that is stated is that of the item, as billed or as still open.
bool agrees(const StatedAmounts& amounts, const OpenItem& item);

class ItemFinder {
public:
    // The payer first, then those they may pay for. All must outlive the finder.
    ItemFinder(
        const Books& books,
        std::span<const std::string> party_ids,
        Side side,
        std::string_view currency);

    Finding by_number(std::string_view printed, const StatedAmounts& amounts) const;
    // With exactly this amount open, with or without its discount; else within the tolerance.
    // `taken` items are left out.
    Finding by_amount(
        const Decimal& amount,
        const Decimal& tolerance,
        const std::map<const OpenItem*, Decimal>& taken) const;

    // All of the payer and those they may pay for, on this side and in this currency (that of
    // either may be unknown), with anything open.
    std::vector<const OpenItem*> open_items() const;

private:
    using Items = std::vector<const OpenItem*>;

    bool is_family(const OpenItem& item) const;
    Items exact(std::string_view key) const;    // On our side, any party.
    Items by_tail(std::string_view tail) const; // Of the family.
    Finding exactly(std::string_view key, const StatedAmounts& amounts) const;
    Finding
    trimmed(std::string_view printed, std::string_view key, const StatedAmounts& amounts) const;
    Finding referenced(std::string_view printed, const StatedAmounts& amounts) const;
    Finding corrected(std::string_view key, const StatedAmounts& amounts) const;

    const Books& books_;
    std::span<const std::string> party_ids_;
    Side side_;
    std::string_view currency_;
    // By amount, filled when first asked for: payers may have very many items.
    mutable std::optional<std::multimap<Decimal, const OpenItem*>> by_amount_;
};

} // namespace mailroom
