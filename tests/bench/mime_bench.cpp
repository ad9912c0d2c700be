// CPU time to parse mails and to decode every part of them, by us and by GMime, in one process and
// one thread:
//
//     mime_bench FILE...
//
// prints {"megabytes", "mailroom_ms", "gmime_ms", "parts", "same_parts"}. Rounds of both alternate
// for two seconds, and the least of each counts. Neither takes digests or converts text.

#include "core/json.h"
#include "parsers/mime/message_parser.h"
#include "tests/support/gmime_parts.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>

namespace mailroom {
namespace {

double cpu_milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Round>
void shorten(double& least, const Round& round)
{
    const auto begin = cpu_milliseconds();
    round();
    least = std::min(least, cpu_milliseconds() - begin);
}

std::vector<std::string> our_parts(const std::string& mail, const Limits& limits)
{
    const auto parsed = decode_message(mail, limits);
    std::vector<std::string> parts;
    for (const auto& part : parsed.value.parts)
        if (part.description.media_type != "message/rfc822")
            parts.emplace_back(part.content);
    return parts;
}

Json measure(const std::vector<std::string>& mails)
{
    const Limits limits;
    std::size_t bytes = 0, parts = 0, same = 0;
    for (const auto& mail : mails) {
        bytes += mail.size();
        const auto ours = our_parts(mail, limits), theirs = tests::parts_by_gmime(mail);
        parts += theirs.size();
        for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
            same += ours[i] == theirs[i] ? 1U : 0U;
    }
    double ours = std::numeric_limits<double>::max(), theirs = ours;
    constexpr double enough = 2'000;
    for (const auto begin = cpu_milliseconds(); cpu_milliseconds() - begin < enough;) {
        shorten(ours, [&] {
            for (const auto& mail : mails)
                decode_message(mail, limits);
        });
        shorten(theirs, [&] {
            for (const auto& mail : mails)
                tests::parts_by_gmime(mail);
        });
    }
    Json json;
    json.set("megabytes", static_cast<double>(bytes) / 1e6);
    json.set("mailroom_ms", ours);
    json.set("gmime_ms", theirs);
    json.set("parts", parts);
    json.set("same_parts", same);
    return json;
}

} // namespace
} // namespace mailroom

int main(int count, char** arguments)
{
    std::vector<std::string> mails;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        mails.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    std::cout << mailroom::to_string(mailroom::measure(mails)) << '\n';
}
