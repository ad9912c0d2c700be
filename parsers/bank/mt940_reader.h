#pragma once

// SWIFT MT940 customer statements and MT942 interim reports, as banks deliver them: with or without
// the envelope of blocks, one or many statements in a file.

#include "core/document.h"
#include "core/limits.h"
#include "core/parsed.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Whether the first tagged line (":20:", ":25:", ":61:" ...) stands where a statement begins.
bool looks_like_mt940(std::string_view bytes);

// A document a statement; a line an entry (:61: with the :86: or :NS: that follow it). Evidence
// names the line of the file. The check "balance" holds the entries against the opening and closing
// balances, where both stand; "debits" and "credits" hold them against the sums of an MT942.
// Entries that cannot be read are defects.
Parsed<std::vector<Document>> read_mt940(std::string_view bytes, const Limits& limits);

} // namespace mailroom
