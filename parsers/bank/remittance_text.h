#pragma once

// The free text that goes with an entry of a statement, which banks structure in several ways:
// "166?00...?20...?32Name" (German banking; other banks part it with >, ^, ~ or <), "SVWZ+...EREF+"
// within that, "/REMI/.../NAME/..." (SEPA codewords), ":NS:01..." (the old German non-SWIFT field);
// others just write.

#include <string>
#include <string_view>

namespace mailroom {

struct RemittanceText {
    std::string information; // For the payee to read: what is paid.
    std::string counterparty_name;
    std::string counterparty_iban;
    std::string reference; // End to end; empty where there is none.
};

// `text` is that of a :86: field, further lines after \n.
RemittanceText read_remittance_text(std::string_view text);

// That of a :NS: field: a line a subfield, its two digits first.
RemittanceText read_non_swift_text(std::string_view text);

} // namespace mailroom
