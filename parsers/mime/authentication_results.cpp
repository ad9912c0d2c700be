#include "core/text.h"
#include "parsers/mime/message_header.h"

#include <array>

namespace mailroom {
namespace {

// "(comments)" and quotes go: no value that we judge by holds any.
std::string plain(std::string_view text)
{
    std::string out;
    int depth = 0;
    bool quoted = false;
    for (const char c : text) {
        quoted ^= c == '"' && depth == 0;
        depth += c == '(' && !quoted;
        if (depth == 0 && c != '"')
            out += c == ';' && quoted ? ' ' : c;
        depth -= c == ')' && !quoted && depth > 0;
    }
    return out;
}

std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const auto word : split(text, ' ')) {
        if (!trimmed(word).empty())
            words.push_back(trimmed(word));
    }
    return words;
}

// The property that says whom the result is about, the best first.
constexpr auto identifiers = std::to_array<std::string_view>(
    {"header.from", "header.d", "header.i", "smtp.mailfrom", "smtp.helo", "policy.iprev"});

std::string identifier_of(const std::vector<std::string_view>& words)
{
    for (const auto property : identifiers) {
        for (const auto word : words) {
            const auto equals = word.find('=');
            if (equals != word.npos && equals_ignoring_case(word.substr(0, equals), property))
                return std::string(word.substr(equals + 1));
        }
    }
    return {};
}

} // namespace

std::vector<AuthenticationResult>
parse_authentication_results(std::string_view unfolded, std::uint16_t index)
{
    constexpr std::size_t results_max = 50;
    const auto text = plain(unfolded);
    const auto statements = split(text, ';');
    const auto host = words_of(statements.front());
    // QUIRK: Microsoft 365 writes no authserv-id at all.
    const bool named = !host.empty() && host.front().find('=') == std::string_view::npos;
    std::vector<AuthenticationResult> results;
    for (std::size_t i = named ? 1 : 0; i < statements.size() && results.size() < results_max;
         ++i) {
        const auto words = words_of(statements[i]);
        if (words.empty())
            continue;
        const auto equals = statements[i].find('=');
        if (equals == statements[i].npos)
            continue;
        auto method = trimmed(statements[i].substr(0, equals));
        method = trimmed(method.substr(0, method.find('/')));
        const auto value = trimmed(statements[i].substr(equals + 1));
        AuthenticationResult result;
        if (named)
            result.authserv_id = to_lower_ascii(host.front());
        result.method = to_lower_ascii(method);
        result.result = to_lower_ascii(value.substr(0, value.find_first_of(" \t")));
        result.identifier = identifier_of(words);
        result.field = index;
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace mailroom
