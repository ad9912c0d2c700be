#pragma once

// Whose "kr" it is: three countries write it, and their languages tell.

#include <string_view>

namespace mailroom::fields {

// The code for a sign that was read as `code` in a document of this language (ISO 639-1): that of
// its country where the sign is a crown's and not certain, otherwise `code`.
std::string_view local_currency(std::string_view code, bool certain, std::string_view language);

} // namespace mailroom::fields
