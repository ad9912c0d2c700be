#pragma once

// The one set of open items that makes a sum, where no number says which.

#include "classifiers/matching/application.h"
#include "core/books.h"

#include <string>
#include <vector>

namespace mailroom {

struct OpenSet {
    struct Part {
        const OpenItem* item = nullptr;
        Decimal amount; // Without the discount, where it is paid without.

        auto operator<=>(const Part&) const = default;
    };

    bool several = false;
    std::vector<Part> parts; // Of the one set.
    std::string why;
};

// Sets that payers pay - everything, all that is due by some day, what was billed in one month,
// with and without credit notes and discounts that are in time -, and any other subset, within the
// bounds of only_subset(). `application` knows the discounts.
OpenSet only_open_set(
    const std::vector<const OpenItem*>& items, const Decimal& sum, const Application& application);

} // namespace mailroom
