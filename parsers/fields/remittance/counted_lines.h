#pragma once

#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// "1 4711", "2 4718", "3 4730": rows that are counted before their numbers lose the count.
void drop_counters(std::vector<PaidLine>& lines);

} // namespace mailroom::fields
