#include "classifiers/details/items_of_order.h"

#include "core/text.h"

#include <algorithm>
#include <iterator>

namespace mailroom {

std::vector<const OpenItem*>
items_of_order(const std::vector<const OpenItem*>& items, std::string_view order)
{
    std::vector<const OpenItem*> found;
    const auto key = normalized_number(order);
    std::ranges::copy_if(items, std::back_inserter(found), [&](const OpenItem* item) {
        return !key.empty() && normalized_number(item->purchase_order) == key;
    });
    return found;
}

} // namespace mailroom
