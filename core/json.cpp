#include "core/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

namespace mailroom {
namespace {

namespace bj = boost::json;

Json from_boost(const bj::value& value)
{
    switch (value.kind()) {
    case bj::kind::null:
        return {};
    case bj::kind::bool_:
        return value.get_bool();
    case bj::kind::int64:
        return value.get_int64();
    case bj::kind::uint64:
        return static_cast<double>(value.get_uint64());
    case bj::kind::double_:
        return value.get_double();
    case bj::kind::string:
        return std::string_view(value.get_string());
    case bj::kind::array: {
        Json::Array array;
        for (const auto& element : value.get_array())
            array.push_back(from_boost(element));
        return array;
    }
    case bj::kind::object: {
        Json::Object object;
        for (const auto& element : value.get_object())
            object.emplace_back(std::string(element.key()), from_boost(element.value()));
        return object;
    }
    }
    return {};
}

// The length of the UTF-8 sequence at the start of `bytes` (RFC 3629), 0 where there is none.
std::size_t utf8_length(std::string_view bytes)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1
        : first >= 0xc2 && first <= 0xdf    ? 2
        : first >= 0xe0 && first <= 0xef    ? 3
        : first >= 0xf0 && first <= 0xf4    ? 4
                                            : 0;
    if (length == 0 || length > bytes.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    const bool overlong =
        length > 2 && ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90));
    const bool outside = (first == 0xed && length == 3 && byte(1) > 0x9f)
        || (first == 0xf4 && length == 4 && byte(1) > 0x8f);
    return overlong || outside ? 0 : length;
}

void append_quoted(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text[0]);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[0];
        } else if (c == '\n') {
            out += "\\n";
        } else if (c < 0x20 || c == 0x7f) {
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        } else {
            const auto length = utf8_length(text);
            out += length == 0 ? std::string_view("\xef\xbf\xbd") : text.substr(0, length);
            text.remove_prefix(std::max<std::size_t>(length, 1));
            continue;
        }
        text.remove_prefix(1);
    }
    out += '"';
}

// The shortest form that reads back as the same number; JSON has no infinities.
void append_number(std::string& out, double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out += std::isfinite(number) ? std::string_view(buffer.data(), end) : std::string_view("null");
}

void append(std::string& out, const Json& json)
{
    if (const auto* text = json.string()) {
        append_quoted(out, *text);
    } else if (const auto* array = json.array()) {
        const char* separator = "[";
        for (const auto& element : *array) {
            out += separator;
            append(out, element);
            separator = ",";
        }
        out += array->empty() ? "[]" : "]";
    } else if (const auto* object = json.object()) {
        const char* separator = "{";
        for (const auto& [name, value] : *object) {
            out += separator;
            append_quoted(out, name);
            out += ':';
            append(out, value);
            separator = ",";
        }
        out += object->empty() ? "{}" : "}";
    } else if (const auto* flag = json.boolean()) {
        out += *flag ? "true" : "false";
    } else if (const auto* integer = json.integer()) {
        out += std::to_string(*integer);
    } else if (const auto number = json.number()) {
        append_number(out, *number);
    } else {
        out += "null";
    }
}

} // namespace

bool Json::is_empty() const
{
    return is_null() || (string() != nullptr && string()->empty())
        || (array() != nullptr && array()->empty()) || (object() != nullptr && object()->empty());
}

std::optional<double> Json::number() const
{
    if (const auto* whole = integer())
        return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value_))
        return *real;
    return std::nullopt;
}

const Json& Json::operator[](std::string_view name) const
{
    static const Json nothing;
    if (object() == nullptr)
        return nothing;
    const auto found = std::ranges::find(*object(), name, &Object::value_type::first);
    return found == object()->end() ? nothing : found->second;
}

std::string_view Json::text_or(std::string_view otherwise) const
{
    return string() != nullptr ? std::string_view(*string()) : otherwise;
}

void Json::set(std::string name, Json value)
{
    if (object() == nullptr)
        value_ = Object{};
    auto& members = std::get<Object>(value_);
    const auto found = std::ranges::find(members, name, &Object::value_type::first);
    if (found == members.end())
        members.emplace_back(std::move(name), std::move(value));
    else
        found->second = std::move(value);
}

void Json::push_back(Json value)
{
    if (array() == nullptr)
        value_ = Array{};
    std::get<Array>(value_).push_back(std::move(value));
}

Result<Json> parse_json(std::string_view text)
{
    bj::parse_options options;
    options.max_depth = json_depth_max;
    boost::system::error_code error;
    const auto value = bj::parse(text, error, {}, options);
    if (error)
        return Error{ErrorCode::invalid_argument, "this is not JSON: " + error.message()};
    return from_boost(value);
}

std::string to_string(const Json& json)
{
    std::string out;
    append(out, json);
    return out;
}

namespace json_detail {

Status wrong_kind(std::string_view expected)
{
    return Error{ErrorCode::invalid_argument, "should be " + std::string(expected)};
}

Status in_member(std::string_view name, Status status)
{
    if (status)
        return status;
    auto error = std::move(status).error();
    const bool nested = error.what.starts_with('\'');
    error.what =
        '\'' + std::string(name) + (nested ? "." + error.what.substr(1) : "' " + error.what);
    return error;
}

} // namespace json_detail

} // namespace mailroom
