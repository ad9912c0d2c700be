#pragma once

// HTTP/1.1 (RFC 9110, 9112) as our handlers see it: values, without a connection.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailroom {

struct HttpRequest {
    std::string method; // Upper case.
    std::string path;   // Before the '?', still percent-encoded.
    std::string query;  // After the '?', still percent-encoded; may be empty.
    std::map<std::string, std::string, std::less<>> headers; // By name in lower case.
    std::string body;
    std::string remote_address;

    void set_target(std::string_view origin_form);                   // RFC 9112 section 3.2.1
    std::string_view header(std::string_view lower_case_name) const; // Empty where absent.
    std::string_view cookie(std::string_view name) const;            // RFC 6265 section 5.4
};

struct HttpResponse {
    int status = 200;
    std::string content_type; // Empty: no body.
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    // Server-Sent Events: the server keeps the connection and writes what is published.
    bool is_event_stream = false;

    void set(std::string name, std::string value);
};

// The header fields to send: what every answer tells the browser (api/http/security_headers.h), the
// content type, and the response's own. Content-Length and Connection are the server's to add.
std::vector<std::pair<std::string, std::string>> fields_of(const HttpResponse& response);

HttpResponse plain_response(int status, std::string text);

// RFC 3986 section 2.1; nothing where a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);
std::string percent_encoded(std::string_view text); // All but RFC 3986's unreserved characters.

// application/x-www-form-urlencoded pairs; a name that repeats keeps its first value, a pair that
// is badly encoded is left out.
std::map<std::string, std::string, std::less<>> query_parameters(std::string_view query);

// RFC 6266: "attachment" with the name in both notations; control characters become '_'.
std::string attachment_disposition(std::string_view filename);

std::string_view reason_phrase(int status);

} // namespace mailroom
