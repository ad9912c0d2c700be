#include "api/config.h"

#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace mailroom {
namespace {

Json json_of(const toml::node& node)
{
    if (const auto* table = node.as_table()) {
        Json::Object object;
        for (const auto& [name, value] : *table)
            object.emplace_back(std::string(name.str()), json_of(value));
        return object;
    }
    if (const auto* list = node.as_array()) {
        Json::Array array;
        for (const auto& value : *list)
            array.push_back(json_of(value));
        return array;
    }
    if (const auto* text = node.as_string())
        return text->get();
    if (const auto* number = node.as_integer())
        return number->get();
    if (const auto* number = node.as_floating_point())
        return number->get();
    if (const auto* truth = node.as_boolean())
        return truth->get();
    std::ostringstream text; // Dates and times.
    node.visit([&](const auto& value) {
        if constexpr (toml::is_chronological<decltype(value)>)
            text << value.get();
    });
    return text.str();
}

} // namespace

Result<Json> parse_toml(std::string_view toml)
{
    const auto parsed = toml::parse(toml);
    if (parsed)
        return json_of(parsed.table());
    const auto& error = parsed.error();
    return Error{
        ErrorCode::invalid_argument,
        "line " + std::to_string(error.source().begin.line) + ", column "
            + std::to_string(error.source().begin.column) + ": "
            + std::string(error.description())};
}

} // namespace mailroom
