#include "parsers/mime/parameters.h"

#include "core/text.h"
#include "parsers/mime/charset.h"
#include "parsers/mime/encoded_words.h"
#include "parsers/mime/header_section.h"

#include <charconv>
#include <optional>
#include <vector>

namespace mailroom {
namespace {

// "(comments)" outside of quoted strings become nothing.
std::string without_comments(std::string_view in)
{
    std::string out;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const char c = in[i];
        if (c == '\\' && i + 1 < in.size() && (quoted || depth > 0)) {
            if (depth == 0)
                out.append(in, i, 2);
            ++i;
            continue;
        }
        if (depth == 0 && c == '"')
            quoted = !quoted;
        if (!quoted && c == '(') {
            ++depth;
            continue;
        }
        if (!quoted && c == ')' && depth > 0) {
            --depth;
            continue;
        }
        if (depth == 0)
            out += c;
    }
    // A parenthesis that never closes is part of a value: name=report (2.pdf
    return depth > 0 || quoted ? std::string(in) : out;
}

struct RawParameter {
    std::string name;  // Without RFC 2231's "*0*".
    std::string value; // Quotes undone.
    std::optional<unsigned> section;
    bool extended = false;
};

// "name*12*" -> name, 12, extended
void split_name(std::string_view name, RawParameter& parameter)
{
    if (name.ends_with('*')) {
        parameter.extended = true;
        name.remove_suffix(1);
    }
    const auto star = name.rfind('*');
    if (star != name.npos) {
        unsigned number = 0;
        const auto* const end = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data() + star + 1, end, number);
        if (error == std::errc{} && stop == end) {
            parameter.section = number;
            name = name.substr(0, star);
        }
    }
    parameter.name = to_lower_ascii(trimmed(name));
}

// The value at the start of `in`, which is moved behind it and its ';'.
std::string take_value(std::string_view& in)
{
    std::string value;
    in = without_leading(in, " \t");
    if (in.starts_with('"')) {
        std::size_t i = 1;
        for (; i < in.size() && in[i] != '"'; ++i) {
            // QUIRK: Windows paths are sent with bare backslashes; only \" and \\ are pairs.
            if (in[i] == '\\' && i + 1 < in.size() && (in[i + 1] == '"' || in[i + 1] == '\\'))
                ++i;
            value += in[i];
        }
        in.remove_prefix(std::min(i + 1, in.size()));
        const auto semicolon = in.find(';');
        in = semicolon == in.npos ? std::string_view() : in.substr(semicolon + 1);
        return value;
    }
    const auto semicolon = in.find(';');
    value = trimmed(in.substr(0, semicolon));
    in = semicolon == in.npos ? std::string_view() : in.substr(semicolon + 1);
    return value;
}

std::string percent_decoded(std::string_view in)
{
    std::string out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        unsigned byte = 0;
        if (in[i] == '%' && i + 2 < in.size()
            && std::from_chars(in.data() + i + 1, in.data() + i + 3, byte, 16).ptr
                == in.data() + i + 3) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += in[i];
        }
    }
    return out;
}

// charset'language'percent-encoded, RFC 2231 section 4.
std::string extended_value(std::string_view in, Defects& defects)
{
    const auto first = in.find('\'');
    const auto second = first == in.npos ? in.npos : in.find('\'', first + 1);
    if (second == in.npos)
        return to_utf8(percent_decoded(in), "", "a parameter", defects);
    return to_utf8(
        percent_decoded(in.substr(second + 1)), in.substr(0, first), "a parameter", defects);
}

struct Continued {
    std::map<unsigned, RawParameter> sections;
};

std::string joined(const Continued& continued, Defects& defects)
{
    std::string charset, bytes;
    bool first = true, extended = false;
    for (const auto& [number, section] : continued.sections) {
        std::string_view value = section.value;
        if (first && section.extended) {
            const auto one = value.find('\'');
            const auto two = one == value.npos ? one : value.find('\'', one + 1);
            if (two != value.npos) {
                charset = value.substr(0, one);
                value.remove_prefix(two + 1);
            }
        }
        first = false;
        extended |= section.extended;
        bytes += section.extended ? percent_decoded(value) : std::string(value);
    }
    if (!extended)
        return decode_encoded_words(bytes, defects);
    return to_utf8(bytes, charset, "a parameter", defects);
}

} // namespace

std::string ParameterizedValue::parameter(std::string_view name) const
{
    const auto found = parameters.find(std::string(name));
    return found == parameters.end() ? std::string() : found->second;
}

ParameterizedValue read_parameters(std::string_view body, const Limits& limits, Defects& defects)
{
    const auto text = without_comments(unfolded(body.substr(0, limits.header_line_bytes_max)));
    std::string_view left = text;
    ParameterizedValue result;
    const auto value_end = left.find(';');
    result.value = to_lower_ascii(trimmed(left.substr(0, value_end)));
    left = value_end == left.npos ? std::string_view() : left.substr(value_end + 1);

    std::map<std::string, Continued> continued;
    std::map<std::string, std::string> extended;
    for (std::size_t count = 0; !trimmed(left).empty(); ++count) {
        if (count >= limits.parameters_max) {
            add_defect(defects, "too many parameters; the last were left out");
            break;
        }
        const auto equals = left.find_first_of("=;");
        if (equals == left.npos)
            break;
        RawParameter parameter;
        split_name(trimmed(left.substr(0, equals)), parameter);
        const bool has_value = left[equals] == '=';
        left.remove_prefix(equals + 1);
        if (!has_value)
            continue;
        parameter.value = take_value(left);
        const auto name = parameter.name;
        if (parameter.section)
            continued[name].sections.emplace(*parameter.section, std::move(parameter));
        else if (parameter.extended)
            extended.emplace(name, extended_value(parameter.value, defects));
        else
            result.parameters.emplace(name, decode_encoded_words(parameter.value, defects));
    }
    for (const auto& [name, sections] : continued)
        result.parameters.insert_or_assign(name, joined(sections, defects));
    for (auto& [name, value] : extended)
        result.parameters.insert_or_assign(name, std::move(value));
    return result;
}

} // namespace mailroom
