#include "api/http/message.h"

#include "api/http/security_headers.h"
#include "core/ascii.h"
#include "core/text.h"

#include <array>

namespace mailroom {
namespace {

int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c)
{
    return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

std::optional<std::string> form_decoded(std::string_view text)
{
    std::string spaced(text);
    for (auto& c : spaced)
        c = c == '+' ? ' ' : c;
    return percent_decoded(spaced);
}

} // namespace

void HttpRequest::set_target(std::string_view origin_form)
{
    const auto question = origin_form.find('?');
    path = origin_form.substr(0, question);
    query = question == origin_form.npos ? "" : origin_form.substr(question + 1);
}

std::string_view HttpRequest::header(std::string_view lower_case_name) const
{
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string_view{} : found->second;
}

std::string_view HttpRequest::cookie(std::string_view name) const
{
    for (const auto piece : split(header("cookie"), ';')) {
        const auto pair = trimmed(piece);
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
            return pair.substr(name.size() + 1);
    }
    return {};
}

void HttpResponse::set(std::string name, std::string value)
{
    headers.emplace_back(std::move(name), std::move(value));
}

std::vector<std::pair<std::string, std::string>> fields_of(const HttpResponse& response)
{
    std::vector<std::pair<std::string, std::string>> fields(
        security_headers.begin(), security_headers.end());
    if (!response.content_type.empty())
        fields.emplace_back("Content-Type", response.content_type);
    fields.insert(fields.end(), response.headers.begin(), response.headers.end());
    return fields;
}

HttpResponse plain_response(int status, std::string text)
{
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::map<std::string, std::string, std::less<>> query_parameters(std::string_view query)
{
    std::map<std::string, std::string, std::less<>> parameters;
    for (const auto pair : split(query, '&')) {
        const auto equals = pair.find('=');
        auto name = form_decoded(pair.substr(0, equals));
        auto value = form_decoded(equals == pair.npos ? "" : pair.substr(equals + 1));
        if (name && value && !name->empty())
            parameters.emplace(std::move(*name), std::move(*value));
    }
    return parameters;
}

std::string attachment_disposition(std::string_view filename)
{
    std::string ascii;
    for (const char c : filename)
        ascii += c < ' ' || c > '~' || c == '"' || c == '\\' ? '_' : c;
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encoded(filename);
}

std::string_view reason_phrase(int status)
{
    static constexpr std::array phrases{
        std::pair{200, "OK"},
        std::pair{201, "Created"},
        std::pair{202, "Accepted"},
        std::pair{204, "No Content"},
        std::pair{304, "Not Modified"},
        std::pair{400, "Bad Request"},
        std::pair{401, "Unauthorized"},
        std::pair{403, "Forbidden"},
        std::pair{404, "Not Found"},
        std::pair{405, "Method Not Allowed"},
        std::pair{409, "Conflict"},
        std::pair{413, "Content Too Large"},
        std::pair{415, "Unsupported Media Type"},
        std::pair{422, "Unprocessable Content"},
        std::pair{429, "Too Many Requests"},
        std::pair{431, "Request Header Fields Too Large"},
        std::pair{500, "Internal Server Error"},
        std::pair{503, "Service Unavailable"},
    };
    for (const auto& [code, phrase] : phrases) {
        if (code == status)
            return phrase;
    }
    return "Status";
}

} // namespace mailroom
