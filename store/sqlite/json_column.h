#pragma once

#include "core/json.h"

#include <string>

namespace mailroom::sqlite {

// A described value out of a column that holds it as JSON.
template <typename T>
Result<T> from_json_text(const std::string& text)
{
    const auto json = TRY(parse_json(text));
    T value{};
    TRY(from_json(json, value));
    return value;
}

} // namespace mailroom::sqlite
