#pragma once

// BAI2 (ANSI X9.121): cash management reports of banks in North America, one record a line.

#include "core/document.h"
#include "core/limits.h"
#include "core/parsed.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Whether the first record is a file header (01) with a date and the version 2.
bool looks_like_bai2(std::string_view bytes);

// A document an account (03), a line a transaction (16). Amounts are in the smallest unit of their
// currency; type codes 100-399 are credits, 400-699 debits. The reference is the customer's, else
// the bank's.
// The check "account total" holds the sum of an account's amounts against its trailer (49).
Parsed<std::vector<Document>> read_bai2(std::string_view bytes, const Limits& limits);

} // namespace mailroom
