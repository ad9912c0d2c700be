#include "desk/outbox/encode.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace mailroom {
namespace {

constexpr std::size_t line_max = 76;
constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string hex_escape(char mark, char c)
{
    const auto byte = static_cast<std::uint8_t>(c);
    return {mark, hex_digits[byte >> 4], hex_digits[byte & 15]};
}

bool is_printable_ascii(char c)
{
    return c >= 0x20 && c < 0x7f;
}

bool is_continuation(char c)
{
    return (static_cast<std::uint8_t>(c) & 0xc0) == 0x80;
}

std::string base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t n) {
            return i + n < bytes.size() ? static_cast<std::uint8_t>(bytes[i + n]) : 0u;
        };
        const auto group = at(0) << 16 | at(1) << 8 | at(2);
        out += base64_digits[group >> 18];
        out += base64_digits[group >> 12 & 63];
        out += i + 1 < bytes.size() ? base64_digits[group >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? base64_digits[group & 63] : '=';
    }
    return out;
}

// Control characters, line ends above all, become blanks: nothing can start a field of its own.
std::string one_line(std::string_view text)
{
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7f; }, ' ');
    return line;
}

// The line that begins `text`, and `text` without it. CR LF, LF and CR all end lines.
std::string_view take_line(std::string_view& text)
{
    const auto end = text.find_first_of("\r\n");
    const auto line = text.substr(0, end);
    text.remove_prefix(line.size());
    if (text.starts_with("\r\n"))
        text.remove_prefix(2);
    else if (!text.empty())
        text.remove_prefix(1);
    return line;
}

bool is_atom_text(char c)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return is_letter_or_digit(c) || others.find(c) != others.npos;
}

} // namespace

std::string quoted_printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto line = take_line(text);
        std::size_t width = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            const bool at_end = i + 1 == line.size(); // Blanks there would be lost.
            const bool plain = (is_printable_ascii(c) && c != '=' && !(c == ' ' && at_end))
                || (c == '\t' && !at_end);
            const auto piece = plain ? std::string(1, c) : hex_escape('=', c);
            if (width + piece.size() > line_max - 1) {
                out += "=\r\n";
                width = 0;
            }
            out += piece;
            width += piece.size();
        }
        out += "\r\n";
    }
    return out;
}

std::string base64_lines(std::string_view bytes)
{
    constexpr std::size_t bytes_a_line = line_max / 4 * 3;
    std::string out;
    out.reserve(bytes.size() / 3 * 4 + bytes.size() / 27 + 8);
    for (std::size_t at = 0; at < bytes.size(); at += bytes_a_line)
        out += base64(bytes.substr(at, bytes_a_line)) + "\r\n";
    return out;
}

std::string encoded_words(std::string_view text)
{
    const auto line = one_line(text);
    // "=?" by itself could be taken for an encoded word.
    if (std::ranges::all_of(line, is_printable_ascii) && line.find("=?") == line.npos)
        return line;
    constexpr std::size_t word_bytes_max = 45; // RFC 2047 section 2: 75 characters a word.
    std::string out;
    for (std::string_view rest = line; !rest.empty();) {
        auto size = std::min(rest.size(), word_bytes_max);
        while (size < rest.size() && size > 1 && is_continuation(rest[size]))
            --size; // A character is never cut.
        out += (out.empty() ? "" : "\r\n ") + ("=?utf-8?B?" + base64(rest.substr(0, size)) + "?=");
        rest.remove_prefix(size);
    }
    return out;
}

std::string encoded_phrase(std::string_view text)
{
    const auto line = one_line(text);
    if (!std::ranges::all_of(line, is_printable_ascii) || line.find("=?") != line.npos)
        return encoded_words(line);
    if (std::ranges::all_of(line, [](char c) { return is_atom_text(c) || c == ' '; }))
        return line;
    std::string quoted = "\"";
    for (const char c : line) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string encoded_parameter(std::string_view name, std::string_view value)
{
    const auto line = one_line(value);
    const auto is_plain = [](char c) { return is_atom_text(c) || c == '.' || c == ' '; };
    if (line.size() <= 60 && std::ranges::all_of(line, is_plain))
        return ";\r\n " + std::string(name) + "=\"" + line + '"';
    std::string out, section = "utf-8''";
    int number = 0;
    const auto end_section = [&] {
        out += ";\r\n " + std::string(name) + '*' + std::to_string(number++) + "*=" + section;
        section.clear();
    };
    for (const char c : line) {
        // RFC 2231 section 7: attribute-char; '*', "'" and '%' have a meaning.
        const bool plain = (is_atom_text(c) || c == '.') && c != '*' && c != '\'' && c != '%';
        if (section.size() > 50 && !is_continuation(c))
            end_section();
        section += plain ? std::string(1, c) : hex_escape('%', c);
    }
    end_section();
    return out;
}

std::string folded_field(std::string_view name, std::string_view body)
{
    std::string out = std::string(name) + ':';
    std::size_t width = out.size();
    while (!body.empty()) {
        const auto end = body.find(' ', 1);
        const auto word = body.substr(0, end);
        const bool breaks_itself = word.find("\r\n") != word.npos;
        if (width + word.size() + 1 > 78 && width > name.size() + 1) {
            out += "\r\n";
            width = 0;
        }
        out += (word.starts_with(' ') ? "" : " ") + std::string(word);
        width = breaks_itself ? word.size() - word.rfind('\n') : width + word.size() + 1;
        body.remove_prefix(word.size());
    }
    return out + "\r\n";
}

std::string rfc5322_date(std::chrono::sys_seconds when)
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(when - day);
    std::array<char, 64> text{};
    std::snprintf(
        text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
        days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
        months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()));
    return text.data();
}

} // namespace mailroom
