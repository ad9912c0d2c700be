#pragma once

// JSON Schema 2020-12, as much of it as api/openapi.json uses.

#include "core/json.h"

#include <string>
#include <vector>

namespace mailroom {

// api/openapi.json.
const Json& openapi();

// What of `value` is not as `schema` says, each with its path; references point into openapi().
std::vector<std::string> schema_violations(const Json& value, const Json& schema);

} // namespace mailroom
