#pragma once

// Content-Type and Content-Disposition: a value and its parameters, RFC 2045 section 5.1, with the
// continuations and charsets of RFC 2231.

#include "core/limits.h"
#include "core/parsed.h"

#include <map>
#include <string>
#include <string_view>

namespace mailroom {

struct ParameterizedValue {
    std::string value;                             // Lower case, without comments: "text/plain".
    std::map<std::string, std::string> parameters; // Names in lower case, values UTF-8.

    std::string parameter(std::string_view name) const; // Empty where absent.
};

// `body` is a field's body, folded or not. QUIRK: unquoted values with blanks ("name=my file.pdf"),
// encoded words in values (every Microsoft mailer), the same parameter twice (the first counts).
ParameterizedValue read_parameters(std::string_view body, const Limits& limits, Defects& defects);

} // namespace mailroom
