#include "tests/unit/api/schema.h"

#include "core/text.h"
#include "core/time.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace mailroom {
namespace {

const Json& resolved(const Json& schema)
{
    const Json* at = &schema;
    while (const auto* reference = (*at)["$ref"].string()) {
        at = &openapi();
        for (const auto name : split(std::string_view(*reference).substr(2), '/'))
            at = &(*at)[name];
    }
    return *at;
}

std::string_view type_of(const Json& value)
{
    static constexpr std::array<std::string_view, 7> names{"null",   "boolean", "integer", "number",
                                                           "string", "array",   "object"};
    return names[value.value().index()];
}

bool is_of_type(const Json& value, const Json& type)
{
    if (const auto* any = type.array())
        return std::ranges::any_of(*any, [&](const Json& one) { return is_of_type(value, one); });
    const auto actual = type_of(value);
    const auto expected = type.text_or("");
    return actual == expected || (expected == "number" && actual == "integer");
}

bool is_of_format(const std::string& text, std::string_view format)
{
    if (format == "date")
        return parse_date(text).has_value();
    return format != "date-time" || parse_instant(text).has_value();
}

class Validator {
public:
    void check(const Json& value, const Json& given, const std::string& path)
    {
        const auto& schema = resolved(given);
        if (const auto* alternatives = schema["anyOf"].array()) {
            const bool fits = std::ranges::any_of(*alternatives, [&](const Json& one) {
                return schema_violations(value, one).empty();
            });
            if (!fits)
                violations.push_back(path + " fits no alternative");
            return;
        }
        const auto& type = schema["type"];
        if (!type.is_null() && !is_of_type(value, type)) {
            violations.push_back(path + " is of type " + std::string(type_of(value)));
            return;
        }
        if (value.string() != nullptr)
            check_text(*value.string(), schema, path);
        if (value.array() != nullptr)
            for (const auto& element : *value.array())
                check(element, schema["items"], path + "[]");
        if (value.object() != nullptr)
            check_object(value, schema, path);
    }

    std::vector<std::string> violations;

private:
    void check_text(const std::string& text, const Json& schema, const std::string& path)
    {
        const auto* words = schema["enum"].array();
        const auto same = [&](const Json& word) { return word.text_or("") == text; };
        if (words != nullptr && std::ranges::none_of(*words, same))
            violations.push_back(path + " is the unknown word " + text);
        if (!is_of_format(text, schema["format"].text_or("")))
            violations.push_back(path + " is no " + std::string(schema["format"].text_or("")));
    }

    void check_object(const Json& value, const Json& schema, const std::string& path)
    {
        std::set<std::string> there;
        for (const auto& [name, element] : *value.object()) {
            there.insert(name);
            const auto& property = schema["properties"][name];
            const auto& others = schema["additionalProperties"];
            if (!property.is_null())
                check(element, property, path + "." + name);
            else if (others.object() != nullptr)
                check(element, others, path + "." + name);
            else if (others.boolean() != nullptr && !*others.boolean())
                violations.push_back(path + "." + name + " is not described");
        }
        if (const auto* required = schema["required"].array())
            for (const auto& name : *required)
                if (!there.contains(*name.string()))
                    violations.push_back(path + "." + *name.string() + " is missing");
    }
};

} // namespace

const Json& openapi()
{
    static const Json description = [] {
        std::ifstream in(MAILROOM_SOURCE_DIR "/api/openapi.json");
        std::ostringstream text;
        text << in.rdbuf();
        auto parsed = parse_json(text.str());
        return parsed ? *parsed : Json{};
    }();
    return description;
}

std::vector<std::string> schema_violations(const Json& value, const Json& schema)
{
    Validator validator;
    validator.check(value, schema, "$");
    return validator.violations;
}

} // namespace mailroom
