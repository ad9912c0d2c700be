#include "ingest/smtp/command.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mailroom {
namespace {

struct VerbName {
    std::string_view name;
    SmtpVerb verb;
};

constexpr auto verb_names = std::to_array<VerbName>({
    {"HELO", SmtpVerb::helo},
    {"EHLO", SmtpVerb::ehlo},
    {"LHLO", SmtpVerb::lhlo},
    {"MAIL", SmtpVerb::mail},
    {"RCPT", SmtpVerb::rcpt},
    {"DATA", SmtpVerb::data},
    {"RSET", SmtpVerb::rset},
    {"NOOP", SmtpVerb::noop},
    {"QUIT", SmtpVerb::quit},
    {"VRFY", SmtpVerb::vrfy},
    {"STARTTLS", SmtpVerb::starttls},
});

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// The length of the path with its brackets; 0 where it does not end. A quoted local-part may hold
// '>' and blanks.
std::size_t path_length(std::string_view text)
{
    bool quoted = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (is_control(text[i]))
            return 0;
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '>' && !quoted)
            return i + 1;
        else if (text[i] == ' ' && !quoted)
            return 0;
    }
    return 0;
}

bool is_number_above(std::string_view digits, std::uint64_t limit)
{
    std::uint64_t number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return result.ec == std::errc::result_out_of_range || number > limit;
}

} // namespace

SmtpCommand parse_smtp_command(std::string_view line)
{
    const auto end = line.find(' ');
    const auto word = line.substr(0, end);
    const auto argument = end == line.npos ? std::string_view() : trimmed(line.substr(end));
    for (const auto& [name, verb] : verb_names) {
        if (equals_ignoring_case(word, name))
            return {verb, argument};
    }
    return {SmtpVerb::unknown, argument};
}

std::optional<SmtpPath> parse_smtp_path(std::string_view argument, std::string_view keyword)
{
    if (!equals_ignoring_case(argument.substr(0, keyword.size()), keyword))
        return std::nullopt;
    argument = trimmed(argument.substr(keyword.size()));
    if (!argument.starts_with('<'))
        return std::nullopt;
    const auto length = path_length(argument);
    if (length == 0)
        return std::nullopt;
    auto address = argument.substr(1, length - 2);
    if (address.starts_with('@')) { // Source route: "@one,@two:user@three".
        const auto colon = address.find(':');
        if (colon == address.npos)
            return std::nullopt;
        address.remove_prefix(colon + 1);
    }
    SmtpPath path{.address = std::string(address)};
    for (const auto word : split(argument.substr(length), ' ')) {
        if (word.empty())
            continue;
        const auto equals = word.find('=');
        path.parameters.push_back(
            {word.substr(0, equals),
             equals == word.npos ? std::string_view() : word.substr(equals + 1)});
    }
    return path;
}

std::string_view
mail_parameter_refusal(const SmtpParameter& parameter, std::uint64_t message_bytes_max)
{
    const auto& [keyword, value] = parameter;
    if (equals_ignoring_case(keyword, "SIZE"))
        return is_number_above(value, message_bytes_max)
            ? "552 5.3.4 The mail is larger than we take"
            : "";
    if (equals_ignoring_case(keyword, "BODY"))
        return equals_ignoring_case(value, "7BIT") || equals_ignoring_case(value, "8BITMIME")
            ? ""
            : "501 5.5.4 BODY is 7BIT or 8BITMIME";
    if (equals_ignoring_case(keyword, "SMTPUTF8") && value.empty())
        return "";
    return "555 5.5.4 A parameter of MAIL is not known here";
}

bool is_recipient(std::string_view address, const std::vector<std::string>& recipients)
{
    const auto at = address.rfind('@');
    if (at == address.npos || at == 0)
        return false;
    const auto domain = address.substr(at);
    const auto plain =
        std::string(address.substr(0, std::min(at, address.find('+')))) + std::string(domain);
    return std::ranges::any_of(recipients, [&](const std::string& recipient) {
        return equals_ignoring_case(recipient.starts_with('@') ? domain : address, recipient)
            || equals_ignoring_case(plain, recipient);
    });
}

} // namespace mailroom
