#pragma once

// How text and bytes go into a mail.

#include <chrono>
#include <string>
#include <string_view>

namespace mailroom {

// RFC 2045 section 6.7: UTF-8 text with any line ends; lines of 76 bytes.
std::string quoted_printable(std::string_view text);

// RFC 2045 section 6.8: lines of 76 bytes, each with CR LF.
std::string base64_lines(std::string_view bytes);

// RFC 2047 section 5: UTF-8 text as it stands in an unstructured field, in encoded words where it
// is not printable ASCII. Parts are separated by CR LF and a blank, so that the field is folded.
std::string encoded_words(std::string_view text);

// RFC 5322 phrase: a display name, quoted or in encoded words.
std::string encoded_phrase(std::string_view text);

// RFC 2231: "; filename=..." for a parameter of any length and characters.
std::string encoded_parameter(std::string_view name, std::string_view value);

// "Name: body" CR LF, folded at blanks where it is long (RFC 5322 section 2.2.3).
std::string folded_field(std::string_view name, std::string_view body);

// RFC 5322 section 3.3, in UTC: "Sat, 21 Nov 2026 23:18:20 +0000".
std::string rfc5322_date(std::chrono::sys_seconds when);

} // namespace mailroom
