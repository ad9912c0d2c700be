#pragma once

// Which side of a payment a department stands on that is named below a company (data/ledgers.tsv).

#include <cstdint>
#include <string_view>

namespace mailroom::fields {

// payables: it pays what others bill. receivables: it is paid.
enum class Ledger : std::uint8_t { none, payables, receivables };

// What the words of a line name; none where they name neither, or both.
Ledger ledger_in(std::string_view text);

} // namespace mailroom::fields
