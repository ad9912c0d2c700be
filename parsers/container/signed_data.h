#pragma once

// Signed and encrypted data (RFC 5652): .p7m and .p7s files, S/MIME parts. DER, PEM, or DER in
// base64. Read and checked by OpenSSL.

#include "core/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

struct SignedData {
    std::optional<std::string> content; // Nothing where it stands elsewhere (.p7s), or is locked.
    bool encrypted = false;             // For somebody's key, which we do not have.
    // Whether the content is what was signed; nothing where that cannot be told, as without the
    // signer's certificate. Who vouches for the certificate is not asked: there is no network here.
    std::optional<Check> signature;
};

bool is_signed_data(std::string_view bytes); // By its first bytes.

// Nothing where the bytes are no such data, or damaged.
std::optional<SignedData> read_signed_data(std::string_view bytes);

} // namespace mailroom
