#pragma once

#include "core/books.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Those of `items` that bill the order, however its number is written: "W-7264", "w 7264". None
// where `order` has neither letters nor digits.
std::vector<const OpenItem*>
items_of_order(const std::vector<const OpenItem*>& items, std::string_view order);

} // namespace mailroom
