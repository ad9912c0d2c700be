#pragma once

// The free text that goes with an entry of a statement, which banks structure in two ways:
// "?20...?32Name" (German banking) and "/REMI/.../NAME/..." (SEPA codewords); others just write.

#include <string>
#include <string_view>

namespace mailroom {

struct RemittanceText {
    std::string information; // For the payee to read: what is paid.
    std::string counterparty_name;
    std::string counterparty_iban;
};

RemittanceText read_remittance_text(std::string_view text);

} // namespace mailroom
