#include "classifiers/details/items_of_order.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>

namespace mailroom {
namespace {

// Orders of books may begin with the word for it: "Job 4471" is called 4471, too.
std::string_view without_noun(std::string_view order)
{
    const auto blank = order.find(' ');
    const auto noun = order.substr(0, blank);
    const bool is_noun = blank != order.npos && std::ranges::none_of(noun, is_digit);
    return is_noun ? trimmed(order.substr(blank)) : order;
}

} // namespace

std::vector<const OpenItem*>
items_of_order(const std::vector<const OpenItem*>& items, std::string_view order)
{
    std::vector<const OpenItem*> found;
    const auto key = normalized_number(order);
    std::ranges::copy_if(items, std::back_inserter(found), [&](const OpenItem* item) {
        const auto& own = item->purchase_order;
        return !key.empty()
            && (normalized_number(own) == key || normalized_number(without_noun(own)) == key);
    });
    return found;
}

} // namespace mailroom
