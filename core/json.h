#pragma once

// JSON (RFC 8259) as a value, and described structs (core/describe.h) to and from it.
//
// Writing leaves out what says nothing: empty strings, lists, objects and optionals; numbers, enums
// and booleans always stand. Money is written as a string ("12.50"), dates as ISO 8601 strings.
// Reading ignores members that it does not know and keeps the default of those that are missing; a
// member of the wrong kind is an error that names it.

#include "core/decimal.h"
#include "core/describe.h"
#include "core/result.h"
#include "core/sha256.h"
#include "core/time.h"

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mailroom {

class Json {
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>; // In the order of insertion.

    Json() = default; // null
    Json(bool value) : value_(value) {}
    Json(double value) : value_(value) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}
    template <std::integral T>
    Json(T value) : value_(static_cast<std::int64_t>(value))
    {
    }

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    // Null, "", [] or {}.
    bool is_empty() const;

    // Null pointer where the value is of another kind.
    const bool* boolean() const { return std::get_if<bool>(&value_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
    const std::string* string() const { return std::get_if<std::string>(&value_); }
    const Array* array() const { return std::get_if<Array>(&value_); }
    const Object* object() const { return std::get_if<Object>(&value_); }
    std::optional<double> number() const;

    // The member of an object; null where there is none.
    const Json& operator[](std::string_view name) const;
    std::string_view text_or(std::string_view otherwise) const;

    void set(std::string name, Json value); // On an object, or on null, which becomes one.
    void push_back(Json value);             // On an array, or on null, which becomes one.

    using Value =
        std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;
    const Value& value() const { return value_; }

private:
    Value value_;
};

inline constexpr std::size_t json_depth_max = 32;

Result<Json> parse_json(std::string_view text);
std::string to_string(const Json& json); // One line, UTF-8; bytes that are no UTF-8 become U+FFFD.

// ---- described values -> JSON

// Values that have a notation of their own, which is how JSON shows them.
template <typename T, typename... Others>
concept OneOf = (std::is_same_v<T, Others> || ...);
template <typename T>
concept PrintedValue = NamedEnum<T> || OneOf<T, Decimal, Date, DateTime, Instant, Sha256>;

template <typename T>
Json to_json(const T& value);

template <typename T>
Json to_json(const std::vector<T>& values)
{
    Json::Array array;
    array.reserve(values.size());
    for (const auto& value : values)
        array.push_back(to_json(value));
    return array;
}

template <typename T>
Json to_json(const std::optional<T>& value)
{
    return value ? to_json(*value) : Json{};
}

template <typename T>
Json to_json(const std::map<std::string, T>& values)
{
    Json::Object object;
    for (const auto& [name, value] : values)
        object.emplace_back(name, to_json(value));
    return object;
}

template <typename T>
Json to_json(const T& value)
{
    if constexpr (OneOf<T, bool, double, std::string, Json> || std::is_integral_v<T>)
        return Json(value);
    else if constexpr (std::is_same_v<T, float>)
        return Json(static_cast<double>(value));
    else if constexpr (PrintedValue<T>)
        return Json(std::string(to_string(value)));
    else {
        static_assert(Described<T>);
        Json::Object object;
        for_each_member(value, [&](std::string_view name, const auto& part) {
            auto json = to_json(part);
            if (!json.is_empty())
                object.emplace_back(std::string(name), std::move(json));
        });
        return object;
    }
}

// ---- JSON -> described values

template <typename T>
Status from_json(const Json& json, T& value);

namespace json_detail {
Status wrong_kind(std::string_view expected);
Status in_member(std::string_view name, Status status);

template <typename T, typename Parse>
Status from_text(const Json& json, T& value, std::string_view expected, Parse parse)
{
    if (json.string() == nullptr)
        return wrong_kind(expected);
    const auto parsed = parse(*json.string());
    if (!parsed)
        return wrong_kind(expected);
    value = *parsed;
    return {};
}
} // namespace json_detail

template <typename T>
Status from_json(const Json& json, std::vector<T>& values)
{
    if (json.array() == nullptr)
        return json_detail::wrong_kind("a list");
    values.clear();
    for (const auto& element : *json.array()) {
        T value{};
        TRY(from_json(element, value));
        values.push_back(std::move(value));
    }
    return {};
}

template <typename T>
Status from_json(const Json& json, std::optional<T>& value)
{
    if (json.is_null()) {
        value.reset();
        return {};
    }
    return from_json(json, value.emplace());
}

template <typename T>
Status from_json(const Json& json, std::map<std::string, T>& values)
{
    if (json.object() == nullptr)
        return json_detail::wrong_kind("an object");
    values.clear();
    for (const auto& [name, element] : *json.object())
        TRY(json_detail::in_member(name, from_json(element, values[name])));
    return {};
}

template <typename T>
Status from_json(const Json& json, T& value)
{
    using json_detail::from_text;
    using json_detail::wrong_kind;
    if constexpr (std::is_same_v<T, bool>) {
        if (json.boolean() == nullptr)
            return wrong_kind("true or false");
        value = *json.boolean();
    } else if constexpr (std::is_integral_v<T>) {
        if (json.integer() == nullptr || !std::in_range<T>(*json.integer()))
            return wrong_kind("a whole number in range");
        value = static_cast<T>(*json.integer());
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!json.number())
            return wrong_kind("a number");
        value = static_cast<T>(*json.number());
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (json.string() == nullptr)
            return wrong_kind("text");
        value = *json.string();
    } else if constexpr (std::is_same_v<T, Json>) {
        value = json;
    } else if constexpr (NamedEnum<T>) {
        return from_text(json, value, "one of the known words", enum_from_string<T>);
    } else if constexpr (std::is_same_v<T, Decimal>) {
        return from_text(json, value, "a decimal number as text, like \"12.50\"", parse_decimal);
    } else if constexpr (std::is_same_v<T, Date>) {
        return from_text(json, value, "a date like \"2026-11-21\"", parse_date);
    } else if constexpr (std::is_same_v<T, Instant>) {
        return from_text(json, value, "a time like \"2026-11-21T09:08:04Z\"", parse_instant);
    } else if constexpr (std::is_same_v<T, Sha256>) {
        return from_text(json, value, "a SHA-256", parse_sha256);
    } else {
        static_assert(Described<T>);
        if (json.object() == nullptr)
            return wrong_kind("an object");
        Status status;
        for_each_member(value, [&](std::string_view name, auto& part) {
            const auto& element = json[name];
            if (status && !element.is_null())
                status = json_detail::in_member(name, from_json(element, part));
        });
        return status;
    }
    return {};
}

} // namespace mailroom
