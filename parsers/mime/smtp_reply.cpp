#include "parsers/mime/smtp_reply.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

std::string first_status_in(std::string_view text)
{
    for (std::size_t i = 0; i + 4 < text.size(); ++i) {
        if ((text[i] != '5' && text[i] != '4' && text[i] != '2') || text[i + 1] != '.'
            || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.')))
            continue;
        auto at = i + 2;
        std::size_t digits[2] = {0, 0};
        for (int part = 0; part < 2; ++part) {
            while (at < text.size() && is_digit(text[at]))
                ++at, ++digits[part];
            if (part == 0 && (at >= text.size() || text[at++] != '.'))
                break;
        }
        const bool ends = at >= text.size() || (!is_digit(text[at]) && text[at] != '.')
            || (text[at] == '.' && (at + 1 >= text.size() || !is_digit(text[at + 1])));
        if (digits[0] >= 1 && digits[0] <= 3 && digits[1] >= 1 && digits[1] <= 3 && ends)
            return std::string(text.substr(i, at - i));
    }
    return {};
}

} // namespace

std::size_t reply_code_in(std::string_view text)
{
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const bool starts = i == 0 || text[i - 1] == ' ' || text[i - 1] == ':' || text[i - 1] == '('
            || text[i - 1] == '<' || text[i - 1] == '#';
        if (starts && (text[i] == '4' || text[i] == '5') && text[i + 1] >= '0' && text[i + 1] <= '7'
            && is_digit(text[i + 2])
            && (text[i + 3] == ' ' || text[i + 3] == '-' || text[i + 3] == '#'))
            return i;
    }
    return text.npos;
}

std::string status_in(std::string_view text)
{
    constexpr std::size_t near_bytes = 14; // "550-'5.7.1", "550 550 5.1.1"
    if (const auto code = reply_code_in(text); code != text.npos) {
        if (auto status = first_status_in(text.substr(code + 3, near_bytes)); !status.empty())
            return status;
    }
    return first_status_in(text);
}

std::string_view address_in(std::string_view line)
{
    const auto at = line.find('@');
    if (at == line.npos)
        return {};
    const auto stops = std::string_view(" \t<>()[]:;,\"'");
    const auto start = line.find_last_of(stops, at);
    const auto end = line.find_first_of(stops, at);
    const auto first = start == line.npos ? 0 : start + 1;
    const auto address =
        without_trailing(line.substr(first, std::min(end, line.size()) - first), ".");
    return address.size() > 2 && !address.starts_with('@') && !address.ends_with('@')
        ? address
        : std::string_view();
}

} // namespace mailroom
