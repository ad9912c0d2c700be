#include "parsers/mime/date_time.h"

#include "core/ascii.h"
#include "core/text.h"

#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace mailroom {
namespace {

struct Zone {
    std::string_view name;
    int minutes;
};

// RFC 5322 section 4.3; and those that mail servers of Europe write.
constexpr auto zones = std::to_array<Zone>(
    {{"ut", 0},     {"utc", 0},    {"gmt", 0},    {"z", 0},      {"est", -300}, {"edt", -240},
     {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
     {"cet", 60},   {"cest", 120}, {"met", 60},   {"mest", 120}, {"bst", 60},   {"eet", 120},
     {"eest", 180}, {"wet", 0},    {"west", 60},  {"msk", 180},  {"jst", 540},  {"ist", 330}});

constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

std::optional<int> number(std::string_view digits)
{
    int value = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || error != std::errc{} || stop != end || value < 0)
        return std::nullopt;
    return value;
}

struct Fields {
    int year = -1, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone_minutes = 0;
    bool zone_seen = false, time_seen = false;
};

bool read_time(std::string_view token, Fields& fields)
{
    const auto seconds = token.substr(0, token.find('.'));
    const auto pieces = split(seconds, ':');
    if (pieces.size() < 2 || pieces.size() > 3)
        return false;
    const auto hour = number(pieces[0]), minute = number(pieces[1]);
    const auto second = pieces.size() == 3 ? number(pieces[2]) : 0;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return false;
    fields.hour = *hour, fields.minute = *minute, fields.second = *second;
    return fields.time_seen = true;
}

bool read_offset(std::string_view token, Fields& fields)
{
    if (token.size() < 3 || (token[0] != '+' && token[0] != '-'))
        return false;
    std::string digits;
    for (const char c : token.substr(1)) {
        if (c != ':')
            digits += c;
    }
    const auto value = number(digits);
    if (!value || digits.size() > 4)
        return false;
    const int minutes = digits.size() <= 2 ? *value * 60 : *value / 100 * 60 + *value % 100;
    if (minutes >= 24 * 60)
        return false;
    fields.zone_minutes = token[0] == '-' ? -minutes : minutes;
    return fields.zone_seen = true;
}

bool read_month(std::string_view token, Fields& fields)
{
    const auto start = to_lower_ascii(token.substr(0, 3));
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (start == months[i])
            fields.month = static_cast<int>(i) + 1;
    }
    return start.size() == 3 && fields.month != 0;
}

bool read_zone_name(std::string_view token, Fields& fields)
{
    for (const auto& zone : zones) {
        if (!equals_ignoring_case(token, zone.name))
            continue;
        if (!fields.zone_seen)
            fields.zone_minutes = zone.minutes;
        return fields.zone_seen = true;
    }
    return false;
}

int full_year(int year, std::size_t digits)
{
    if (digits == 2)
        return year < 50 ? year + 2000 : year + 1900; // RFC 5322 section 4.3
    return digits == 3 ? year + 1900 : year;
}

// 2026-11-21, 21-11-2026, 2026/11/21
bool read_numeric_date(std::string_view token, Fields& fields)
{
    const char separator = token.find('-') != token.npos ? '-' : '/';
    const auto pieces = split(token, separator);
    if (pieces.size() != 3)
        return false;
    const auto first = number(pieces[0]), last = number(pieces[2]);
    if (!first || !last)
        return false;
    if (!number(pieces[1])) { // 21-Nov-2026
        if (!read_month(pieces[1], fields))
            return false;
    } else {
        fields.month = *number(pieces[1]);
    }
    const bool year_first = pieces[0].size() == 4;
    fields.year = year_first ? *first : full_year(*last, pieces[2].size());
    fields.day = year_first ? *last : *first;
    return true;
}

std::vector<std::string> tokens_of(std::string_view text)
{
    std::vector<std::string> tokens(1);
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        depth += c == '(';
        if (depth > 0) {
            depth -= c == ')';
            continue;
        }
        auto& token = tokens.back();
        const bool digit_before = !token.empty() && is_digit(token.back());
        // "2026-11-21T09:08:04+02:00" and "09:08:04+0200" are several tokens each.
        const bool time_before = token.find(':') != token.npos;
        const bool starts_zone = (c == '+' || c == '-') && time_before;
        const bool iso_t = (c == 'T' || c == 't') && digit_before && token.size() == 10;
        const bool zulu = (c == 'Z' || c == 'z') && time_before;
        if (c == ' ' || c == '\t' || c == ',' || c == '\r' || c == '\n' || iso_t) {
            if (!token.empty())
                tokens.emplace_back();
            continue;
        }
        if ((starts_zone || zulu) && !token.empty())
            tokens.emplace_back();
        tokens.back() += c;
    }
    if (tokens.back().empty())
        tokens.pop_back();
    return tokens;
}

void read_token(std::string_view token, Fields& fields)
{
    const bool letter = (token[0] | 0x20) >= 'a' && (token[0] | 0x20) <= 'z';
    if (token.find(':') != token.npos && token[0] != '+' && token[0] != '-') {
        read_time(token, fields);
    } else if (token[0] == '+' || token[0] == '-') {
        read_offset(token, fields);
    } else if (letter) {
        const bool known = read_zone_name(token, fields);
        if (!known && fields.month == 0)
            read_month(token, fields);
        const auto sign = token.find_first_of("+-");
        if (sign != token.npos && known) // "GMT+0200" does not match a name; kept for "UTC+2".
            read_offset(token.substr(sign), fields);
    } else if (token.find_first_of("-/") != token.npos) {
        read_numeric_date(token, fields);
    } else if (const auto value = number(token)) {
        if (fields.day == 0 && token.size() <= 2 && *value >= 1 && *value <= 31)
            fields.day = *value;
        else if (fields.year < 0 && token.size() >= 2)
            fields.year = full_year(*value, token.size());
    }
}

} // namespace

std::optional<DateTime> parse_mail_date(std::string_view text)
{
    constexpr std::size_t bytes_max = 200;
    Fields fields;
    for (const auto& token : tokens_of(text.substr(0, bytes_max)))
        read_token(token, fields);
    const auto date = make_date(
        fields.year, static_cast<unsigned>(fields.month), static_cast<unsigned>(fields.day));
    if (!date || fields.year < 1900 || fields.year > 9999)
        return std::nullopt;
    using namespace std::chrono;
    const auto local =
        sys_days{*date} + hours{fields.hour} + minutes{fields.minute} + seconds{fields.second};
    return DateTime{
        local - minutes{fields.zone_minutes}, static_cast<std::int16_t>(fields.zone_minutes)};
}

} // namespace mailroom
