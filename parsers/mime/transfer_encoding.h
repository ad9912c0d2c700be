#pragma once

// Content-Transfer-Encoding, RFC 2045 section 6. Decoders forgive what mailers do: junk between
// base64 characters, padding in the middle, soft line breaks with blanks, lower-case hex.

#include "core/parsed.h"

#include <string>
#include <string_view>

namespace mailroom {

std::string decode_base64(std::string_view text, bool* cut_short = nullptr);
// Soft line breaks go; other line ends stay as they are.
std::string decode_quoted_printable(std::string_view text);
// The "Q" encoding of encoded words, RFC 2047 section 4.2: '_' is a space.
std::string decode_q_encoding(std::string_view text);
std::string decode_uuencode(std::string_view text);

enum class TransferEncoding : unsigned char { identity, base64, quoted_printable, uuencode };

// By the field's body: "Quoted-Printable (comment)". Unknown names are identity.
TransferEncoding transfer_encoding_named(std::string_view field_body);

} // namespace mailroom
