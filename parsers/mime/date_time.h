#pragma once

// RFC 5322 section 3.3 date-time with the obsolete forms of section 4.3, and what else is found in
// Date fields: ISO 8601, ctime, two-digit years, missing seconds or zone.

#include "core/time.h"

#include <optional>
#include <string_view>

namespace mailroom {

std::optional<DateTime> parse_mail_date(std::string_view text);

} // namespace mailroom
