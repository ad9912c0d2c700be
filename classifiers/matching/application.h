#pragma once

// Money applied to open items, one after the other, and what that leaves open.

#include "core/books.h"
#include "core/casework.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace mailroom {

class Application {
public:
    // `date`: of the payment, for terms of discount; unknown dates are in time.
    Application(std::optional<Date> date, const Decimal& tolerance);

    // What a line pays of an item; `how` is that of the finding.
    void apply(Match match, const OpenItem& item, const RemittanceLine& line);
    void add(Match match); // One without an item.

    // The discount that may be taken off the item on the day of payment; zero where there is none.
    Decimal discount_in_time(const OpenItem& item) const;

    const std::map<const OpenItem*, Decimal>& left() const { return left_; } // Of items applied to.

    // All matches in the order in which they came, each with its outcome. Ends the application.
    std::vector<Match> finish();

private:
    struct Entry {
        Match match;
        const OpenItem* item = nullptr;
    };

    Decimal granted(Match& match, const OpenItem& item, const Decimal& gap, const RemittanceLine&);
    void settle(Match& match, const OpenItem& item);

    std::optional<Date> date_;
    Decimal tolerance_;
    std::vector<Entry> entries_;
    std::map<const OpenItem*, Decimal> left_;
};

} // namespace mailroom
