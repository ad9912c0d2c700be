#include "api/config.h"

#include "core/text.h"
#include "embedded/config_reference.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>

#include <unistd.h>

namespace mailroom {
namespace {

constexpr std::string_view prefix = "MAILROOM_";

Error invalid(std::string what)
{
    return {ErrorCode::invalid_argument, std::move(what)};
}

// ---- the keys, out of the described structs

template <typename T>
struct ElementOf {
    using type = void;
};
template <typename T>
struct ElementOf<std::vector<T>> {
    using type = T;
};
template <typename T>
struct ElementOf<std::optional<T>> {
    using type = T;
};

template <typename T>
void add_keys(const std::string& path, std::vector<ConfigKey>& keys)
{
    using Element = typename ElementOf<T>::type;
    if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        keys.push_back({path, ConfigKind::list});
    } else if constexpr (std::is_same_v<T, std::optional<Element>>) {
        add_keys<Element>(path, keys);
    } else if constexpr (std::is_same_v<T, std::vector<Element>>) {
        add_keys<Element>(path + "[]", keys);
    } else if constexpr (Described<T>) {
        T example{};
        for_each_member(example, [&](std::string_view name, auto& part) {
            const auto dot = path.empty() ? "" : ".";
            add_keys<std::remove_cvref_t<decltype(part)>>(path + dot + std::string(name), keys);
        });
    } else if constexpr (std::is_same_v<T, bool>) {
        keys.push_back({path, ConfigKind::truth});
    } else if constexpr (std::is_integral_v<T>) {
        keys.push_back({path, ConfigKind::number});
    } else {
        keys.push_back({path, ConfigKind::text});
    }
}

// "imap[].server.host" -> imap, [], server, host
std::vector<std::string> segments_of(std::string_view path)
{
    std::vector<std::string> segments;
    for (const auto name : split(path, '.')) {
        const bool is_list = name.ends_with("[]");
        segments.emplace_back(name.substr(0, name.size() - (is_list ? 2 : 0)));
        if (is_list)
            segments.emplace_back("[]");
    }
    return segments;
}

// ---- the file

std::string joined(std::string_view path, std::string_view name)
{
    return path.empty() ? std::string(name) : std::string(path) + "." + std::string(name);
}

bool is_key_or_table(std::string_view path, const std::vector<ConfigKey>& keys)
{
    for (const auto& key : keys) {
        const auto rest = std::string_view(key.path).substr(0, path.size());
        const auto next = key.path.size() > path.size() ? key.path[path.size()] : '.';
        if (rest == path && (next == '.' || next == '['))
            return true;
    }
    return false;
}

Status check_keys(const Json& json, const std::string& path, const std::vector<ConfigKey>& keys)
{
    if (const auto* array = json.array(); array != nullptr) {
        for (const auto& element : *array) {
            if (element.object() != nullptr)
                TRY(check_keys(element, path + "[]", keys));
        }
    }
    if (json.object() == nullptr)
        return {};
    for (const auto& [name, value] : *json.object()) {
        const auto inner = joined(path, name);
        if (!is_key_or_table(inner, keys))
            return invalid(
                "there is no key \"" + inner + "\"; `mailroom config` lists and explains them all");
        TRY(check_keys(value, inner, keys));
    }
    return {};
}

// ---- the environment

// The path with its numbers, where the rest of a variable's name is that of this key.
std::optional<std::vector<std::string>> path_of(const ConfigKey& key, std::string_view name)
{
    std::vector<std::string> path;
    for (const auto& segment : segments_of(key.path)) {
        if (!path.empty()) {
            if (!name.starts_with('_'))
                return std::nullopt;
            name.remove_prefix(1);
        }
        const auto digits = std::min(name.find_first_not_of("0123456789"), name.size());
        const auto length = segment == "[]" ? digits : segment.size();
        if (length == 0 || name.size() < length
            || (segment != "[]" && to_lower_ascii(name.substr(0, length)) != segment))
            return std::nullopt;
        path.push_back(segment == "[]" ? std::string(name.substr(0, length)) : segment);
        name.remove_prefix(length);
    }
    return name.empty() ? std::optional(path) : std::nullopt;
}

Result<Json> value_of(const ConfigKey& key, const std::string& variable, const std::string& text)
{
    switch (key.kind) {
    case ConfigKind::text:
        return Json(text);
    case ConfigKind::truth:
        if (text != "true" && text != "false")
            return invalid(variable + " is \"" + text + "\"; it must be true or false");
        return Json(text == "true");
    case ConfigKind::number: {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size())
            return invalid(variable + " is \"" + text + "\"; it must be a whole number");
        return Json(number);
    }
    case ConfigKind::list: {
        Json list{Json::Array{}};
        for (const auto piece : split(text, ',')) {
            if (!trimmed(piece).empty())
                list.push_back(trimmed(piece));
        }
        return list;
    }
    }
    return Json{};
}

// `json` with `value` at `path`, whose numbers are places in lists; a place beyond the end is the
// next one.
Json with_value(const Json& json, std::span<const std::string> path, const Json& value)
{
    if (path.empty())
        return value;
    const auto& name = path.front();
    if (name.find_first_not_of("0123456789") != name.npos) {
        Json::Object object = json.object() != nullptr ? *json.object() : Json::Object{};
        for (auto& [other, element] : object) {
            if (other == name) {
                element = with_value(element, path.subspan(1), value);
                return object;
            }
        }
        object.emplace_back(name, with_value(Json{}, path.subspan(1), value));
        return object;
    }
    Json::Array array = json.array() != nullptr ? *json.array() : Json::Array{};
    std::size_t at = 0;
    std::from_chars(name.data(), name.data() + name.size(), at);
    at = std::min(at, array.size());
    if (at == array.size())
        array.emplace_back();
    array[at] = with_value(array[at], path.subspan(1), value);
    return array;
}

Status
apply_environment(Json& json, const Environment& environment, const std::vector<ConfigKey>& keys)
{
    for (const auto& [variable, text] : environment) {
        if (!variable.starts_with(prefix) || variable == "MAILROOM_CONFIG"
            || variable == "MAILROOM_WORKER")
            continue;
        const auto name = std::string_view(variable).substr(prefix.size());
        bool known = false;
        for (const auto& key : keys) {
            if (const auto path = path_of(key, name)) {
                json = with_value(json, *path, TRY(value_of(key, variable, text)));
                known = true;
            }
        }
        if (!known)
            return invalid("there is no key for the variable " + variable);
    }
    return {};
}

} // namespace

GatewaySettings Config::gateway() const
{
    return {
        .imap = imap,
        .smtp = smtp,
        .folders = folder,
        .pipeline = pipeline,
        .passwords = passwords,
        .outbox = outbox,
        .limits = limits};
}

std::vector<ConfigKey> config_keys()
{
    std::vector<ConfigKey> keys;
    add_keys<Config>("", keys);
    // Of `mailroom explain` alone: who set it would promise documents that are not there.
    std::erase_if(keys, [](const ConfigKey& key) { return key.path == "desk.rehearsal"; });
    return keys;
}

Environment process_environment()
{
    Environment variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const auto equals = text.find('=');
        if (text.starts_with(prefix) && equals != text.npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

Result<Config> parse_config(std::string_view toml, const Environment& environment)
{
    const auto keys = config_keys();
    auto json = TRY(parse_toml(toml));
    TRY(check_keys(json, "", keys));
    TRY(apply_environment(json, environment, keys));
    Config config;
    TRY(from_json(json, config));
    return config;
}

Result<Config> load_config(const std::filesystem::path& file, const Environment& environment)
{
    const auto variable = environment.find("MAILROOM_CONFIG");
    auto path = file;
    if (path.empty() && variable != environment.end())
        path = variable->second;
    if (path.empty())
        return parse_config("", environment);
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{
            ErrorCode::not_found,
            path.string()
                + ": this configuration file cannot be read; `mailroom config "
                  "> "
                + path.string() + "` writes one to begin with"};
    std::ostringstream text;
    text << in.rdbuf();
    auto config = parse_config(text.str(), environment);
    if (!config)
        return Error{config.error().code, path.string() + ": " + config.error().what};
    return config;
}

std::string_view config_reference()
{
    return embedded::config_reference().front().bytes;
}

} // namespace mailroom
