#pragma once

// Which open items a payment pays: its lines against the books.

#include "core/books.h"
#include "core/casework.h"

#include <string_view>
#include <vector>

namespace mailroom {

// One Match for each line, and one "unmatched" for a payment that names no line and whose sum is
// that of no open item. `how`:
//     number, number_tail, amount   paid as billed
//     short, over                   by number, with less or more than is open
//     closed                        the item has nothing open
//     unmatched                     no such item
std::vector<Match>
match_remittance(const Remittance& remittance, const Books& books, std::string_view party_id);

} // namespace mailroom
